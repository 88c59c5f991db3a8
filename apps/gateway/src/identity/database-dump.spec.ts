import { Database } from '@kp/database';
import { createHash } from 'node:crypto';
import { hashApiKey } from './api-key.ts';
import { bootstrapAdministrator } from './bootstrap.ts';
import { PEPPER, startGateways, type Gateways } from './gateway.fixture.ts';

const PASSWORD = 'correct horse battery staple';
const NEW_PASSWORD = 'a brand new passphrase';
let gateways: Gateways;
/** Secrets that are good at this moment, or were: each by what it is. */
const secrets: Record<string, string> = {};
/** Every value of every column of every table, as text. */
let values: { table: string; column: string; text: string }[];

const tokenOf = (url: string) => url.split('#')[1] ?? '';

/** Everything that can be read from all tables of the gateway, binary columns as hex, base64 and raw bytes. */
async function dump(url: string): Promise<typeof values> {
  const client = new Database(url, 'gateway', 1);
  const found: typeof values = [];
  const tables = await client.query<{ name: string }>(`SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'gateway' AND table_type = 'BASE TABLE'`);
  for (const { name } of tables) {
    const rows = await client.query<Record<string, unknown>>(`SELECT * FROM gateway."${name}"`);
    for (const row of rows) {
      for (const [column, value] of Object.entries(row)) {
        if (value === null) continue;
        const texts = Buffer.isBuffer(value) ? [value.toString('hex'), value.toString('base64'), value.toString('base64url'), value.toString('latin1')] : [typeof value === 'string' ? value : JSON.stringify(value)];
        for (const text of texts) found.push({ table: name, column, text });
        if (Array.isArray(value)) for (const each of value) found.push({ table: name, column, text: String(each) });
      }
    }
  }
  await client.close();
  return found;
}

beforeAll(async () => {
  gateways = await startGateways();
  const { link } = await bootstrapAdministrator(gateways.databaseUrl, { email: 'boss@example.test', publicBaseUrl: 'https://x.example', operator: 'test' });
  const boss = await gateways.ask('POST', `/auth/links/${tokenOf(link?.url ?? '')}`, { body: { password: PASSWORD } });
  const token = boss.body.accessToken;
  Object.assign(secrets, { password: PASSWORD, usedLink: tokenOf(link?.url ?? ''), accessToken: token, firstRefreshToken: boss.refreshCookie });
  secrets['secondRefreshToken'] = (await gateways.ask('POST', '/auth/refresh', { cookie: boss.refreshCookie })).refreshCookie ?? '';
  const key = (await gateways.ask('POST', '/v1/api-keys', { token, body: { name: 'k', scopes: ['workspace:read', 'keys:read'], ipAllowList: ['127.0.0.1'] } })).body;
  secrets['apiKey'] = key.key;
  secrets['testKey'] = (await gateways.ask('POST', '/v1/api-keys', { token, body: { name: 't', mode: 'test', scopes: ['workspace:read'] } })).body.key;
  secrets['rotatedKey'] = (await gateways.ask('POST', `/v1/api-keys/${key.id}/rotate`, { token, body: {} })).body.key;
  secrets['invite'] = tokenOf((await gateways.ask('POST', '/v1/invites', { token, body: { email: 'new@example.test', role: 'developer' } })).body.url);
  const user = (await gateways.ask('POST', '/admin/v1/users', { token, body: { email: 'op@example.test', platformRole: 'operator' } })).body;
  secrets['platformInvite'] = tokenOf(user.invite.url);
  secrets['resetLink'] = tokenOf((await gateways.ask('POST', `/admin/v1/users/${(await gateways.ask('GET', '/admin/v1/users?q=boss', { token })).body.data[0].id}/reset-link`, { token, body: { reason: 'test' } })).body.url);
  const changed = await gateways.ask('POST', '/auth/password', { token, body: { currentPassword: PASSWORD, newPassword: NEW_PASSWORD } });
  Object.assign(secrets, { newPassword: NEW_PASSWORD, thirdRefreshToken: changed.refreshCookie, pepper: PEPPER });
  // Used, so that whatever use writes is written.
  await gateways.ask('GET', '/v1/workspace', { token: secrets['rotatedKey'] ?? '' });
  await gateways.ask('POST', '/auth/login', { body: { email: 'boss@example.test', password: NEW_PASSWORD } });
  values = await dump(gateways.adminDatabaseUrl);
});
afterAll(() => gateways.stop());

