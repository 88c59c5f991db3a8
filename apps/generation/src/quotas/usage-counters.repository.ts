import { appendEvent } from '@kp/bus';
import type { Database, Transaction } from '@kp/database';
import { EVENTS, toCostUnits, type Mode, type QuotaPeriod, type QuotaScope, type QuotaUse } from '@kp/task-contracts';
import { countersOf, type CounterKey, type QuotaClaim, type QuotaTaken, type RaisedCounter } from './quota-claim.ts';

/** A raised counter with the thresholds that were announced for it already, percent. */
export interface CountedRow {
  scope: QuotaScope;
  scope_id: string;
  period: QuotaPeriod;
  used_micro_units: string;
  announced: number[];
}

/** Columns of counters as arrays, for `unnest`: the order of the arrays is the order of locking. */
export function counterColumns(counters: readonly CounterKey[]): [string[], string[], string[], string[]] {
  return [counters.map(({ scope }) => scope), counters.map(({ scopeId }) => scopeId), counters.map(({ period }) => period), counters.map(({ periodStart }) => periodStart)];
}

export const toRaised = ({ scope, scope_id, period, used_micro_units }: CountedRow): RaisedCounter => ({ scope, scopeId: scope_id, period, usedMicroUnits: BigInt(used_micro_units) });

/** Announces the thresholds that counters have reached, each once per counter and period, whatever is given back later. */
export async function announceCrossings(tx: Transaction, owner: { workspaceId: string; mode: Mode }, claim: QuotaClaim, rows: CountedRow[], at: Date): Promise<void> {
  const thresholds = [...new Set([claim.softLimitPercent, 100])];
  for (const counter of claim.counters) {
    const row = rows.find(({ scope, period }) => scope === counter.scope && period === counter.period);
    const limit = counter.limitMicroUnits;
    if (!row || !limit) continue;
    const reached = thresholds.filter((percent) => BigInt(row.used_micro_units) * 100n >= limit * BigInt(percent) && !row.announced.includes(percent));
    if (reached.length === 0) continue;
    const { scope, scopeId, period, periodStart } = counter;
    await tx.query(
      'UPDATE usage_counter SET announced = announced || $7::integer[] WHERE workspace_id = $1 AND mode = $2 AND scope = $3 AND scope_id = $4 AND period = $5 AND period_start = $6',
      [owner.workspaceId, owner.mode, scope, scopeId, period, periodStart, reached],
    );
    for (const percent of reached) await appendEvent(tx, EVENTS.quotaCrossed, { ...owner, scope, scopeId, period, periodStart, percent, usedUnits: toCostUnits(row.used_micro_units), limitUnits: toCostUnits(limit), at: at.toISOString() });
  }
}

/** Gives a task's units back to the counters and periods they were taken from, locked in the same order as when they were taken. */
export async function giveBack(tx: Transaction, owner: { workspaceId: string; mode: Mode }, taken: QuotaTaken, microUnits: string): Promise<void> {
  const parameters = [owner.workspaceId, owner.mode, ...counterColumns(countersOf(taken))];
  const matching = `counter.workspace_id = $1 AND counter.mode = $2 AND counter.scope = given.scope AND counter.scope_id = given.scope_id AND counter.period = given.period AND counter.period_start = given.period_start`;
  await tx.query(`SELECT 1 FROM usage_counter AS counter JOIN unnest($3::text[], $4::text[], $5::text[], $6::date[]) WITH ORDINALITY AS given (scope, scope_id, period, period_start, n) ON ${matching} ORDER BY given.n FOR UPDATE OF counter`, parameters);
  // A counter below zero would keep a task from ending; there is none unless rows were edited by hand.
  await tx.query(`UPDATE usage_counter AS counter SET used_micro_units = greatest(0, counter.used_micro_units - $7) FROM unnest($3::text[], $4::text[], $5::text[], $6::date[]) AS given (scope, scope_id, period, period_start) WHERE ${matching}`, [...parameters, microUnits]);
}

/** SQL of reading counters. */
export class UsageCountersRepository {
  private readonly database: Database;

  constructor(database: Database) {
    this.database = database;
  }

  /** Counters as they stand, each named by its workspace; those that were never used are left out. */
  async read(mode: Mode, counters: (CounterKey & { workspaceId: string })[]): Promise<QuotaUse[]> {
    const rows = await this.database.query<{ scope: QuotaScope; scope_id: string; period: QuotaPeriod; period_start: string; used_micro_units: string }>(
      `SELECT counter.scope, counter.scope_id, counter.period, counter.period_start::text, counter.used_micro_units
         FROM unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::date[]) WITH ORDINALITY AS given (workspace_id, scope, scope_id, period, period_start, n)
         JOIN usage_counter AS counter ON counter.workspace_id = given.workspace_id AND counter.mode = $1 AND counter.scope = given.scope AND counter.scope_id = given.scope_id AND counter.period = given.period AND counter.period_start = given.period_start
        ORDER BY given.n`,
      [mode, counters.map(({ workspaceId }) => workspaceId), ...counterColumns(counters)],
    );
    return rows.map((row) => ({ scope: row.scope, scopeId: row.scope_id, period: row.period, periodStart: row.period_start, usedUnits: toCostUnits(row.used_micro_units) }));
  }
}
