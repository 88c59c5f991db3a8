import type { Database, Transaction } from '@kp/database';
import type { KlingDialect } from '@kp/kling-api/order';
import { newId, type Mode, type TaskRequest, type Waiting } from '@kp/task-contracts';
import { randomBytes } from 'node:crypto';
import type { ProviderAccount } from '../providers/provider-accounts.ts';
import { IMAGE_TASK_TYPES, type Route, type RouteOf, type SlotKind } from './route.ts';
import { HOLDS_A_SLOT } from './slot-holders.ts';
import { FreeSlots, type AccountOffer, type SlotUse } from './slots.ts';
import { TenantRoom, type Tenant, type TenantUse, type TenantWait } from './tenant-room.ts';

/** Longer than the provider call's time limit plus the time to commit before it. */
export const LEASE_SECONDS = 30;

/** The right to work on an attempt until the lease ends; every write names the epoch it was given. */
export interface ClaimedAttempt {
  attemptId: string;
  taskId: string;
  account: string;
  /** Address of the provider it is, or may have been, sent to. */
  baseUrl: string;
  path: string;
  /** Null for attempts of a version that knew only the legacy dialect. */
  dialect: KlingDialect | null;
  model: string | null;
  callbackToken: string;
  epoch: number;
  lookups: number;
  deferrals: number;
  workspaceId: string;
  request: TaskRequest;
  traceparent: string | null;
}

interface DueTask extends Tenant {
  id: string;
  priority: number;
  request: TaskRequest;
  traceparent: string | null;
  deferrals: number;
  /** Its attempt that was certainly not delivered, if there is one. */
  attempt_id: string | null;
  attempt_account: string | null;
  attempt_base_url: string | null;
  attempt_lookups: number | null;
}
interface AttemptRow {
  id: string;
  task_id: string;
  account: string;
  base_url: string;
  path: string;
  dialect: KlingDialect | null;
  model: string | null;
  callback_token: string;
  lease_epoch: number;
  lookups: number;
}

export interface ClaimOptions {
  mode: Mode;
  /** Active accounts of the mode; a paused one with limit 0. */
  offers: AccountOffer[];
  /** All accounts there are: slots that others use may be the same ones at Kling. */
  known: readonly ProviderAccount[];
  routeOf: RouteOf;
  /** Attempts opened at most. */
  limit: number;
}
export interface Claim {
  claimed: ClaimedAttempt[];
  /** Tasks seen that no active account can serve. */
  unserved: string[];
  /** Whose plan allows no more at once. */
  tenantWaits: TenantWait[];
}

/** Tasks looked at in one step. Those that cannot be placed now must not keep others behind them from free slots. */
const PAGE = 64;
const MAX_FRUITLESS_PAGES = 5;
const BEFORE_ALL: Pick<DueTask, 'priority' | 'id'> = { priority: 32_767, id: '' };
const COLUMNS = 'id, task_id, account, base_url, path, dialect, model, callback_token, lease_epoch, lookups';
/** Kind of slot that a task takes, in SQL. The list is ours, so it needs no parameter. */
const SLOT_KIND = `CASE WHEN task.request ->> 'type' IN (${IMAGE_TASK_TYPES.map((type) => `'${type}'`).join(', ')}) THEN 'image' ELSE 'video' END`;

/** Tasks that are due and were not claimed, in SQL. */
const MAY_BE_EXPLAINED = `status = 'CREATED' AND policy_status = 'allowed' AND next_attempt_at <= now() AND NOT EXISTS (SELECT 1 FROM attempt WHERE task_id = task.id AND state IN ('prepared', 'unknown', 'submitted'))`;
const EXPLAINED_AT_ONCE = 100;

/** SQL of taking provider slots and of fencing the workers that hold them. */
export class DispatchRepository {
  private readonly database: Database;

  constructor(database: Database) {
    this.database = database;
  }

