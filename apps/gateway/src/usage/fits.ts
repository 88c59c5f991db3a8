import type { Fits, QuotaView } from './quota-views.ts';

/** Whether a task of this cost would be accepted with this quota, and by what it would be refused. */
export function fitsInto({ units, concurrency, statementsAccepted, id }: Pick<QuotaView, 'units' | 'concurrency' | 'statementsAccepted' | 'id'>, costUnits: number): Fits {
  const refusedBy: Fits['refusedBy'] = [
    ...(statementsAccepted ? [] : [{ code: 'statements-not-accepted' as const, scope: 'workspace' as const, scopeId: id }]),
    ...units.flatMap(({ scope, scopeId, period, usedUnits, limitUnits, remainingUnits, resetsAt }) =>
      limitUnits !== null && remainingUnits !== null && costUnits > remainingUnits ? [{ code: 'quota-exceeded' as const, scope, scopeId, period, usedUnits, limitUnits, resetsAt }] : [],
    ),
  ];
  const isFull = ({ running, limit }: QuotaView['concurrency']['user']) => limit !== null && running >= limit;
  return { allowed: refusedBy.length === 0, refusedBy, waitsFor: [...(isFull(concurrency.workspace) ? ['concurrencyPerWorkspace' as const] : []), ...(isFull(concurrency.user) ? ['concurrencyPerUser' as const] : [])] };
}
