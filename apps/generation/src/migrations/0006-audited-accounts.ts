import { newId } from '@kp/task-contracts';
import type { MigrationInterface, QueryRunner } from 'typeorm';

interface ChangeRow {
  account_id: string;
  name: string;
  version: number;
  at: Date;
  actor: string;
  action: string;
  changes: Record<string, { from?: unknown; to?: unknown }>;
  reason: string | null;
}

/** The history of provider accounts moves to the audit log: its lines become events, which the gateway appends to the platform's chain. */
export class AuditedAccounts1766600000002 implements MigrationInterface {
  readonly name = 'AuditedAccounts1766600000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('SET search_path TO generation');
    const rows = (await runner.query('SELECT change.*, account.name FROM provider_account_change AS change JOIN provider_account AS account ON account.id = change.account_id ORDER BY change.id')) as ChangeRow[];
    for (const { account_id: id, name, version, at, actor, action, changes, reason } of rows) {
      const side = (which: 'from' | 'to') => Object.fromEntries(Object.entries(changes).flatMap(([field, change]) => (change[which] === undefined ? [] : [[field, change[which]]])));
      const record = {
        chain: 'platform',
        action: `provider-account.${action}`,
        target: { kind: 'provider-account', id, name },
        before: side('from'),
        after: { ...side('to'), ...(action === 're-encrypted' ? {} : { version }) },
        ...(reason === null ? {} : { reason }),
        actor: { kind: actor === 'environment' || actor === 'platform' ? 'system' : 'user', id: actor },
      };
      await runner.query('INSERT INTO outbox (event_id, subject, data, occurred_at) VALUES ($1, $2, $3, $4)', [newId('event', at.getTime()), 'evt.generation.audit.recorded', JSON.stringify(record), at]);
    }
    await runner.query('DROP TABLE provider_account_change');
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
