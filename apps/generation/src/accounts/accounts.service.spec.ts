import { connectNats, Nudges } from '@kp/bus';
import { NUDGES, type AccountTest, type AppError, type AuditOrigin, type CreateProviderAccountBody, type ProviderAccountRecord } from '@kp/task-contracts';
import { Logger } from '@kp/telemetry';
import { startThrowawayNats, waitFor, type ThrowawayNats } from '@kp/testing';
import type { NatsConnection } from '@nats-io/transport-node';
import { randomBytes } from 'node:crypto';
import { openGenerationDatabase, type GenerationDatabase } from '../generation.fixture.ts';
import { ProviderAccounts } from '../providers/provider-accounts.ts';
import { DispatchRepository } from '../dispatch/dispatch.repository.ts';
import { klingRoute } from '../providers/kling-route.ts';
import { AccountsRepository } from './accounts.repository.ts';
import { AccountsService } from './accounts.service.ts';
import { AccountsWorker } from './accounts.worker.ts';
import { CredentialCipher } from './credential-cipher.ts';

const SECRET_KEY = 'sk-'.padEnd(32, 'x');
const BODY: CreateProviderAccountBody = { name: 'kling-eu', mode: 'live', baseUrl: 'https://api-singapore.klingai.com', credentials: { kind: 'access-key', accessKey: 'ak-'.padEnd(28, 'y') + 'tail', secretKey: SECRET_KEY }, maxVideoConcurrency: 2 };
const callbackSecret = () => `whsec_${randomBytes(24).toString('base64')}`;
const by = (id: string): AuditOrigin => ({ actor: { kind: 'user', id }, requestId: 'req_1', ip: '192.0.2.1' });
const origin = by('usr_1');
const PASSED: AccountTest = { at: new Date(0).toISOString(), outcome: 'passed', latencyMs: 12, httpStatus: 400, code: 1201, detail: 'fine' };

let nats: ThrowawayNats;
let connection: NatsConnection;
let generation: GenerationDatabase;
let service: AccountsService;
let accounts: ProviderAccounts;
let worker: AccountsWorker;
let repository: AccountsRepository;
let woken = 0;
const cipher = new CredentialCipher([{ id: 'k1', key: randomBytes(32) }]);
const logger = new Logger('test', 'silent');

beforeAll(async () => {
  nats = await startThrowawayNats();
  connection = await connectNats(nats.url, 'test');
  generation = await openGenerationDatabase();
});
afterAll(async () => {
  await generation.close();
  await connection.close();
  await nats.stop();
});
beforeEach(async () => {
  await generation.reset();
  await generation.database.query('DELETE FROM provider_account');
  repository = new AccountsRepository(generation.database);
  accounts = new ProviderAccounts();
  service = new AccountsService({ repository, cipher, probe: { run: async () => PASSED }, nudges: new Nudges(connection), outbox: { wake: () => (woken += 1) }, logger, defaultConcurrency: 5, defaultTemplate: 'kling' });
  worker = new AccountsWorker({ repository, cipher, accounts, logger, onChange: () => undefined });
});

const create = async (body: Partial<CreateProviderAccountBody> = {}) => (await service.create({ origin, body: { ...BODY, ...body } })).account;
const accessKeyOf = async (name: string) => {
  const header = (await accounts.byName(name)?.authorization.header()) ?? '';
  return header.includes('.') ? (JSON.parse(Buffer.from(header.split('.')[1] ?? '', 'base64url').toString()) as { iss: string }).iss : header;
};
/** A task in flight at the account, as dispatch leaves it. */
async function inFlight(account: ProviderAccountRecord): Promise<string> {
  await worker.refresh();
  await generation.acceptTask();
  const known = accounts.byName(account.name);
  if (!known) throw new Error('not loaded');
  const { claimed } = await new DispatchRepository(generation.database).claim({ mode: 'live', offers: [{ account: known, limit: 5 }], known: accounts.all, routeOf: klingRoute, limit: 1 });
  return claimed[0]?.attemptId ?? '';
}
const finish = (attemptId: string) => generation.database.query(`UPDATE attempt SET state = 'succeeded' WHERE id = $1`, [attemptId]);

test('an account is kept, its secrets sealed, and told without them', async () => {
  const account = await create({ callbackSecret: callbackSecret() });
  expect(account).toMatchObject({ name: 'kling-eu', region: 'singapore', source: 'console', status: 'active', credential: { kind: 'access-key', hint: 'tail', keyId: 'k1' }, callbackSecrets: [{ keyId: 'k1' }], maxVideoConcurrency: 2, maxImageConcurrency: 5, inFlight: { video: 0, image: 0 }, resultHosts: expect.arrayContaining(['.klingai.com']), version: 1 });
  const rows = JSON.stringify([await generation.database.query('SELECT * FROM provider_account'), await generation.database.query('SELECT * FROM outbox'), account]);
  expect(rows).not.toMatch(/sk-xxx|ak-yyy|whsec_/);
  await worker.refresh();
  expect(await accessKeyOf('kling-eu')).toBe('ak-'.padEnd(28, 'y') + 'tail');
});