  /**
   * Takes free provider slots for the tasks of the highest priority, of equals for those that wait longest, and commits an
   * attempt for each, before anything is sent. The gate row's lock makes counting and taking one step for all replicas.
   */
  async claim(options: ClaimOptions): Promise<Claim> {
    const { mode, offers, known, routeOf, limit } = options;
    return this.database.transaction(async (tx) => {
      await tx.query('SELECT 1 FROM dispatch_gate FOR UPDATE');
      const uses = await tx.query<SlotUse>(`SELECT account, base_url, slot_kind, sum(slot_weight)::int AS slots FROM attempt WHERE ${HOLDS_A_SLOT} GROUP BY account, base_url, slot_kind`);
      const slots = new FreeSlots(offers, uses, known, routeOf);
      const room = new TenantRoom(await tenantUses(tx, mode));
      const claimed: ClaimedAttempt[] = [];
      const unserved: string[] = [];
      let after = BEFORE_ALL;
      let fruitless = 0;
      while (fruitless < MAX_FRUITLESS_PAGES && claimed.length < limit) {
        const kinds = slots.freeKinds();
        if (kinds.length === 0) break;
        const due = await dueTasks(tx, mode, kinds, after, room.waits());
        const claimedBefore = claimed.length;
        for (const task of due) {
          if (claimed.length === limit) break;
          // Asked first: a task that must wait for its own plan reserves nothing at an account.
          if (!room.hasRoom(task)) continue;
          const placement = slots.place(task.request, pinnedAccountOf(task, offers));
          if (placement.kind === 'placed') {
            claimed.push(toClaimed(await openAttempt(tx, task, placement.account, placement.route), task));
            room.take(task);
          } else if (placement.kind === 'unserved') unserved.push(task.id);
        }
        // A page that gave somebody the last of his places hides others behind his tasks: the next one leaves those out.
        if (claimed.length === claimedBefore) fruitless += 1;
        after = due.at(-1) ?? after;
        if (due.length < PAGE) break;
      }
      return { claimed, unserved, tenantWaits: room.waits() };
    });
  }

  /** Takes over attempts whose worker is gone, or whose outcome is due for another look. */
  async claimUnresolved(limit: number): Promise<ClaimedAttempt[]> {
    const rows = await this.database.query<AttemptRow & DueTask>(
      `WITH due AS (
         SELECT id FROM attempt WHERE state IN ('prepared', 'unknown') AND lease_until <= now() ORDER BY lease_until LIMIT $1 FOR UPDATE SKIP LOCKED)
       UPDATE attempt SET state = 'unknown', lease_epoch = lease_epoch + 1, lease_until = now() + make_interval(secs => $2)
         FROM task WHERE attempt.id IN (SELECT id FROM due) AND task.id = attempt.task_id
       RETURNING attempt.id, attempt.task_id, attempt.account, attempt.base_url, attempt.path, attempt.dialect, attempt.model, attempt.callback_token, attempt.lease_epoch, attempt.lookups, task.deferrals, task.workspace_id, task.request, task.traceparent`,
      [limit, LEASE_SECONDS],
    );
    return rows.map((row) => toClaimed(row, row));
  }

  /** Tells tasks that are due, but were not claimed, what they wait for. Touches only those that do not say so yet. */
  async explainWaiting(which: { mode: Mode; kind: SlotKind; except: string[]; exceptTenants?: TenantWait[] }, waiting: Waiting): Promise<void> {
    await this.explain(`mode = $2 AND ${SLOT_KIND} = $3 AND NOT id = ANY ($4) AND ${isNoneOf('$5', '$6')}`, [which.mode, which.kind, which.except, ...fullTenants(which.exceptTenants ?? [])], waiting);
  }

