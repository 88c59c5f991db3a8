import { Logger } from '@kp/telemetry';
import { randomBytes } from 'node:crypto';
import { GenerationConfig } from '../config.ts';
import { openGenerationDatabase, type GenerationDatabase } from '../generation.fixture.ts';
import { ProviderAccounts } from '../providers/provider-accounts.ts';
import { hintOf, sealCredentials } from './account-secrets.ts';
import { AccountProbe } from './account-probe.ts';
import { AccountsRepository } from './accounts.repository.ts';
import { AccountsService } from './accounts.service.ts';
import { AccountsWorker } from './accounts.worker.ts';
import { CredentialCipher } from './credential-cipher.ts';
import type { EncryptionKey } from './key-ring.ts';
import { prepareAccounts } from './prepare-accounts.ts';

const [K1, K2]: EncryptionKey[] = [{ id: 'k1', key: randomBytes(32) }, { id: 'k2', key: randomBytes(32) }] as const;
const CALLBACK_SECRET = `whsec_${randomBytes(24).toString('base64')}`;
const LIVE = { KLING_ACCESS_KEY: 'live-access-key-0001', KLING_SECRET_KEY: 'live-secret-key-0001', KLING_API_BASE_URL: 'http://127.0.0.1:4000/' };
const SANDBOX = { SANDBOX_KLING_ACCESS_KEY: 'test-access-key-0001', SANDBOX_KLING_SECRET_KEY: 'test-secret-key-0001', SANDBOX_KLING_API_BASE_URL: 'http://127.0.0.1:4000' };
const origin = { actor: { kind: 'user' as const, id: 'usr_1' } };
const logger = new Logger('test', 'silent');

let generation: GenerationDatabase;
let repository: AccountsRepository;

beforeAll(async () => {
  generation = await openGenerationDatabase();
});
beforeEach(async () => {
  await generation.reset();
  await generation.database.query('DELETE FROM provider_account');
  repository = new AccountsRepository(generation.database);
});
afterAll(() => generation.close());

async function boot(settings: Record<string, string>, keys: (EncryptionKey | undefined)[] = [K1]) {
  const ring = keys.flatMap((key) => (key ? [key] : []));
  const list = ring.map(({ id, key }) => `${id}:${key.toString('base64')}`).join(',');
  const config = GenerationConfig.parse({ DATABASE_URL: generation.url, NATS_URL: 'nats://127.0.0.1:4222', OBJECT_STORE_URL: 'file:///nowhere', QUOTE_SIGNING_KEY: 'q'.repeat(32), APP_PUBLIC_BASE_URL: 'http://127.0.0.1:3000', CREDENTIAL_ENCRYPTION_KEYS: list, ...settings });
  const cipher = new CredentialCipher(ring);
  await prepareAccounts({ config, repository, cipher, logger });
  const accounts = new ProviderAccounts();
  await new AccountsWorker({ repository, cipher, accounts, logger, onChange: () => undefined }).refresh();
  return accounts;
}
const historyOf = async (name: string) => {
  const row = (await repository.all()).find((each) => each.name === name);
  return (await generation.auditOf(row?.id ?? '')).map((each) => [each.actor.id, each.action.replace('provider-account.', '')]);
};
const keysInUse = async () => (await repository.all()).flatMap((row) => [row.credential.keyId, ...row.callback_secrets.map((each) => each.sealed.keyId)]);

async function addConsoleAccount(name: string, key: EncryptionKey | undefined = K1) {
  const cipher = new CredentialCipher(key ? [key] : []);
  const credentials = { kind: 'api-key' as const, apiKey: 'api-key-kling-console-account' };
  const id = `acc_${name}`;
  await generation.database.transaction((tx) =>
    repository.insert(tx, { id, name, mode: 'live', source: 'console', base_url: 'https://api-beijing.klingai.com', credential_kind: 'api-key', credential: sealCredentials(cipher, id, credentials), credential_hint: hintOf(credentials), token_template: 'kling', callback_secrets: [], max_video_concurrency: 1, max_image_concurrency: 1, result_hosts: [] }, { origin, action: 'created', changes: {} }),
  );
}