test('names are unique, and those of the environment are taken', async () => {
  await create();
  for (const name of ['kling-eu', 'kling', 'sandbox']) {
    await expect(create({ name })).rejects.toMatchObject({ code: 'validation-failed', errors: [{ path: 'name' }] });
  }
  const both = await Promise.allSettled([create({ name: 'twice' }), create({ name: 'twice' })]);
  expect(both.map((each) => each.status).toSorted()).toEqual(['fulfilled', 'rejected']);
});

test('a change counts the version up, and one made from an older version is refused', async () => {
  const { accountId } = await create();
  const { account } = await service.update({ origin: by('usr_2'), accountId, body: { version: 1, maxVideoConcurrency: 7, tokenTemplate: 'guide', reason: 'bigger pack' } });
  expect(account).toMatchObject({ version: 2, maxVideoConcurrency: 7, tokenTemplate: 'guide' });
  await expect(service.update({ origin, accountId, body: { version: 1, maxVideoConcurrency: 1 } })).rejects.toMatchObject({ code: 'conflict' });
  // What changes nothing leaves no line.
  await service.update({ origin, accountId, body: { version: 2, maxVideoConcurrency: 7 } });
  const [updated, created, ...more] = await generation.auditOf(accountId);
  expect(more).toEqual([]);
  expect(updated).toEqual({
    chain: 'platform',
    action: 'provider-account.updated',
    target: { kind: 'provider-account', id: accountId, name: 'kling-eu' },
    before: { maxVideoConcurrency: 2, tokenTemplate: 'kling', version: 1 },
    after: { maxVideoConcurrency: 7, tokenTemplate: 'guide', version: 2 },
    reason: 'bigger pack',
    ...by('usr_2'),
  });
  expect(created).toMatchObject({ action: 'provider-account.created', before: {}, after: { mode: 'live', credentialKind: 'access-key', maxVideoConcurrency: 2, version: 1 }, ...origin });
  expect(woken).toBeGreaterThan(0);
});

test('of two changes made at once from one version, one is refused', async () => {
  const { accountId } = await create();
  const results = await Promise.allSettled([3, 4].map((maxVideoConcurrency) => service.update({ origin, accountId, body: { version: 1, maxVideoConcurrency } })));
  expect(results.map((each) => each.status).toSorted()).toEqual(['fulfilled', 'rejected']);
  expect((await service.get({ accountId })).account.version).toBe(2);
});

test('a change that is refused leaves no line in the audit log', async () => {
  const { accountId } = await create();
  await expect(create()).rejects.toMatchObject({ code: 'validation-failed' });
  await expect(service.retire({ origin, accountId, body: { version: 9, reason: 'too late' } })).rejects.toMatchObject({ code: 'conflict' });
  expect(await generation.database.query(`SELECT 1 FROM outbox WHERE subject = 'evt.generation.audit.recorded'`)).toHaveLength(1);
});

test('other replicas know within a moment, by the nudge', async () => {
  let nudged = 0;
  new Nudges(connection).on(NUDGES.accounts, () => (nudged += 1));
  await connection.flush();
  await create();
  await waitFor(() => nudged === 1);
});

test('rotated keys are used by the next call, and the audit log says who and why, never what', async () => {
  const { accountId } = await create();
  await worker.refresh();
  const { account } = await service.rotate({ origin, accountId, body: { version: 1, credentials: { kind: 'api-key', apiKey: 'api-key-kling-brand-new-0123456789' }, reason: 'leaked' } });
  expect(account.credential).toEqual({ kind: 'api-key', hint: '6789', keyId: 'k1' });
  await worker.refresh();
  expect(await accessKeyOf('kling-eu')).toBe('Bearer api-key-kling-brand-new-0123456789');
  const [change] = await generation.auditOf(accountId);
  expect(change).toMatchObject({ action: 'provider-account.rotated', reason: 'leaked', before: { credentials: 'access-key' }, after: { credentials: 'api-key' } });
  expect(JSON.stringify(change)).not.toContain('brand-new');
});

