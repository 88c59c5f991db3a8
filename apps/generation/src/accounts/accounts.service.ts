import type { Nudges, OutboxRelay } from '@kp/bus';
import type { Transaction } from '@kp/database';
import { AppError, ASKS, isKlingUrl, newId, NUDGES, type AskReply, type AskRequest, type AuditOrigin, type ProviderAccountRecord } from '@kp/task-contracts';
import { count, type Logger } from '@kp/telemetry';
import { defaultResultHosts } from '../providers/provider-accounts.ts';
import { difference, statusChange, type ChangedFields, type ChangeNote } from './account-changes.ts';
import type { AccountProbe } from './account-probe.ts';
import { toRecord } from './account-record.ts';
import { hintOf, keyIdsOf, sealCallbackSecret, sealCredentials, toProviderAccount } from './account-secrets.ts';
import type { AccountRow, AccountRowChanges, AccountsRepository, StoredCallbackSecret } from './accounts.repository.ts';
import type { CredentialCipher } from './credential-cipher.ts';
import { ENVIRONMENT_NAMES } from './environment-accounts.ts';

/** Kling's standard rotation keeps both callback secrets valid for seven days (kling-api.md §7). */
const PREVIOUS_SECRET_DAYS = 7;
const DAY_MS = 86_400_000;

/** Adding, changing, testing and retiring provider accounts while everything runs. */
export class AccountsService {
  private readonly parts: { repository: AccountsRepository; cipher: CredentialCipher; probe: Pick<AccountProbe, 'run'>; nudges: Pick<Nudges, 'send'>; outbox: Pick<OutboxRelay, 'wake'>; logger: Logger; defaultConcurrency: number; defaultTemplate: 'kling' | 'guide'; now?: () => Date };

  constructor(parts: AccountsService['parts']) {
    this.parts = parts;
  }

  async list(): Promise<AskReply<typeof ASKS.listAccounts>> {
    const { repository } = this.parts;
    const [rows, inFlight] = await Promise.all([repository.all(), repository.inFlight()]);
    return { accounts: rows.map((row) => toRecord(row, inFlight.get(row.name))) };
  }

  async get({ accountId }: AskRequest<typeof ASKS.getAccount>): Promise<AskReply<typeof ASKS.getAccount>> {
    return { account: await this.read(accountId) };
  }

  /** @throws AppError `validation-failed` when the name is taken or reserved */
  async create({ origin, body }: AskRequest<typeof ASKS.createAccount>): Promise<AskReply<typeof ASKS.createAccount>> {
    const { repository, cipher, defaultConcurrency, defaultTemplate } = this.parts;
    if (ENVIRONMENT_NAMES.includes(body.name)) throw badField('name', 'reserved', `"${body.name}" is the name of an account from the environment.`);
    const id = newId('account');
    const { credentials, callbackSecret } = body;
    const row = {
      id,
      name: body.name,
      mode: body.mode,
      source: 'console' as const,
      base_url: body.baseUrl,
      credential_kind: credentials.kind,
      credential: sealCredentials(cipher, id, credentials),
      credential_hint: hintOf(credentials),
      token_template: body.tokenTemplate ?? defaultTemplate,
      callback_secrets: callbackSecret ? [sealCallbackSecret(cipher, id, callbackSecret)] : [],
      max_video_concurrency: body.maxVideoConcurrency ?? defaultConcurrency,
      max_image_concurrency: body.maxImageConcurrency ?? defaultConcurrency,
      result_hosts: body.resultHosts ?? defaultResultHosts(body.baseUrl),
    };
    const changes = { mode: { to: row.mode }, baseUrl: { to: row.base_url }, credentialKind: { to: row.credential_kind }, maxVideoConcurrency: { to: row.max_video_concurrency }, maxImageConcurrency: { to: row.max_image_concurrency } };
    const inserted = await repository.database.transaction((tx) => repository.insert(tx, row, { origin, action: 'created', changes, reason: body.reason }));
    if (!inserted) throw badField('name', 'taken', 'Another account has this name.');
    return this.done(id, 'created', origin);
  }

