import type { Database } from '@kp/database';
import type { AuditEntryView } from './audit-views.ts';

/** Which entries to read; all of it is in an index. */
export interface AuditFilter {
  chain?: string | undefined;
  action?: string | undefined;
  actor?: string | undefined;
  target?: string | undefined;
  /** ISO 8601, inclusive. */
  from?: string | undefined;
  /** ISO 8601, exclusive. */
  to?: string | undefined;
}

/** Place in the list, newest first. */
export interface AuditPlace {
  occurredAt: string;
  chain: string;
  seq: number;
}

interface EntryRow {
  chain: string;
  seq: string;
  hash: Buffer;
  occurred_at: Date;
  action: string;
  actor_kind: AuditEntryView['actor']['kind'];
  actor_id: string;
  actor_name: string | null;
  target_kind: string;
  target_id: string;
  target_name: string | null;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  reason: string | null;
  request_id: string | null;
  ip: string | null;
}

const ENTRY_ID = /^([A-Za-z0-9_-]{1,100}):([1-9]\d{0,14})$/;

/** SQL of reading the audit log. */
export class AuditLogRepository {
  private readonly database: Database;

  constructor(database: Database) {
    this.database = database;
  }

  /** Entries before a place, newest first; equal times are ordered by chain and number. */
  async list(filter: AuditFilter, before: AuditPlace | undefined, limit: number): Promise<AuditEntryView[]> {
    const { sql, parameters } = listStatement(filter, before, limit);
    return this.withNames(await this.database.query<EntryRow>(sql, parameters));
  }

  /** Entries by id (`<chain>:<seq>`), in the order asked for; unknown ones are left out. */
  async getMany(ids: readonly string[]): Promise<AuditEntryView[]> {
    const known = ids.flatMap((id) => {
      const [, chain, seq] = ENTRY_ID.exec(id) ?? [];
      return chain && seq ? [{ chain, seq }] : [];
    });
    const rows = await this.database.query<EntryRow>('SELECT entry.* FROM audit_entry AS entry JOIN unnest($1::text[], $2::bigint[]) WITH ORDINALITY AS wanted (chain, seq, place) USING (chain, seq) ORDER BY wanted.place', [known.map(({ chain }) => chain), known.map(({ seq }) => seq)]);
    return this.withNames(rows);
  }

  /** People and keys go by their present name: it is not part of the log, so a person can be forgotten and the chain still holds. */
  private async withNames(rows: EntryRow[]): Promise<AuditEntryView[]> {
    const idsOf = (kind: EntryRow['actor_kind']) => [...new Set(rows.filter((row) => row.actor_kind === kind).map((row) => row.actor_id))];
    const people = idsOf('user');
    const keys = idsOf('api-key');
    const named = people.length + keys.length === 0 ? [] : await this.database.query<{ id: string; name: string }>('SELECT id, email AS name FROM app_user WHERE id = ANY($1) UNION ALL SELECT id, name FROM api_key WHERE id = ANY($2)', [people, keys]);
    const names = new Map(named.map(({ id, name }) => [id, name]));
    return rows.map((row) => toView(row, names.get(row.actor_id) ?? row.actor_name));
  }
}

/** The statement of a list, for the filters that are set only: each combination gets a plan that fits it. */
export function listStatement(filter: AuditFilter, before: AuditPlace | undefined, limit: number): { sql: string; parameters: unknown[] } {
  const parameters: unknown[] = [];
  const add = (value: unknown) => `$${parameters.push(value)}`;
  const conditions = [
    ...(['chain', 'action'] as const).flatMap((column) => (filter[column] === undefined ? [] : [`${column} = ${add(filter[column])}`])),
    ...(filter.actor === undefined ? [] : [`actor_id = ${add(filter.actor)}`]),
    ...(filter.target === undefined ? [] : [`target_id = ${add(filter.target)}`]),
    ...(filter.from === undefined ? [] : [`occurred_at >= ${add(filter.from)}`]),
    ...(filter.to === undefined ? [] : [`occurred_at < ${add(filter.to)}`]),
    ...(before === undefined ? [] : [`(occurred_at, chain, seq) < (${add(before.occurredAt)}, ${add(before.chain)}, ${add(before.seq)})`]),
  ];
  return { sql: `SELECT * FROM audit_entry${conditions.length > 0 ? ` WHERE ${conditions.join(' AND ')}` : ''} ORDER BY occurred_at DESC, chain DESC, seq DESC LIMIT ${add(limit)}`, parameters };
}

function toView(row: EntryRow, actorName: string | null): AuditEntryView {
  return {
    id: `${row.chain}:${row.seq}`,
    chain: row.chain,
    seq: Number(row.seq),
    occurredAt: row.occurred_at.toISOString(),
    action: row.action,
    actor: { kind: row.actor_kind, id: row.actor_id, ...(actorName === null ? {} : { name: actorName }) },
    target: { kind: row.target_kind, id: row.target_id, ...(row.target_name === null ? {} : { name: row.target_name }) },
    ...(row.before ? { before: row.before } : {}),
    ...(row.after ? { after: row.after } : {}),
    ...(row.reason === null ? {} : { reason: row.reason }),
    ...(row.request_id === null ? {} : { requestId: row.request_id }),
    ...(row.ip === null ? {} : { ip: row.ip }),
    hash: row.hash.toString('hex'),
  };
}
