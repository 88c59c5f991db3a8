import type { Queryable } from '@kp/database';
import type { AuditRecord } from '@kp/task-contracts';
import { CHAIN_NAME, contentHash, contentOf, hashedTime } from './entry-hash.ts';

/**
 * Appends to the audit log. The chain's head row makes number, link and hash one step: `hash` is
 * sha256(hash of the entry before ‖ number ‖ sha256 of the content), so whatever is changed, removed or
 * swapped later breaks the chain at that entry.
 */
export class AuditTrail {
  /**
   * Adds one entry inside the caller's transaction: it exists exactly when the change does.
   * @param occurredAt when the change was made, if that is not now
   */
  async append(tx: Queryable, record: AuditRecord, occurredAt = new Date()): Promise<void> {
    const { chain, action, actor, target, before, after, reason, requestId, ip } = record;
    if (!CHAIN_NAME.test(chain)) throw new Error(`not the name of an audit chain: ${JSON.stringify(chain.slice(0, 120))}`);
    const values = [actor.kind, actor.id, actor.name, target.kind, target.id, target.name, before && JSON.stringify(before), after && JSON.stringify(after), reason, requestId, ip].map(storable);
    const content = contentHash(contentOf([chain, hashedTime(occurredAt), action, ...values]));
    await tx.query(
      `WITH head AS (
         INSERT INTO audit_chain AS chain (chain, last_seq, last_hash) VALUES ($1, 1, sha256('\\x00'::bytea || int8send(1) || $2::bytea))
         ON CONFLICT (chain) DO UPDATE SET last_seq = chain.last_seq + 1, last_hash = sha256(chain.last_hash || int8send(chain.last_seq + 1) || $2::bytea)
         RETURNING last_seq, last_hash)
       INSERT INTO audit_entry (chain, seq, hash, occurred_at, action, actor_kind, actor_id, actor_name, target_kind, target_id, target_name, before, after, reason, request_id, ip)
       SELECT $1, last_seq, last_hash, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15 FROM head`,
      [chain, content, occurredAt, action, ...values],
    );
  }
}

/** What PostgreSQL cannot keep in a text (NUL, half a surrogate pair) must not make a change fail or an entry differ from its hash. */
function storable(text: string | undefined): string | null {
  return text === undefined ? null : text.replaceAll('\0', '\uFFFD').replaceAll(/\p{Cs}/gu, '\uFFFD');
}
