import { WorkerLoop } from '@kp/bus';
import type { Logger } from '@kp/telemetry';
import type { ProviderAccount, ProviderAccounts } from '../providers/provider-accounts.ts';
import { toProviderAccount } from './account-secrets.ts';
import type { AccountRow, AccountsRepository } from './accounts.repository.ts';
import { statusChange, systemOrigin } from './account-changes.ts';
import type { CredentialCipher } from './credential-cipher.ts';

const SWEEP_MS = 1_000;

interface Parts {
  repository: AccountsRepository;
  cipher: CredentialCipher;
  accounts: ProviderAccounts;
  logger: Logger;
  /** Called after the list changed: tasks may be waiting for what is new. */
  onChange: () => void;
}

/** Keeps this replica's list of accounts as the database has it, and ends the draining of retired ones. */
export class AccountsWorker {
  readonly loop: WorkerLoop;
  private readonly parts: Parts;
  /** Rows that could not be opened, so that each is reported once and not every second. */
  private readonly reported = new Set<string>();

  constructor(parts: Parts) {
    this.parts = parts;
    this.loop = new WorkerLoop({ name: 'accounts', sweepMs: SWEEP_MS, logger: parts.logger, work: () => this.run() });
  }

  /** Reads the list. Only what changed is opened again. */
  async refresh(): Promise<void> {
    const { repository, accounts, onChange } = this.parts;
    const rows = await repository.all();
    const known = new Map(accounts.all.map((account) => [account.id, account]));
    const next = rows.flatMap((row) => this.open(row, known.get(row.id)));
    const isSame = next.length === accounts.all.length && next.every((account) => known.get(account.id) === account);
    if (isSame) return;
    accounts.replace(next);
    onChange();
  }

  private async run(): Promise<boolean> {
    await this.refresh();
    await this.endDraining();
    return false;
  }

  private open(row: AccountRow, known: ProviderAccount | undefined): ProviderAccount[] {
    if (known?.version === row.version) return [known];
    try {
      return [toProviderAccount(this.parts.cipher, row)];
    } catch (error) {
      const mark = `${row.id}:${row.version}`;
      if (!this.reported.has(mark)) this.parts.logger.error('a stored provider account cannot be opened', { account: row.name, error });
      this.reported.add(mark);
      // An older state would send keys that were replaced. Its tasks wait and say that their account is not there.
      return [];
    }
  }

  private async endDraining(): Promise<void> {
    const { repository, accounts, logger } = this.parts;
    const draining = accounts.all.filter((account) => account.status === 'draining');
    if (draining.length === 0) return;
    const inFlight = await repository.inFlight();
    for (const { id, name, version } of draining.filter((account) => !inFlight.has(account.name))) {
      const ended = await repository.database.transaction(async (tx) => {
        const row = await repository.lock(tx, id);
        if (row.status !== 'draining' || row.version !== version) return false;
        const { wanted, note } = statusChange(row, 'retired', { origin: systemOrigin('platform'), reason: 'its last task has ended' });
        await repository.update(tx, row, wanted, note);
        return true;
      });
      if (ended) logger.info('provider account retired: its last task has ended', { account: name });
    }
    await this.refresh();
  }
}
