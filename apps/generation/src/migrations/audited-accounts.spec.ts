import { Database, provision } from '@kp/database';
import { AuditRecord } from '@kp/task-contracts';
import { createDatabase } from '@kp/testing';
import { AuditedAccounts1766600000002 } from './0006-audited-accounts.ts';
import { migrations } from './index.ts';

test('the history of accounts becomes events for the audit log, in order and with their times; then the table goes', async () => {
  const throwaway = await createDatabase();
  const migrateWith = async (some: typeof migrations) => (await provision(throwaway.url, [{ name: 'generation', password: 'secret', migrations: some }]))['generation'] ?? '';
  const here = migrations.indexOf(AuditedAccounts1766600000002);
  const database = new Database(await migrateWith(migrations.slice(0, here)), 'generation');
  try {
    await database.query(
      `INSERT INTO provider_account (id, name, mode, provider, source, base_url, credential_kind, credential, credential_hint, token_template, max_video_concurrency, max_image_concurrency, result_hosts)
       VALUES ('acc_1', 'kling-eu', 'live', 'kling-official', 'console', 'https://api-singapore.klingai.com', 'api-key', '{}', '', 'kling', 1, 1, '[]')`,
    );
    await database.query(
      `INSERT INTO provider_account_change (account_id, version, at, actor, action, changes, reason) VALUES
         ('acc_1', 1, '2026-11-24T08:00:00Z', 'usr_1', 'created', '{"mode": {"to": "live"}}', NULL),
         ('acc_1', 2, '2026-11-24T09:00:00Z', 'usr_1', 'updated', '{"maxVideoConcurrency": {"from": 1, "to": 7}}', 'bigger pack'),
         ('acc_1', 2, '2026-11-24T10:00:00Z', 'platform', 're-encrypted', '{"encryptionKey": {"from": "k1", "to": "k2"}}', NULL)`,
    );

    await migrateWith(migrations.slice(0, here + 1));

    const rows = await database.query<{ subject: string; data: unknown; occurred_at: Date; event_id: string }>('SELECT subject, data, occurred_at, event_id FROM outbox ORDER BY id');
    expect(rows.map(({ subject, occurred_at: at }) => [subject, at.toISOString()])).toEqual(['08', '09', '10'].map((hour) => ['evt.generation.audit.recorded', `2026-11-24T${hour}:00:00.000Z`]));
    const target = { kind: 'provider-account', id: 'acc_1', name: 'kling-eu' };
    expect(rows.map(({ data }) => AuditRecord.parse(data))).toEqual([
      { chain: 'platform', action: 'provider-account.created', target, before: {}, after: { mode: 'live', version: 1 }, actor: { kind: 'user', id: 'usr_1' } },
      { chain: 'platform', action: 'provider-account.updated', target, before: { maxVideoConcurrency: 1 }, after: { maxVideoConcurrency: 7, version: 2 }, reason: 'bigger pack', actor: { kind: 'user', id: 'usr_1' } },
      { chain: 'platform', action: 'provider-account.re-encrypted', target, before: { encryptionKey: 'k1' }, after: { encryptionKey: 'k2' }, actor: { kind: 'system', id: 'platform' } },
    ]);
    expect(await database.query(`SELECT to_regclass('generation.provider_account_change') AS gone`)).toEqual([{ gone: null }]);
  } finally {
    await database.close();
    await throwaway.drop();
  }
});
