import { Database } from '@kp/database';
import { FileStore } from '@kp/object-store';
import type { AuditRecord } from '@kp/task-contracts';
import { Logger } from '@kp/telemetry';
import { throwawayFolder, type DatabaseCopy } from '@kp/testing';
import { createGatewayDatabase } from '../gateway-database.fixture.ts';
import { AuditTrail } from './audit-trail.ts';
import { CheckpointKeys } from './checkpoint-keys.ts';
import { CheckpointWorker } from './checkpoint.worker.ts';
import { CheckpointsRepository } from './checkpoints.repository.ts';
import { CHAIN_START, contentHash, contentOf, hashedTime, linkHash } from './entry-hash.ts';

const FILL_ROWS = 5_000;
export const SECRET = 'the secret of the specs, 32 characters or more';

/** An audit log with a real database and a real object store, for the specs of this folder. @param shared a database of the spec's, which stays */
export async function startAuditLog(shared?: DatabaseCopy) {
  const throwaway = shared ?? (await createGatewayDatabase());
  const url = throwaway.roleUrl;
  const folder = throwawayFolder('audit');
  const database = new Database(url, 'gateway', 4);
  /** Somebody who owns the database. */
  const owner = new Database(throwaway.url, 'gateway', 2);
  const objects = new FileStore(folder);
  const keys = CheckpointKeys.fromSecrets(SECRET);
  const checkpoints = new CheckpointsRepository(database);
  const worker = new CheckpointWorker({ checkpoints, objects, keys, logger: new Logger('test', 'silent') });
  const trail = new AuditTrail();
  let written = 0;
  const log = {
    database, owner, objects, folder, keys, checkpoints, worker, trail, url,
    append: (chain: string, count: number) => database.transaction(async (tx) => {
      for (let index = 0; index < count; index += 1, written += 1) await trail.append(tx, entryOf(chain, written), new Date(Date.UTC(2026, 10, 24) + written * 1_000));
    }),
    /** Very many entries at once, hashed as the trail hashes them, with the head set. */
    fill: async (chain: string, count: number) => {
      let previous: Buffer = CHAIN_START;
      for (let first = 1; first <= count; first += FILL_ROWS) {
        const rows = Array.from({ length: Math.min(FILL_ROWS, count + 1 - first) }, (_, index) => {
          const seq = first + index;
          const { action, actor, target, before, after, reason = null, requestId = null, ip = null } = entryOf(chain, seq);
          const at = new Date(Date.UTC(2026, 10, 24) + seq * 1_000);
          const values = [actor.kind, actor.id, actor.name ?? null, target.kind, target.id, target.name ?? null, JSON.stringify(before), JSON.stringify(after), reason, requestId, ip];
          previous = linkHash(previous, seq, contentHash(contentOf([chain, hashedTime(at), action, ...values])));
          return [seq, previous, at, action, ...values];
        });
        const columns = (rows[0] ?? []).map((_, column) => rows.map((row) => row[column]));
        await owner.query(
          `INSERT INTO audit_entry (chain, seq, hash, occurred_at, action, actor_kind, actor_id, actor_name, target_kind, target_id, target_name, before, after, reason, request_id, ip)
           SELECT $1, * FROM unnest($2::bigint[], $3::bytea[], $4::timestamptz[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[], $11::text[], $12::json[], $13::json[], $14::text[], $15::text[], $16::text[])`,
          [chain, ...columns],
        );
      }
      await owner.query('INSERT INTO audit_chain (chain, last_seq, last_hash) VALUES ($1, $2, $3)', [chain, count, previous]);
    },
    /** Signs and stores what is due, as if a second had passed since the last time. */
    checkpoint: async () => {
      await owner.query(`UPDATE audit_checkpoint SET signed_at = signed_at - interval '2 seconds'`);
      await worker.run();
    },
    stop: async () => {
      await Promise.all([database.close(), owner.close()]);
      if (!shared) await throwaway.drop();
    },
  };
  return log;
}
export type AuditLog = Awaited<ReturnType<typeof startAuditLog>>;

/** Entries that differ in every column. */
export function entryOf(chain: string, index: number): AuditRecord {
  return {
    chain,
    action: index % 3 === 0 ? 'api-key.created' : 'member.changed',
    actor: { kind: index % 2 === 0 ? 'user' : 'api-key', id: `usr_${index % 7}`, name: `name ${index}` },
    target: { kind: 'api-key', id: `key_${index % 11}`, name: `key ${index}` },
    before: { n: index, nested: { b: 1, a: 'ü' } },
    after: { n: index + 1 },
    reason: `because ${index}`,
    requestId: `req_${index}`,
    ip: `203.0.113.${index % 200}`,
  };
}
