import { startAuditLog, type AuditLog } from './audit-log.fixture.ts';
import { AuditLogRepository, listStatement, type AuditFilter } from './audit-log.repository.ts';
import { AuditLogService } from './audit-log.service.ts';

const ENTRIES = 100_000;
let log: AuditLog;

beforeAll(async () => {
  log = await startAuditLog();
  // What is looked for is as in `entryOf`; hashes are of no use to a list. The database makes the rows faster than we do.
  for (const [chain, entries] of [['ws_big', ENTRIES], ['ws_small', 50]] as const) {
    await log.owner.query(
      `INSERT INTO audit_entry (chain, seq, hash, occurred_at, action, actor_kind, actor_id, actor_name, target_kind, target_id, target_name, before, after, reason, request_id, ip)
       SELECT $1, n, sha256(n::text::bytea), '2026-11-24'::timestamptz + make_interval(secs => n), CASE n % 3 WHEN 0 THEN 'api-key.created' ELSE 'member.changed' END,
              CASE n % 2 WHEN 0 THEN 'user' ELSE 'api-key' END, 'usr_' || n % 7, 'name ' || n, 'api-key', 'key_' || n % 11, 'key ' || n,
              json_build_object('n', n, 'nested', json_build_object('b', 1, 'a', 'ü')), json_build_object('n', n + 1), 'because ' || n, 'req_' || n, '203.0.113.' || n % 200
         FROM generate_series(1, $2::int) AS n`,
      [chain, entries],
    );
  }
  await log.owner.query('ANALYZE gateway.audit_entry');
}, 120_000);
afterAll(() => log?.stop());

const PLACE = { occurredAt: '2026-11-24T12:00:00.000Z', chain: 'ws_big', seq: 43_200 };
const FILTERS: [string, AuditFilter][] = [
  ['everything', {}],
  ['a chain', { chain: 'ws_big' }],
  ['an action', { action: 'member.changed' }],
  ['an action that never was', { action: 'plan.changed' }],
  ['an action that never was, in a chain', { chain: 'ws_big', action: 'plan.changed' }],
  ['an actor', { actor: 'usr_3' }],
  ['an actor that is not there, in a chain', { chain: 'ws_big', actor: 'usr_none' }],
  ['a target', { target: 'key_3' }],
  ['a target in a chain, with an action', { chain: 'ws_big', target: 'key_3', action: 'api-key.created' }],
  ['a time', { from: '2026-11-24T10:00:00Z', to: '2026-11-24T10:00:10Z' }],
  ['a time in a chain', { chain: 'ws_big', from: '2026-11-24T10:00:00Z', to: '2026-11-24T10:00:10Z' }],
  ['everything at once', { chain: 'ws_big', action: 'api-key.created', actor: 'usr_3', target: 'key_3', from: '2026-11-24T00:00:00Z', to: '2026-11-25T00:00:00Z' }],
];

test.each(FILTERS)('a page of %s is read from an index, at the beginning and in the middle', async (_what, filter) => {
  for (const place of [undefined, PLACE]) {
    const { sql, parameters } = listStatement(filter, place, 26);
    const [row] = await log.database.query<{ 'QUERY PLAN': unknown[] }>(`EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${sql}`, parameters);
    const plan = JSON.stringify(row?.['QUERY PLAN']);
    expect(plan).not.toContain('Seq Scan');
    expect(plan).toContain('audit_entry_');
    // Few blocks, whatever the size of the log: what is read is what is shown.
    const [blocks = 0] = [...plan.matchAll(/"Shared (?:Hit|Read) Blocks":(\d+)/g)].slice(0, 2).map(([, count]) => Number(count));
    expect(blocks).toBeLessThan(2_000);
  }
});

test('pages follow each other without gap or repetition, newest first, also where times are equal', async () => {
  await log.owner.query(`UPDATE audit_entry SET occurred_at = date_trunc('minute', occurred_at) WHERE chain = 'ws_small'`);
  const service = new AuditLogService(new AuditLogRepository(log.database));
  const seen: number[] = [];
  let cursor: string | undefined;
  do {
    const page = await service.list({ chain: 'ws_small', limit: 7, cursor });
    seen.push(...page.data.map(({ seq }) => seq));
    cursor = page.meta.nextCursor;
  } while (cursor);
  expect(seen).toEqual(Array.from({ length: 50 }, (_, index) => 50 - index));
});

test.each(['x', '', 'e30', 'WyIyMDI2LTExLTI0VDEwOjAwOjAwLjAwMFoiLCJhXHUwMDAwIiwxXQ'])('the cursor %j is refused', async (cursor) => {
  await expect(new AuditLogService(new AuditLogRepository(log.database)).list({ cursor, limit: 5 })).rejects.toMatchObject({ code: 'validation-failed' });
});
