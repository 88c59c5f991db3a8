import { connectNats, OutboxRelay } from '@kp/bus';
import { createDataSource, Database, provision } from '@kp/database';
import { newId } from '@kp/task-contracts';
import { Logger } from '@kp/telemetry';
import { createDatabase, startThrowawayNats, type ThrowawayNats } from '@kp/testing';
import type { NatsConnection } from '@nats-io/transport-node';
import type { DataSource } from 'typeorm';
import { Decision } from '../decisions/decision.entity.ts';
import { DecisionsRepository } from '../decisions/decisions.repository.ts';
import { migrations } from '../migrations/index.ts';
import { DEFAULT_POLICY } from './default-policy.ts';
import { PromptCheckService } from './prompt-check.service.ts';

let nats: ThrowawayNats;
let connection: NatsConnection;
let database: Database;
let source: DataSource;
let service: PromptCheckService;

beforeAll(async () => {
  nats = await startThrowawayNats();
  connection = await connectNats(nats.url, 'test');
  const { moderation: url = '' } = await provision((await createDatabase()).url, [{ name: 'moderation', password: 'test', migrations }]);
  database = new Database(url, 'moderation');
  source = await createDataSource({ url, schema: 'moderation', entities: [Decision], migrations }).initialize();
  const outbox = new OutboxRelay({ database, connection, owner: 'moderation', logger: new Logger('test', 'silent') });
  service = new PromptCheckService(new DecisionsRepository(database, source.getRepository(Decision)), outbox);
});
afterAll(async () => {
  await source.destroy();
  await database.close();
  await connection.close();
  await nats.stop();
});

const check = (taskId: string, prompt: string, negativePrompt?: string) => service.check({ taskId, workspaceId: 'ws', userId: 'usr', prompt, ...(negativePrompt ? { negativePrompt } : {}) });
const decisionsOf = (taskId: string) => source.getRepository(Decision).findBy({ taskId });
const eventsOf = (taskId: string) => database.query<{ subject: string; data: Record<string, unknown> }>(`SELECT subject, data FROM outbox WHERE data ->> 'taskId' = $1`, [taskId]);

describe('a prompt check', () => {
  it('allows a harmless prompt, and records decision and event', async () => {
    const taskId = newId('task');
    const verdict = await check(taskId, 'a lake at sunrise');
    expect(verdict).toEqual({ decisionId: expect.stringMatching(/^dec_/) as unknown, verdict: 'allowed', ruleVersion: DEFAULT_POLICY.version });
    expect(await decisionsOf(taskId)).toMatchObject([{ id: verdict.decisionId, verdict: 'allowed', ruleId: null, spans: [] }]);
    expect(await eventsOf(taskId)).toEqual([{ subject: 'evt.moderation.prompt.decided', data: { decisionId: verdict.decisionId, taskId, workspaceId: 'ws', verdict: 'allowed', ruleVersion: DEFAULT_POLICY.version } }]);
  });

  it('blocks a forbidden prompt with advice, and keeps where and why, but not the prompt', async () => {
    const taskId = newId('task');
    const verdict = await check(taskId, 'a beheading in the market');
    expect(verdict).toMatchObject({ verdict: 'blocked', category: 'violence' });
    expect(verdict.explanation).toContain('violence');
    expect(verdict.explanation).not.toContain('beheading');
    const [decision] = await decisionsOf(taskId);
    expect(decision).toMatchObject({ ruleId: 'violence-graphic', spans: [{ field: 'prompt', start: 2, end: 11 }] });
    expect(JSON.stringify([decision, await eventsOf(taskId)])).not.toContain('market');
  });

  it('does not judge what a negative prompt wants to avoid', async () => {
    expect(await check(newId('task'), 'a quiet street', 'gore, nudity')).toMatchObject({ verdict: 'allowed' });
  });

  it('decides once about a task, however often and however concurrently it is asked', async () => {
    const taskId = newId('task');
    const verdicts = await Promise.all(Array.from({ length: 10 }, () => check(taskId, 'a lake')));
    expect(new Set(verdicts.map((verdict) => verdict.decisionId)).size).toBe(1);
    expect(await check(taskId, 'a lake')).toEqual(verdicts[0]);
    expect(await decisionsOf(taskId)).toHaveLength(1);
    expect(await eventsOf(taskId)).toHaveLength(1);
  });

  it('keeps the first decision when the same task comes with another prompt', async () => {
    const taskId = newId('task');
    const first = await check(taskId, 'a beheading');
    expect(await check(taskId, 'a lake')).toEqual(first);
  });
});