  /** @throws AppError `not-found`, `conflict` */
  async update({ origin, accountId, body }: AskRequest<typeof ASKS.updateAccount>): Promise<AskReply<typeof ASKS.updateAccount>> {
    await this.change(accountId, body.version, async (tx, row) => {
      refuseEnvironment(row);
      if (body.baseUrl !== undefined && body.baseUrl !== row.base_url) await this.assertMayMove(tx, row, body.baseUrl);
      const wanted: AccountRowChanges = {
        ...(body.baseUrl === undefined ? {} : { base_url: body.baseUrl }),
        ...(body.maxVideoConcurrency === undefined ? {} : { max_video_concurrency: body.maxVideoConcurrency }),
        ...(body.maxImageConcurrency === undefined ? {} : { max_image_concurrency: body.maxImageConcurrency }),
        ...(body.tokenTemplate === undefined ? {} : { token_template: body.tokenTemplate }),
        ...(body.resultHosts === undefined ? {} : { result_hosts: body.resultHosts }),
      };
      const changes = difference(row, wanted);
      if (Object.keys(changes).length === 0) return undefined;
      return { wanted, note: { origin, action: 'updated', changes, reason: body.reason } };
    });
    return this.done(accountId, 'updated', origin);
  }

  /** New keys of the same account at Kling, effective with the next call; a new callback secret, both valid for a while. */
  async rotate({ origin, accountId, body }: AskRequest<typeof ASKS.rotateAccount>): Promise<AskReply<typeof ASKS.rotateAccount>> {
    const { repository, cipher } = this.parts;
    await this.change(accountId, body.version, async (tx, row) => {
      refuseEnvironment(row);
      const { credentials } = body;
      if (credentials?.kind === 'access-key' && row.credential_kind === 'api-key' && (await repository.hasNewDialectInFlight(tx, row.name))) {
        throw new AppError('conflict', 'Tasks of the new API generation are in flight, and only an API key can read those. Retire the account first, or rotate to another API key.');
      }
      // One that is sealed under a key that is lost proves nothing any more.
      const present = row.callback_secrets.filter(({ sealed }) => cipher.knows(sealed.keyId));
      const wanted: AccountRowChanges = {
        ...(credentials ? { credential_kind: credentials.kind, credential: sealCredentials(cipher, row.id, credentials), credential_hint: hintOf(credentials) } : {}),
        callback_secrets: body.callbackSecret === undefined ? present : this.rotatedSecrets(row.id, present, body.callbackSecret, body.dropPreviousCallbackSecret ?? false),
      };
      const changes: ChangedFields = {
        ...(credentials ? { credentials: { from: row.credential_kind, to: credentials.kind } } : {}),
        ...(body.callbackSecret === undefined ? {} : { callbackSecret: { to: body.callbackSecret === null ? 'removed' : present.length === 0 ? 'set' : body.dropPreviousCallbackSecret ? 'replaced at once' : `replaced, the one before valid for ${PREVIOUS_SECRET_DAYS} days` } }),
      };
      return { wanted, note: { origin, action: 'rotated', changes, reason: body.reason } };
    });
    return this.done(accountId, 'rotated', origin);
  }

  /** No new tasks; what it has is finished. `draining` until the last one has ended. */
  async retire({ origin, accountId, body }: AskRequest<typeof ASKS.retireAccount>): Promise<AskReply<typeof ASKS.retireAccount>> {
    let action: 'draining' | 'retired' = 'retired';
    await this.change(accountId, body.version, async (tx, row) => {
      if (row.status !== 'active') return undefined;
      const inFlight = (await this.parts.repository.inFlight(tx)).get(row.name);
      action = inFlight ? 'draining' : 'retired';
      return statusChange(row, action, { origin, reason: body.reason });
    });
    return this.done(accountId, action, origin);
  }