  /** Tells the tasks of everybody who has all that the plan allows that this is why. */
  async explainTenantWaits(mode: Mode, waits: TenantWait[]): Promise<void> {
    if (waits.length === 0) return;
    await this.database.query(
      `UPDATE task SET waiting = due.waiting, updated_at = now()
         FROM (SELECT task.id, given.waiting::jsonb AS waiting
                 FROM task JOIN unnest($2::text[], $3::text[], $4::text[]) AS given (workspace_id, user_id, waiting) ON given.workspace_id = task.workspace_id AND (given.user_id IS NULL OR given.user_id = task.user_id)
                WHERE ${MAY_BE_EXPLAINED} AND mode = $1 AND task.waiting IS DISTINCT FROM given.waiting::jsonb
                LIMIT ${EXPLAINED_AT_ONCE} FOR UPDATE OF task SKIP LOCKED) AS due
        WHERE task.id = due.id`,
      [mode, waits.map(({ workspaceId }) => workspaceId), waits.map(({ userId }) => userId), waits.map(({ waiting }) => JSON.stringify(waiting))],
    );
  }

  /** The same for single tasks. */
  async explainTasks(taskIds: string[], waiting: Waiting): Promise<void> {
    if (taskIds.length > 0) await this.explain('id = ANY ($2)', [taskIds], waiting);
  }

  private async explain(where: string, parameters: unknown[], waiting: Waiting): Promise<void> {
    await this.database.query(
      `UPDATE task SET waiting = $1, updated_at = now()
        WHERE id IN (SELECT id FROM task WHERE ${MAY_BE_EXPLAINED} AND ${where} AND waiting IS DISTINCT FROM $1::jsonb LIMIT ${EXPLAINED_AT_ONCE} FOR UPDATE SKIP LOCKED)`,
      [JSON.stringify(waiting), ...parameters],
    );
  }
}

/** Limits of a task's tenant; a user with an override has a row of their own. */
const WITH_LIMITS = 'LEFT JOIN workspace_limits AS limits ON limits.workspace_id = task.workspace_id LEFT JOIN user_limits AS own ON own.workspace_id = task.workspace_id AND own.user_id = task.user_id';
const OF_THE_USER = 'CASE WHEN own.user_id IS NULL THEN limits.concurrency_per_user ELSE own.concurrency_per_user END AS concurrency_per_user';

/** Who holds slots in this mode, with the limits that hold now: of workspaces that never sent any there are none. */
function tenantUses(tx: Transaction, mode: Mode): Promise<TenantUse[]> {
  return tx.query<TenantUse>(
    `SELECT task.workspace_id, task.user_id, count(*)::int AS tasks, limits.concurrency_per_workspace, ${OF_THE_USER}
       FROM attempt JOIN task ON task.id = attempt.task_id ${WITH_LIMITS}
      WHERE ${HOLDS_A_SLOT} AND task.mode = $1 GROUP BY task.workspace_id, task.user_id, limits.workspace_id, own.workspace_id, own.user_id`,
    [mode],
  );
}

/** In SQL: neither the task's workspace nor its user is among these. In this form PostgreSQL hashes the lists, however long they are. */
const isNoneOf = (workspaces: string, users: string): string => `task.workspace_id <> ALL (${workspaces}::text[]) AND task.workspace_id || E'\\n' || task.user_id <> ALL (${users}::text[])`;
const fullTenants = (waits: TenantWait[]): [string[], string[]] => [waits.flatMap(({ workspaceId, userId }) => (userId === null ? [workspaceId] : [])), waits.flatMap(({ workspaceId, userId }) => (userId === null ? [] : [`${workspaceId}\n${userId}`]))];

