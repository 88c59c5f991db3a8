import { Database, provision } from '@kp/database';
import { createDatabase } from '@kp/testing';
import { migrations } from '../migrations/index.ts';
import { AuditTrail } from './audit-trail.ts';
import { CHAIN_START, contentHash, linkHash } from './entry-hash.ts';

let database: Database;
const trail = new AuditTrail();
const record = { chain: 'ws_1', action: 'api-key.created', actor: { kind: 'user' as const, id: 'usr_1', name: 'me@example.test' }, target: { kind: 'api-key', id: 'key_1' }, after: { name: 'CI', price: 1.1, nested: { b: 2, a: [1, 'ü'] } }, requestId: 'req_1' };

beforeAll(async () => {
  const { gateway: url = '' } = await provision((await createDatabase()).url, [{ name: 'gateway', password: 'test', migrations }]);
  database = new Database(url, 'gateway');
});
afterAll(() => database.close());

test('every entry is linked to the one before by the hash that can be computed from its columns', async () => {
  for (const reason of ['one', 'two', 'three']) await trail.append(database, { ...record, reason });
  const rows = await database.query<{ seq: string; hash: Buffer; occurred_at: Date; after: Record<string, unknown>; reason: string }>(`SELECT * FROM audit_entry WHERE chain = 'ws_1' ORDER BY seq`);
  let previous: Uint8Array = CHAIN_START;
  for (const row of rows) {
    const content = contentHash({ chain: 'ws_1', occurredAt: row.occurred_at.toISOString(), action: record.action, actor: record.actor, target: record.target, before: null, after: row.after, reason: row.reason, requestId: 'req_1', ip: null });
    expect(row.hash.equals(linkHash(previous, BigInt(row.seq), content))).toBe(true);
    previous = row.hash;
  }
  expect(rows.map((row) => row.seq)).toEqual(['1', '2', '3']);
});

test('many writers at once leave no gap and no duplicate, and an entry goes with the transaction it belongs to', async () => {
  await Promise.all(Array.from({ length: 40 }, (_, index) => database.transaction(async (tx) => {
    await trail.append(tx, { ...record, chain: 'ws_busy', requestId: `req_${index}` });
    if (index % 4 === 0) throw new Error('the change failed');
  }).catch(() => undefined)));
  const rows = await database.query<{ seq: string }>(`SELECT seq FROM audit_entry WHERE chain = 'ws_busy' ORDER BY seq`);
  expect(rows.map((row) => Number(row.seq))).toEqual(Array.from({ length: 30 }, (_, index) => index + 1));
});