  async activate({ origin, accountId, body }: AskRequest<typeof ASKS.activateAccount>): Promise<AskReply<typeof ASKS.activateAccount>> {
    await this.change(accountId, body.version, async (_tx, row) => {
      if (row.absent) throw new AppError('conflict', 'The environment does not name this account any more. Set its variables again instead.');
      if (!keyIdsOf(row).every((keyId) => this.parts.cipher.knows(keyId))) throw new AppError('conflict', 'Its credentials are sealed under an encryption key that is lost. Rotate them first.');
      return row.status === 'active' ? undefined : statusChange(row, 'active', { origin, reason: body.reason });
    });
    return this.done(accountId, 'activated', origin);
  }

  /** One cheap authenticated read that creates nothing; its result is kept with the account. */
  async test({ accountId, body }: AskRequest<typeof ASKS.testAccount>): Promise<AskReply<typeof ASKS.testAccount>> {
    const { repository, cipher, probe, logger } = this.parts;
    const row = await repository.get(accountId);
    const result = await probe.run(toProviderAccount(cipher, row), { costs: body.costs ?? false });
    await repository.recordTest(accountId, result);
    count('kp_provider_account_tests_total', { outcome: result.outcome });
    logger.info('provider account tested', { account: row.name, outcome: result.outcome, code: result.code, latencyMs: result.latencyMs });
    return { account: await this.read(accountId) };
  }

  private async read(accountId: string): Promise<ProviderAccountRecord> {
    const { repository } = this.parts;
    const [row, inFlight] = await Promise.all([repository.get(accountId), repository.inFlight()]);
    return toRecord(row, inFlight.get(row.name));
  }

  /** Locks the row, decides, writes. `decide` gives undefined when there is nothing to change. */
  private async change(accountId: string, version: number, decide: (tx: Transaction, row: AccountRow) => Promise<{ wanted: AccountRowChanges; note: ChangeNote } | undefined>): Promise<void> {
    const { repository } = this.parts;
    await repository.database.transaction(async (tx) => {
      const row = await repository.lock(tx, accountId, version);
      const change = await decide(tx, row);
      if (change) await repository.update(tx, row, change.wanted, change.note);
    });
  }

  /** After the commit: every replica reads the list again, at once by the nudge, or within a second. */
  private async done(accountId: string, action: string, { actor }: AuditOrigin): Promise<{ account: ProviderAccountRecord }> {
    this.parts.nudges.send(NUDGES.accounts);
    this.parts.outbox.wake();
    const account = await this.read(accountId);
    count('kp_provider_account_changes_total', { action });
    this.parts.logger.info('provider account changed', { account: account.name, action, actor: actor.id, version: account.version });
    return { account };
  }

  private async assertMayMove(tx: Transaction, row: AccountRow, baseUrl: string): Promise<void> {
    if ((await this.parts.repository.inFlight(tx)).has(row.name)) throw new AppError('conflict', 'The account has tasks in flight, which belong to its present address. Retire it and wait until they have ended, or add a second account.');
    if (row.mode === 'test' && isKlingUrl(baseUrl)) throw badField('baseUrl', 'live-provider', 'A test-mode account must point to a simulator, never to Kling itself.');
  }

  /** The new one first; of those before it the newest, for seven days. `null` removes all. */
  private rotatedSecrets(accountId: string, [previous]: StoredCallbackSecret[], secret: string | null, dropPrevious: boolean): StoredCallbackSecret[] {
    if (secret === null) return [];
    const validUntil = new Date((this.parts.now?.() ?? new Date()).getTime() + PREVIOUS_SECRET_DAYS * DAY_MS).toISOString();
    return [sealCallbackSecret(this.parts.cipher, accountId, secret), ...(previous && !dropPrevious ? [{ ...previous, validUntil: previous.validUntil ?? validUntil }] : [])];
  }
}

/** Settings from the environment come back with every start, so a change here would be undone unseen. */
function refuseEnvironment(row: AccountRow): void {
  if (row.source === 'environment') throw new AppError('conflict', `The settings of "${row.name}" come from the environment (${row.mode === 'test' ? 'SANDBOX_KLING_…' : 'KLING_…'}). Change them there and start again.`);
}

function badField(path: string, code: string, message: string): AppError {
  return AppError.validation([{ path, code, message }]);
}