/** Tasks of these kinds that may be sent now, the highest priority and then the oldest first, without those of full tenants. */
function dueTasks(tx: Transaction, mode: Mode, kinds: SlotKind[], after: Pick<DueTask, 'priority' | 'id'>, full: TenantWait[]): Promise<DueTask[]> {
  return tx.query<DueTask>(
    `SELECT task.id, task.priority, task.workspace_id, task.user_id, limits.concurrency_per_workspace, ${OF_THE_USER}, task.request, task.traceparent, task.deferrals, deferred.id AS attempt_id, deferred.account AS attempt_account, deferred.base_url AS attempt_base_url, deferred.lookups AS attempt_lookups
       FROM task LEFT JOIN attempt AS deferred ON deferred.task_id = task.id AND deferred.state = 'deferred' ${WITH_LIMITS}
      WHERE task.status = 'CREATED' AND task.policy_status = 'allowed' AND task.next_attempt_at <= now() AND task.mode = $1 AND ${SLOT_KIND} = ANY ($2)
        AND (task.priority < $3 OR (task.priority = $3 AND task.id > $4)) AND ${isNoneOf('$5', '$6')}
        AND NOT EXISTS (SELECT 1 FROM attempt WHERE task_id = task.id AND state IN ('prepared', 'unknown', 'submitted'))
      ORDER BY task.priority DESC, task.id LIMIT ${PAGE} FOR UPDATE OF task SKIP LOCKED`,
    [mode, kinds, after.priority, after.id, ...fullTenants(full)],
  );
}

/**
 * An attempt that was looked up before it was put off is sent again to the same account, which refuses a second task of the
 * same id if the look-up was wrong. Another account would not. Only when that account is in use no more is any other as good.
 */
function pinnedAccountOf(task: DueTask, offers: AccountOffer[]): string | undefined {
  if (!task.attempt_lookups) return undefined;
  return offers.find(({ account }) => account.name === task.attempt_account && account.baseUrl === task.attempt_base_url)?.account.name;
}

/** Commits where the attempt goes together with the attempt: whatever changes about the account later, this is where it was sent. */
async function openAttempt(tx: Transaction, task: DueTask, account: ProviderAccount, route: Route): Promise<AttemptRow> {
  const place = [account.name, account.id, account.baseUrl, route.path, route.dialect, route.model, route.slotKind, route.slotWeight, LEASE_SECONDS];
  if (task.attempt_id) {
    // Certainly not delivered before, so the same external id is sent again.
    const [reopened] = await tx.query<AttemptRow>(
      `UPDATE attempt SET state = 'prepared', account = $2, account_id = $3, base_url = $4, path = $5, dialect = $6, model = $7, slot_kind = $8, slot_weight = $9,
              lease_epoch = lease_epoch + 1, lease_until = now() + make_interval(secs => $10), lookups = 0
        WHERE id = $1 AND state = 'deferred' RETURNING ${COLUMNS}`,
      [task.attempt_id, ...place],
    );
    if (reopened) return reopened;
  }
  const [opened] = await tx.query<AttemptRow>(
    `INSERT INTO attempt (id, task_id, number, state, callback_token, account, account_id, base_url, path, dialect, model, slot_kind, slot_weight, lease_until)
     VALUES ($1, $2, (SELECT count(*) + 1 FROM attempt WHERE task_id = $2), 'prepared', $3, $4, $5, $6, $7, $8, $9, $10, $11, now() + make_interval(secs => $12))
     RETURNING ${COLUMNS}`,
    [newId('attempt'), task.id, randomBytes(24).toString('base64url'), ...place],
  );
  return opened as AttemptRow;
}

function toClaimed(attempt: AttemptRow, task: Pick<DueTask, 'workspace_id' | 'request' | 'traceparent' | 'deferrals'>): ClaimedAttempt {
  return {
    attemptId: attempt.id,
    taskId: attempt.task_id,
    account: attempt.account,
    baseUrl: attempt.base_url,
    path: attempt.path,
    dialect: attempt.dialect,
    model: attempt.model,
    callbackToken: attempt.callback_token,
    epoch: attempt.lease_epoch,
    lookups: attempt.lookups,
    deferrals: task.deferrals,
    workspaceId: task.workspace_id,
    request: task.request,
    traceparent: task.traceparent,
  };
}