describe('the accounts of the environment', () => {
  test('are in the list like all others, and a second boot changes nothing', async () => {
    for (let round = 0; round < 2; round += 1) {
      const accounts = await boot({ ...LIVE, ...SANDBOX, KLING_WEBHOOK_SECRET: CALLBACK_SECRET, KLING_MAX_CONCURRENCY: '9', KLING_TOKEN_TEMPLATE: 'guide' });
      expect(accounts.all.map(({ name, mode, baseUrl, status, version, maxVideoConcurrency }) => [name, mode, baseUrl, status, version, maxVideoConcurrency])).toEqual([
        ['kling', 'live', 'http://127.0.0.1:4000', 'active', 1, 9],
        ['sandbox', 'test', 'http://127.0.0.1:4000', 'active', 1, 9],
      ]);
      expect([accounts.byName('kling')?.callbackSecrets(), accounts.byName('sandbox')?.callbackSecrets()]).toEqual([[CALLBACK_SECRET], []]);
    }
    expect(await historyOf('kling')).toEqual([['environment', 'created']]);
  });

  test('follow it: address, keys, secret, limit and kind of key', async () => {
    await boot(LIVE);
    const accounts = await boot({ KLING_API_KEY: 'api-key-kling-instead', KLING_API_BASE_URL: 'https://api-beijing.klingai.com', KLING_MAX_CONCURRENCY: '2', KLING_WEBHOOK_SECRET: CALLBACK_SECRET });
    const account = accounts.byName('kling');
    expect(account).toMatchObject({ baseUrl: 'https://api-beijing.klingai.com', maxVideoConcurrency: 2, version: 2, resultHosts: expect.arrayContaining(['.klingai.com']) });
    expect(await account?.authorization.header()).toBe('Bearer api-key-kling-instead');
    const [row] = await repository.all();
    const [change] = await generation.auditOf(row?.id ?? '');
    expect(Object.keys(change?.after ?? {}).toSorted()).toEqual(['baseUrl', 'callbackSecret', 'credentials', 'maxImageConcurrency', 'maxVideoConcurrency', 'resultHosts', 'version']);
    expect(JSON.stringify(change)).not.toMatch(/instead|whsec/);
  });

  test('retire when it names them no more, and come back with it', async () => {
    await boot({ ...LIVE, ...SANDBOX });
    expect((await boot(LIVE)).byName('sandbox')?.status).toBe('retired');
    expect((await boot({ ...LIVE, ...SANDBOX })).byName('sandbox')?.status).toBe('active');
    expect(await historyOf('sandbox')).toEqual([['environment', 'activated'], ['environment', 'retired'], ['environment', 'created']]);
  });

  test('stay retired when an operator retired them', async () => {
    await boot({ ...LIVE, ...SANDBOX });
    await generation.database.query(`UPDATE provider_account SET status = 'retired', version = version + 1 WHERE name = 'sandbox'`);
    await boot(LIVE);
    expect((await boot({ ...LIVE, ...SANDBOX })).byName('sandbox')?.status).toBe('retired');
  });

  test('never overwrite one that was made in the console', async () => {
    await addConsoleAccount('sandbox');
    const accounts = await boot({ ...LIVE, ...SANDBOX });
    expect(accounts.byName('sandbox')).toMatchObject({ baseUrl: 'https://api-beijing.klingai.com', version: 1, mode: 'live' });
  });

  test('are made once when replicas start together', async () => {
    await Promise.all([boot({ ...LIVE, ...SANDBOX }), boot({ ...LIVE, ...SANDBOX }), boot({ ...LIVE, ...SANDBOX })]);
    expect(await repository.all()).toHaveLength(2);
    expect(await historyOf('kling')).toEqual([['environment', 'created']]);
  });

  test('are written anew when their encryption key is lost: the environment has the secrets', async () => {
    await boot({ ...LIVE, KLING_WEBHOOK_SECRET: CALLBACK_SECRET }, [K1]);
    const accounts = await boot({ ...LIVE, KLING_WEBHOOK_SECRET: CALLBACK_SECRET }, [K2]);
    expect(accounts.byName('kling')?.callbackSecrets()).toEqual([CALLBACK_SECRET]);
    expect(await keysInUse()).toEqual(['k2', 'k2']);
  });
});

