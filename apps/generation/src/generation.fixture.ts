import { createAuthorization, type KlingCredentials } from '@kp/kling-auth';
import { Database, createDataSource, provision } from '@kp/database';
import { AuditRecord, EVENTS, newId, UNLIMITED, type EffectiveLimits, type RequestContext, type TaskRequest } from '@kp/task-contracts';
import { createDatabaseLike } from '@kp/testing';
import { migrations } from './migrations/index.ts';
import type { ProviderAccount } from './providers/provider-accounts.ts';
import { Attempt, Task, TaskMove } from './tasks/task.entity.ts';
import type { AcceptedTask } from './tasks/accept-task.repository.ts';
import { TasksRepository } from './tasks/tasks.repository.ts';

export const LIMITS: EffectiveLimits = { ...UNLIMITED, keyUnitsPerDay: null, keyUnitsPerMonth: null, defaultConcurrencyPerUser: null, version: 1, timeZone: 'UTC' };
/** Who asks, unless a spec says otherwise. */
export function requestContext({ limits, ...overrides }: Partial<Omit<RequestContext, 'limits'>> & { limits?: Partial<EffectiveLimits> } = {}): RequestContext {
  return { workspaceId: 'ws_1', userId: 'usr_1', role: 'developer', mode: 'live', requestId: 'req_1', limits: { ...LIMITS, defaultConcurrencyPerUser: limits?.concurrencyPerUser ?? null, ...limits }, ...overrides };
}
export const CONTEXT = requestContext();
export const REQUEST: TaskRequest = { type: 'text-to-video', prompt: 'a boat', durationSeconds: 5, aspectRatio: '16:9', quality: 'std', model: 'kling-3.0', tags: [], metadata: {} };

/** An account as the service holds it in memory; it has a row only in specs that store one. */
export function accountOf({ credentials = { kind: 'api-key', apiKey: 'k' }, callbackSecrets = [], ...overrides }: Partial<Omit<ProviderAccount, 'authorization' | 'callbackSecrets'>> & { credentials?: KlingCredentials; callbackSecrets?: string[] } = {}): ProviderAccount {
  const { name = 'kling', baseUrl = 'http://127.0.0.1:9' } = overrides;
  return { id: `acc_${name}`, name, mode: 'live', baseUrl, authorization: createAuthorization(credentials), callbackSecrets: () => callbackSecrets, maxVideoConcurrency: 3, maxImageConcurrency: 3, resultHosts: ['127.0.0.1:*'], status: 'active', version: 1, slotPool: name, ...overrides };
}

export const ACCOUNT = accountOf();

/** The generation schema in a database of its own, which is migrated once for all of them, for the specs of this service's SQL. */
export async function openGenerationDatabase() {
  const throwaway = await createDatabaseLike('generation', async (empty) => (await provision(empty, [{ name: 'generation', password: 'secret', migrations }]))['generation'] ?? '');
  const url = throwaway.roleUrl;
  const database = new Database(url, 'generation');
  const dataSource = createDataSource({ url, schema: 'generation', entities: [Task, TaskMove, Attempt], migrations: [] });
  await dataSource.initialize();
  const tasks = new TasksRepository(database, dataSource.getRepository(Task));
  /** A row for an account, so that attempts can refer to it. What is sealed in it opens nowhere. */
  const storeAccount = async (account: ProviderAccount): Promise<ProviderAccount> => {
    await database.query(
      `INSERT INTO provider_account (id, name, mode, provider, source, base_url, credential_kind, credential, credential_hint, token_template, max_video_concurrency, max_image_concurrency, result_hosts, status)
       VALUES ($1, $2, $3, 'kling-official', 'console', $4, $5, '{}', '', 'kling', $6, $7, '[]', $8)`,
      [account.id, account.name, account.mode, account.baseUrl, account.authorization.kind, account.maxVideoConcurrency, account.maxImageConcurrency, account.status],
    );
    return account;
  };
  await storeAccount(ACCOUNT);
  return {
    /** Nothing but the account, as when it was opened. */
    async reset(): Promise<void> {
      await throwaway.reset();
      await storeAccount(ACCOUNT);
    },
    url,
    database,
    tasks,
    storeAccount,
    /** Accepts a task that may be dispatched. @param at decides its periods */
    async acceptTask(overrides: Partial<AcceptedTask> = {}, at?: Date): Promise<string> {
      const taskId = overrides.taskId ?? newId('task');
      await tasks.accept({ taskId, context: CONTEXT, request: REQUEST, policy: { status: 'allowed' }, waiting: null, costMicroUnits: 5_000_000n, priceVersion: 'v1', traceparent: undefined, idempotency: undefined, ...overrides }, at);
      return taskId;
    },
    async subjects(taskId: string): Promise<string[]> {
      const rows = await database.query<{ subject: string }>(`SELECT subject FROM outbox WHERE data ->> 'taskId' = $1 ORDER BY id`, [taskId]);
      return rows.map((row) => row.subject.replace('evt.generation.', ''));
    },
    /** Lines for the audit log about one account, the newest first. */
    async auditOf(accountId: string): Promise<AuditRecord[]> {
      const rows = await database.query<{ data: AuditRecord }>(`SELECT data FROM outbox WHERE subject = $1 AND data -> 'target' ->> 'id' = $2 ORDER BY id DESC`, [EVENTS.generationAudited.subject, accountId]);
      return rows.map(({ data }) => AuditRecord.parse(data));
    },
    async close(): Promise<void> {
      await database.close();
      await dataSource.destroy();
      await throwaway.drop();
    },
  };
}
export type GenerationDatabase = Awaited<ReturnType<typeof openGenerationDatabase>>;