test('the dump has something to find: what is no secret is in it', () => {
  const all = values.map((each) => each.text);
  expect(all).toEqual(expect.arrayContaining(['boss@example.test', 'op@example.test', secrets['apiKey']?.slice(0, 12), hashApiKey(secrets['apiKey'] ?? '', PEPPER)]));
  expect(new Set(values.map((each) => each.table)).size).toBeGreaterThanOrEqual(10);
  expect(Object.values(secrets).every((each) => each.length >= 12)).toBe(true);
});

test('no secret is in it: neither as it is, nor encoded, nor under a hash that needs no key', () => {
  for (const [name, secret] of Object.entries(secrets)) {
    const raw = Buffer.from(secret);
    const decoded = Buffer.from(secret.replace(/^kp_(live|test)_/, ''), 'base64url');
    const hashes = ['md5', 'sha1', 'sha256', 'sha512'].flatMap((algorithm) => [raw, decoded].flatMap((bytes) => (['hex', 'base64', 'base64url'] as const).map((encoding) => createHash(algorithm).update(bytes).digest(encoding))));
    for (const form of [secret, raw.toString('base64').replace(/=+$/, ''), raw.toString('hex'), decoded.toString('hex'), decoded.toString('base64'), ...hashes]) {
      const found = values.filter((each) => each.text.toLowerCase().includes(form.toLowerCase())).map((each) => `${each.table}.${each.column}`);
      expect([name, form, found]).toEqual([name, form, []]);
    }
  }
});

test('of a key no more than its first four and last four random characters are in it', () => {
  for (const name of ['apiKey', 'testKey', 'rotatedKey']) {
    const random = secrets[name]?.slice(8) ?? '';
    for (let index = 0; index + 5 <= random.length; index += 1) {
      const piece = random.slice(index, index + 5);
      expect([name, piece, values.filter((each) => each.table !== 'schema_migration' && !/hash/.test(each.column) && each.text.includes(piece)).map((each) => `${each.table}.${each.column}`)]).toEqual([name, piece, []]);
    }
  }
});

test('nothing in it opens anything: not as key, not as access token, refresh token, link or password', async () => {
  const tried = [...new Set(values.map((each) => each.text))].filter((text) => text.length >= 8 && text.length < 500 && /^[\x21-\x7e]+$/.test(text));
  expect(tried.length).toBeGreaterThan(100);
  const asCredentials = (text: string) => Promise.all([
    gateways.ask('GET', '/v1/workspace', { token: text }),
    gateways.ask('GET', '/v1/workspace', { token: `kp_live_${text}` }),
    gateways.ask('POST', '/auth/refresh', { cookie: encodeURIComponent(text) }),
    gateways.ask('GET', `/auth/links/${encodeURIComponent(text)}`),
  ]);
  for (const text of tried) expect([text, (await asCredentials(text)).map((each) => each.status < 400)]).toEqual([text, [false, false, false, false]]);
  for (const { text } of values.filter((each) => each.column === 'password_hash')) expect((await gateways.ask('POST', '/auth/login', { body: { email: 'boss@example.test', password: text } })).status).toBe(401);
  // The same requests with what is not in the dump do open.
  expect((await gateways.ask('GET', '/v1/workspace', { token: secrets['rotatedKey'] ?? '' })).status).toBe(200);
  expect((await gateways.ask('GET', `/auth/links/${secrets['invite']}`)).status).toBe(200);
  expect((await gateways.ask('POST', '/auth/refresh', { cookie: secrets['thirdRefreshToken'] })).status).toBe(200);
});

test('a key made with the pepper of another installation opens nothing, so a dump restored elsewhere is worth nothing', async () => {
  const stored = values.find((each) => each.column === 'key_hash')?.text ?? '';
  expect(stored).not.toBe(hashApiKey(secrets['apiKey'] ?? '', 'q'.repeat(32)));
});
