import type { Database } from '@kp/database';
import { ASKS } from '@kp/task-contracts';
import { openGenerationDatabase, requestContext, type GenerationDatabase } from '../generation.fixture.ts';
import { QuotasMessages } from './quotas.messages.ts';
import { RunningTasksRepository } from './running-tasks.repository.ts';
import { giveBack, UsageCountersRepository } from './usage-counters.repository.ts';
import { periodsAt } from './usage-periods.ts';

let generation: GenerationDatabase;
let quotas: QuotasMessages;
/** The handlers as the bus calls them: parsed request in, `{ok}` or `{error}` out. */
const ask = async (method: 'read' | 'list', request: unknown): Promise<Record<string, unknown>> => {
  const handler = quotas[method].bind(quotas) as unknown as (request: unknown, natsContext: unknown) => Promise<{ ok?: Record<string, unknown> }>;
  const answer = await handler(request, { getHeaders: () => undefined });
  return answer.ok ?? { refused: answer };
};

beforeAll(async () => {
  generation = await openGenerationDatabase();
  quotas = new QuotasMessages(new UsageCountersRepository(generation.database), new RunningTasksRepository(generation.database));
  await generation.acceptTask({ context: requestContext({ keyId: 'key_1', limits: { timeZone: 'Pacific/Kiritimati' } }) });
  await generation.acceptTask({ context: requestContext({ mode: 'test', limits: { timeZone: 'Pacific/Kiritimati' } }) });
  await generation.acceptTask({ context: requestContext({ workspaceId: 'ws_2', limits: { timeZone: 'America/Los_Angeles' } }) });
  // Long ago: not of the running periods.
  await generation.acceptTask({ context: requestContext({ workspaceId: 'ws_3' }) }, new Date('2020-01-01T00:00:00Z'));
});
afterAll(() => generation.close());

test('counters of the running day and month are read where the workspace is; unused ones are left out', async () => {
  const timeZone = 'Pacific/Kiritimati';
  const starts = periodsAt(new Date(), timeZone);
  const counters = [{ scope: 'user', scopeId: 'usr_1' }, { scope: 'workspace', scopeId: 'ws_1' }, { scope: 'api-key', scopeId: 'key_2' }];
  const reply = await ask('read', { workspaceId: 'ws_1', mode: 'live', timeZone, counters });
  expect(ASKS.readQuota.reply.parse(reply)).toEqual({
    used: ['user usr_1', 'workspace ws_1'].flatMap((name) => {
      const [scope, scopeId] = name.split(' ');
      return [{ scope, scopeId, period: 'day', periodStart: starts.day, usedUnits: 5 }, { scope, scopeId, period: 'month', periodStart: starts.month, usedUnits: 5 }];
    }),
    running: { workspace: 0, user: 0 },
    ...starts,
  });
});

test('many workspaces are read at once, each in its own time zone', async () => {
  const workspaces = [{ workspaceId: 'ws_1', timeZone: 'Pacific/Kiritimati' }, { workspaceId: 'ws_2', timeZone: 'America/Los_Angeles' }, { workspaceId: 'ws_3', timeZone: 'UTC' }];
  const reply = ASKS.listQuotas.reply.parse(await ask('list', { workspaces }));
  expect(reply.running).toEqual({});
  expect(reply.used.map(({ scopeId, period, periodStart, usedUnits }) => [scopeId, period, periodStart, usedUnits])).toEqual(
    workspaces.slice(0, 2).flatMap(({ workspaceId, timeZone }) => (['day', 'month'] as const).map((period) => [workspaceId, period, periodsAt(new Date(), timeZone)[period], 5])),
  );
});

test('counters are found by their key, however many others there are', async () => {
  await generation.database.query(`INSERT INTO usage_counter SELECT 'ws_x' || n, 'live', 'workspace', 'ws_x' || n, 'day', date '2026-11-24', 1 FROM generate_series(1, 20000) AS n`);
  const plans: string[] = [];
  const explaining = { query: async (sql: string, parameters: unknown[]) => ((plans.push(JSON.stringify(await generation.database.query(`EXPLAIN ${sql}`, parameters)))), []) } as unknown as Database;
  await new UsageCountersRepository(explaining).read('live', [{ workspaceId: 'ws_1', scope: 'workspace', scopeId: 'ws_1', period: 'day', periodStart: '2026-11-24' }]);
  await giveBack(explaining, { workspaceId: 'ws_1', mode: 'live' }, { scopes: [{ scope: 'workspace', scopeId: 'ws_1' }], periods: { day: '2026-11-24', month: '2026-11-01' } }, '1');
  expect(plans).toHaveLength(3);
  for (const plan of plans) expect(plan).toMatch(/Index Scan using usage_counter_pkey/);
});
