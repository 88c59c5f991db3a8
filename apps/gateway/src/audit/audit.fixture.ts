import type { Queryable } from '@kp/database';

/** What a spec expects of an audit entry; what is left out may be anything. */
export interface ExpectedAudit {
  action: string;
  /** Id of what was changed. */
  target?: string;
  chain?: string;
  /** Id of the person or key. */
  actor?: string;
  reason?: string;
  before?: Record<string, unknown>;
  after?: Record<string, unknown>;
}

/**
 * Fails unless exactly one entry like this is in the audit log; every change that a person or a key can make
 * has a spec with this line.
 * @param database of the gateway, or an open transaction
 */
export async function expectAudited(database: Queryable, { action, target, chain, actor, reason, before, after }: ExpectedAudit): Promise<void> {
  const rows = await database.query(
    `SELECT chain, action, actor_id AS actor, target_id AS target, reason, before, after, request_id IS NOT NULL OR actor_kind IN ('system', 'command-line') AS "hasRequestId"
       FROM audit_entry WHERE action = $1 AND ($2::text IS NULL OR target_id = $2) AND ($3::text IS NULL OR chain = $3) ORDER BY occurred_at`,
    [action, target ?? null, chain ?? null],
  );
  expect(rows).toEqual([expect.objectContaining({ action, hasRequestId: true, ...(target ? { target } : {}), ...(chain ? { chain } : {}), ...(actor ? { actor } : {}), ...(reason ? { reason } : {}), ...(before ? { before } : {}), ...(after ? { after } : {}) })]);
}
