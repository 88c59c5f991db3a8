import { appendEvent } from '@kp/bus';
import type { Database, Queryable, Transaction } from '@kp/database';
import { AppError, EVENTS, type AccountStatus, type AccountTest, type Mode } from '@kp/task-contracts';
import { toAuditRecord, type ChangeNote } from './account-changes.ts';
import type { SealedSecret } from './credential-cipher.ts';

export interface StoredCallbackSecret {
  sealed: SealedSecret;
  /** ISO time after which it proves nothing any more; null for the one in use. */
  validUntil: string | null;
}

export interface AccountRow {
  id: string;
  name: string;
  mode: Mode;
  provider: 'kling-official';
  source: 'environment' | 'console';
  base_url: string;
  credential_kind: 'access-key' | 'api-key';
  credential: SealedSecret;
  credential_hint: string;
  token_template: 'kling' | 'guide';
  callback_secrets: StoredCallbackSecret[];
  max_video_concurrency: number;
  max_image_concurrency: number;
  result_hosts: string[];
  status: AccountStatus;
  absent: boolean;
  last_test: AccountTest | null;
  version: number;
  created_at: Date;
  updated_at: Date;
}
export type NewAccountRow = Omit<AccountRow, 'absent' | 'last_test' | 'version' | 'created_at' | 'updated_at' | 'status' | 'provider'>;
export type AccountRowChanges = Partial<Omit<NewAccountRow, 'id' | 'name' | 'mode' | 'source'> & Pick<AccountRow, 'status' | 'absent'>>;

const JSON_COLUMNS = new Set(['credential', 'callback_secrets', 'result_hosts']);
const toColumn = ([name, value]: [string, unknown]): unknown => (JSON_COLUMNS.has(name) ? JSON.stringify(value) : value);

/** SQL of the accounts. Every change of a row counts its version up and leaves a line in the audit log, in the same transaction. */
export class AccountsRepository {
  readonly database: Database;

  constructor(database: Database) {
    this.database = database;
  }

  all(on: Queryable = this.database): Promise<AccountRow[]> {
    return on.query<AccountRow>('SELECT * FROM provider_account ORDER BY mode, name');
  }

  /** @throws AppError `not-found` */
  async get(id: string, on: Queryable = this.database): Promise<AccountRow> {
    const [row] = await on.query<AccountRow>('SELECT * FROM provider_account WHERE id = $1', [id]);
    if (!row) throw new AppError('not-found', 'There is no such provider account.');
    return row;
  }

  /** Without the key: attempts that refer to the account go on. @throws AppError `not-found`, or `conflict` when it was changed since that version was read */
  async lock(tx: Transaction, id: string, version?: number): Promise<AccountRow> {
    const [row] = await tx.query<AccountRow>('SELECT * FROM provider_account WHERE id = $1 FOR NO KEY UPDATE', [id]);
    if (!row) throw new AppError('not-found', 'There is no such provider account.');
    if (version !== undefined && row.version !== version) throw new AppError('conflict', `The account was changed meanwhile: it is at version ${row.version}, not ${version}. Read it again.`);
    return row;
  }

  /** @returns false when the name is taken; nothing is written then. */
  async insert(tx: Transaction, row: NewAccountRow, note: ChangeNote): Promise<boolean> {
    const columns = Object.entries({ ...row, provider: 'kling-official' });
    const [inserted] = await tx.query(
      `INSERT INTO provider_account (${columns.map(([name]) => name).join(', ')}) VALUES (${columns.map((_, index) => `$${index + 1}`).join(', ')}) ON CONFLICT (name) DO NOTHING RETURNING id`,
      columns.map(toColumn),
    );
    if (!inserted) return false;
    await appendEvent(tx, EVENTS.generationAudited, toAuditRecord(row, { from: undefined, to: 1 }, note));
    return true;
  }

  /** @param counts false for what changes nothing about the account, such as another encryption key. */
  async update(tx: Transaction, row: Pick<AccountRow, 'id' | 'name' | 'version'>, changes: AccountRowChanges, note: ChangeNote, counts = true): Promise<void> {
    const columns = Object.entries(changes);
    const version = row.version + (counts ? 1 : 0);
    await tx.query(
      `UPDATE provider_account SET version = $2, updated_at = now()${columns.map(([name], index) => `, ${name} = $${index + 3}`).join('')} WHERE id = $1`,
      [row.id, version, ...columns.map(toColumn)],
    );
    await appendEvent(tx, EVENTS.generationAudited, toAuditRecord(row, { from: row.version, to: version }, note));
  }

  async recordTest(id: string, test: AccountTest): Promise<void> {
    await this.database.query('UPDATE provider_account SET last_test = $2 WHERE id = $1', [id, JSON.stringify(test)]);
  }

  /** Slots in use now, by account name and kind. */
  async inFlight(on: Queryable = this.database): Promise<Map<string, { video: number; image: number }>> {
    const rows = await on.query<{ account: string; slot_kind: 'video' | 'image'; slots: number }>(`SELECT account, slot_kind, sum(slot_weight)::int AS slots FROM attempt WHERE state IN ('prepared', 'unknown', 'submitted') GROUP BY account, slot_kind`);
    const byName = new Map<string, { video: number; image: number }>();
    for (const { account, slot_kind: kind, slots } of rows) byName.set(account, { video: 0, image: 0, ...byName.get(account), [kind]: slots });
    return byName;
  }

  /** Whether attempts of the new generation are in flight; an AccessKey pair could not even read those (kling-api.md §0). */
  async hasNewDialectInFlight(tx: Transaction, name: string): Promise<boolean> {
    return (await tx.query(`SELECT 1 FROM attempt WHERE account = $1 AND dialect = 'new' AND (state IN ('prepared', 'unknown', 'submitted') OR next_check_at IS NOT NULL) LIMIT 1`, [name])).length > 0;
  }
}
