import { Database } from '@kp/database';
import type { AuditRecord } from '@kp/task-contracts';
import fc from 'fast-check';
import { createGatewayDatabase } from '../gateway-database.fixture.ts';
import { AuditTrail } from './audit-trail.ts';
import { CHAIN_START, CONTENT_SQL, contentHash, linkHash } from './entry-hash.ts';

let database: Database;
const trail = new AuditTrail();
const record: AuditRecord = { chain: 'ws_1', action: 'api-key.created', actor: { kind: 'user', id: 'usr_1', name: 'me@example.test' }, target: { kind: 'api-key', id: 'key_1' }, after: { name: 'CI', price: 1.1, nested: { b: 2, a: [1, 'ü'] } }, requestId: 'req_1' };

beforeAll(async () => {
  database = new Database((await createGatewayDatabase()).roleUrl, 'gateway');
});
afterAll(() => database.close());

async function hashesOf(chain: string) {
  const { rows } = await database.pool.query<[string, Buffer, string]>({ text: `SELECT seq::text AS number, hash, ${CONTENT_SQL} FROM audit_entry WHERE chain = $1 ORDER BY seq`, values: [chain], rowMode: 'array' });
  let previous: Uint8Array = CHAIN_START;
  return rows.map(([seq, hash, content]) => {
    const computed = linkHash(previous, Number(seq), contentHash(content));
    previous = hash;
    return { seq: Number(seq), isRight: computed.equals(hash) };
  });
}

test('every entry is linked to the one before by the hash that can be computed from its columns', async () => {
  for (const reason of ['one', 'two', 'three']) await trail.append(database, { ...record, reason });
  expect(await hashesOf('ws_1')).toEqual([1, 2, 3].map((seq) => ({ seq, isRight: true })));
});

test.each<[string, Partial<AuditRecord>]>([
  ['nothing optional', { after: undefined, requestId: undefined }],
  ['NUL and half a surrogate pair', { reason: 'a\0b\ud800c', after: { text: 'a\0b\ud800c' }, target: { kind: 'api-key', id: 'key\0', name: '\udfff' } }],
  ['numbers that a database would write otherwise', { before: { a: 1e21, b: 1e-7, c: -0, d: 1.1 }, after: { '2': 1, '1': 2, __proto__: null } }],
  ['text that looks like SQL, JSON and formulas', { reason: `'); DROP TABLE audit_entry; --`, after: { '","x":"': '=1+1', 'ключ': '🎬' } }],
])('an entry with %s is kept and its hash is right', async (_what, changes) => {
  await trail.append(database, { ...record, chain: 'ws_odd', ...changes } as AuditRecord, new Date('2026-11-24T10:00:00.001Z'));
  expect((await hashesOf('ws_odd')).every(({ isRight }) => isRight)).toBe(true);
});

test('any text is hashed as the database gives it back', async () => {
  const text = fc.string({ unit: 'binary', maxLength: 30 });
  await fc.assert(fc.asyncProperty(fc.record({ reason: text, requestId: text, ip: text, target: fc.record({ kind: text, id: text, name: text }), before: fc.dictionary(text, fc.jsonValue()) }), fc.date({ min: new Date(0), max: new Date('2200-01-01'), noInvalidDate: true }), async (changes, at) => {
    await trail.append(database, { ...record, chain: 'ws_any', ...changes }, at);
  }), { numRuns: 150 });
  expect((await hashesOf('ws_any')).filter(({ isRight }) => !isRight)).toEqual([]);
});

test('a chain whose name could not be a folder is refused', async () => {
  for (const chain of ['', '../x', 'a/b', 'a.b', 'x'.repeat(101)]) await expect(trail.append(database, { ...record, chain })).rejects.toThrow('not the name of an audit chain');
});

test('many writers at once leave no gap and no duplicate, and an entry goes with the transaction it belongs to', async () => {
  await Promise.all(Array.from({ length: 40 }, (_, index) => database.transaction(async (tx) => {
    await trail.append(tx, { ...record, chain: 'ws_busy', requestId: `req_${index}` });
    if (index % 4 === 0) throw new Error('the change failed');
  }).catch(() => undefined)));
  expect(await hashesOf('ws_busy')).toEqual(Array.from({ length: 30 }, (_, index) => ({ seq: index + 1, isRight: true })));
});

test('the gateway itself can neither change nor remove an entry', async () => {
  await trail.append(database, { ...record, chain: 'ws_fixed' });
  for (const sql of [`UPDATE audit_entry SET reason = 'other'`, 'DELETE FROM audit_entry', 'TRUNCATE audit_entry', 'ALTER TABLE audit_entry DISABLE TRIGGER ALL', 'DROP TABLE audit_entry']) {
    await expect(database.query(sql)).rejects.toMatchObject({ code: '42501' });
  }
  expect(await hashesOf('ws_fixed')).toEqual([{ seq: 1, isRight: true }]);
});