test('during a rotation two callback secrets are valid, in an emergency one, removed none', async () => {
  const [first, second, third] = [callbackSecret(), callbackSecret(), callbackSecret()];
  const { accountId } = await create({ callbackSecret: first });
  const rotate = async (version: number, body: { callbackSecret: string | null; dropPreviousCallbackSecret?: boolean }) => {
    await service.rotate({ origin, accountId, body: { version, reason: 'rotation', ...body } });
    await worker.refresh();
    return accounts.byName('kling-eu')?.callbackSecrets();
  };
  expect(await rotate(1, { callbackSecret: second })).toEqual([second, first]);
  const [, previous] = (await service.get({ accountId })).account.callbackSecrets;
  expect(Date.parse(previous?.validUntil ?? '') - Date.now()).toBeGreaterThan(6.9 * 86_400_000);
  // The oldest goes when a third one comes.
  expect(await rotate(2, { callbackSecret: third })).toEqual([third, second]);
  await generation.database.query(`UPDATE provider_account SET callback_secrets = jsonb_set(callback_secrets, '{1,validUntil}', '"2020-01-01T00:00:00.000Z"'), version = version + 1`);
  await worker.refresh();
  expect(accounts.byName('kling-eu')?.callbackSecrets()).toEqual([third]);
  expect(await rotate(4, { callbackSecret: first, dropPreviousCallbackSecret: true })).toEqual([first]);
  expect(await rotate(5, { callbackSecret: null })).toEqual([]);
});

test('an account with tasks in flight drains first, keeps being readable, and retires by itself', async () => {
  const account = await create();
  const attemptId = await inFlight(account);
  const { account: draining } = await service.retire({ origin, accountId: account.accountId, body: { version: 1, reason: 'contract ends' } });
  expect(draining).toMatchObject({ status: 'draining', inFlight: { video: 1, image: 0 } });
  await worker.refresh();
  expect([accounts.forMode('live'), accounts.byName('kling-eu')?.status]).toEqual([[], 'draining']);
  worker.loop.start();
  await finish(attemptId);
  await waitFor(() => accounts.byName('kling-eu')?.status === 'retired');
  await worker.loop.stop();
  expect((await generation.auditOf(account.accountId)).map((each) => [each.actor.kind, each.actor.id, each.action])).toEqual([['system', 'platform', 'provider-account.retired'], ['user', 'usr_1', 'provider-account.draining'], ['user', 'usr_1', 'provider-account.created']]);
});

test('without tasks it retires at once, and comes back', async () => {
  const { accountId } = await create();
  const { account: retired } = await service.retire({ origin, accountId, body: { version: 1, reason: 'not needed' } });
  expect(retired.status).toBe('retired');
  const { account: back } = await service.activate({ origin, accountId, body: { version: 2, reason: 'needed again' } });
  expect(back).toMatchObject({ status: 'active', version: 3 });
});

test('an account that attempts refer to cannot be deleted, whoever tries', async () => {
  const account = await create();
  await inFlight(account);
  await expect(generation.database.query('DELETE FROM provider_account')).rejects.toMatchObject({ code: '23503' });
});

test('with tasks in flight the address stays; a kind of key that could not read them is refused', async () => {
  const account = await create({ credentials: { kind: 'api-key', apiKey: 'api-key-kling-0123456789' } });
  const attemptId = await inFlight(account);
  const { accountId } = account;
  const refusal = async (work: Promise<unknown>) => ((await work.then(() => undefined, (error: unknown) => error)) as AppError | undefined)?.code;
  const toPair = () => service.rotate({ origin, accountId, body: { version: 1, credentials: BODY.credentials, reason: 'older key' } });
  expect(await refusal(service.update({ origin, accountId, body: { version: 1, baseUrl: 'https://api-beijing.klingai.com' } }))).toBe('conflict');
  await generation.database.query(`UPDATE attempt SET dialect = 'new'`);
  expect(await refusal(toPair())).toBe('conflict');
  await finish(attemptId);
  expect(await refusal(toPair())).toBeUndefined();
  expect((await service.update({ origin, accountId, body: { version: 2, baseUrl: 'https://api-beijing.klingai.com' } })).account.region).toBe('beijing');
});

test('a test is kept with the account and does not count as a change', async () => {
  const { accountId } = await create();
  expect((await service.test({ accountId, body: {} })).account).toMatchObject({ lastTest: PASSED, version: 1 });
  expect(await generation.auditOf(accountId)).toHaveLength(1);
});

test('an unknown account is not found', async () => {
  const body = { version: 1, reason: 'no such account' };
  const results = await Promise.allSettled([service.get({ accountId: 'acc_x' }), service.retire({ origin, accountId: 'acc_x', body }), service.test({ accountId: 'acc_x', body: {} })]);
  for (const result of results) expect(result).toMatchObject({ status: 'rejected', reason: { code: 'not-found' } });
});

test('one spoilt row is left out and does not disturb the others', async () => {
  await create();
  await create({ name: 'other' });
  // Rows swapped: each holds the other's sealed keys.
  await generation.database.query(`UPDATE provider_account AS a SET credential = b.credential, version = a.version + 1 FROM provider_account AS b WHERE a.name = 'other' AND b.name = 'kling-eu'`);
  await worker.refresh();
  expect(accounts.all.map((account) => account.name)).toEqual(['kling-eu']);
});