describe('encryption keys', () => {
  test('a new first key takes over every row at the next boot; the old one can then go', async () => {
    await addConsoleAccount('kling-cn');
    await boot({ ...LIVE, KLING_WEBHOOK_SECRET: CALLBACK_SECRET }, [K1]);
    await boot({ ...LIVE, KLING_WEBHOOK_SECRET: CALLBACK_SECRET }, [K1, K2]);
    expect(await keysInUse()).toEqual(['k1', 'k1', 'k1']);
    await boot({ ...LIVE, KLING_WEBHOOK_SECRET: CALLBACK_SECRET }, [K2, K1]);
    expect(await keysInUse()).toEqual(['k2', 'k2', 'k2']);
    const accounts = await boot({ ...LIVE, KLING_WEBHOOK_SECRET: CALLBACK_SECRET }, [K2]);
    expect(await accounts.byName('kling-cn')?.authorization.header()).toBe('Bearer api-key-kling-console-account');
    // The account is the same, so nobody's unsaved change is refused for it.
    expect(accounts.all.map((account) => account.version)).toEqual([1, 1]);
    expect(await historyOf('kling-cn')).toEqual([['platform', 're-encrypted'], ['usr_1', 'created']]);
  });

  test('a row whose key is missing stops the boot, naming key and account', async () => {
    await addConsoleAccount('kling-cn', K1);
    await expect(boot(LIVE, [K2])).rejects.toThrow(/"k1" \(kling-cn\)/);
    await expect(boot(LIVE, [K2])).rejects.toThrow('CREDENTIAL_ENCRYPTION_KEYS');
    // Nothing of that boot is kept.
    expect(await repository.all()).toHaveLength(1);
  });

  test('a key named as lost retires its accounts, which new credentials bring back', async () => {
    await addConsoleAccount('kling-cn', K1);
    const accounts = await boot({ ...LIVE, CREDENTIAL_ENCRYPTION_KEYS_LOST: 'k0, k1' }, [K2]);
    expect(accounts.all.map((account) => account.name)).toEqual(['kling']);
    expect(await historyOf('kling-cn')).toEqual([['platform', 'retired'], ['usr_1', 'created']]);
    const cipher = new CredentialCipher(K2 ? [K2] : []);
    const service = new AccountsService({ repository, cipher, nudges: { send: () => undefined }, outbox: { wake: () => undefined }, probe: new AccountProbe({ call: () => Promise.reject(new Error('not asked')) }), logger, defaultConcurrency: 1, defaultTemplate: 'kling' });
    const accountId = 'acc_kling-cn';
    await expect(service.activate({ origin, accountId, body: { version: 2, reason: 'too early' } })).rejects.toMatchObject({ code: 'conflict' });
    await service.rotate({ origin, accountId, body: { version: 2, credentials: { kind: 'api-key', apiKey: 'api-key-kling-new' }, reason: 'key lost' } });
    await service.activate({ origin, accountId, body: { version: 3, reason: 'has new keys' } });
    expect(await (await boot(LIVE, [K2])).byName('kling-cn')?.authorization.header()).toBe('Bearer api-key-kling-new');
  });

  test('a tampered row is left out and keeps nobody from working', async () => {
    await addConsoleAccount('kling-cn', K1);
    await generation.database.query(`UPDATE provider_account SET credential = jsonb_set(credential, '{tag}', '"AAAAAAAAAAAAAAAAAAAAAA=="')`);
    expect((await boot(LIVE, [K2, K1])).all.map((account) => account.name)).toEqual(['kling']);
  });
});
