import { Database, provision } from '@kp/database';
import { migrations } from '@kp/gateway/migrations';
import { createDatabase, createDatabaseLike, type DatabaseCopy } from '@kp/testing';
import { spawnSync } from 'node:child_process';
import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { runKling } from './run-kling.ts';

const PASSWORD = 'a rather long passphrase';
let throwaway: DatabaseCopy;
let url: string;
let emptyUrl: string;
let database: Database;

beforeAll(async () => {
  emptyUrl = (await createDatabase()).url;
  throwaway = await createDatabaseLike('gateway', async (empty) => (await provision(empty, [{ name: 'gateway', password: 'test', migrations }]))['gateway'] ?? '');
  url = throwaway.roleUrl;
  database = new Database(url, 'gateway', 1);
});
beforeEach(() => throwaway.reset());
afterAll(() => database.close());

async function kling(args: string[], { stdin = '', env = { DATABASE_URL: url } as Record<string, string> } = {}) {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const code = await runKling(args, { stdin: Readable.from([stdin]), stdout, stderr, env });
  stdout.end();
  stderr.end();
  return { code, out: await text(stdout), err: await text(stderr) };
}
const bootstrap = (...args: string[]) => kling(['admin', 'bootstrap', ...args]);
const actions = async () => (await database.query<{ action: string }>('SELECT action FROM audit_entry ORDER BY occurred_at, chain, seq')).map((row) => row.action);

test('the first administrator owns the first workspace and gets a link to set a password', async () => {
  const { code, out } = await bootstrap('--email', 'Boss@Example.COM', '--public-url', 'https://kling.example.com');
  expect([code, out]).toEqual([0, expect.stringMatching(/boss@example\.com is administrator now[\s\S]*First workspace[\s\S]*https:\/\/kling\.example\.com\/console\/links#[\w-]{43}\n/)]);
  expect(await database.query('SELECT email, role, password_hash FROM app_user JOIN platform_role ON user_id = id')).toEqual([{ email: 'boss@example.com', role: 'admin', password_hash: null }]);
  expect(await database.query('SELECT name, role FROM workspace_member JOIN workspace ON id = workspace_id')).toEqual([{ name: 'First workspace', role: 'owner' }]);
  expect((await actions()).toSorted()).toEqual(['reset-link.created', 'user.created', 'workspace.created']);
  expect(await database.query(`SELECT DISTINCT actor_kind FROM audit_entry`)).toEqual([{ actor_kind: 'command-line' }]);
});

test('run again for the same person it makes nothing anew but the link', async () => {
  const first = JSON.parse((await bootstrap('--email', 'boss@example.com', '--json')).out) as { userId: string; link: { url: string } };
  const second = JSON.parse((await bootstrap('--email', 'boss@example.com', '--json')).out) as typeof first & { outcome: string };
  expect([second.outcome, second.userId, second.link.url === first.link.url]).toEqual(['unchanged', first.userId, false]);
  expect(await database.query('SELECT count(*)::int FROM one_time_link WHERE withdrawn_at IS NULL')).toEqual([{ count: 1 }]);
  expect(await database.query('SELECT count(*)::int FROM workspace')).toEqual([{ count: 1 }]);
});

test('a password comes from standard input, must be a good one, and is not replaced later', async () => {
  expect(await kling(['admin', 'bootstrap', '--email', 'boss@example.com', '--password-stdin'], { stdin: 'short\n' })).toMatchObject({ code: 1, err: expect.stringContaining('12 characters') as unknown });
  expect(await database.query('SELECT 1 FROM app_user')).toEqual([]);
  const made = await kling(['admin', 'bootstrap', '--email', 'boss@example.com', '--password-stdin'], { stdin: `${PASSWORD}\n` });
  expect([made.code, made.out.includes('links#')]).toEqual([0, false]);
  const [before] = await database.query<{ password_hash: string }>('SELECT password_hash FROM app_user');
  expect((await kling(['admin', 'bootstrap', '--email', 'boss@example.com', '--password-stdin'], { stdin: 'another long passphrase\n' })).code).toBe(0);
  expect(await database.query('SELECT password_hash FROM app_user')).toEqual([before]);
});

test('a second administrator needs a reason, which is kept', async () => {
  await bootstrap('--email', 'boss@example.com');
  const refused = await bootstrap('--email', 'other@example.com');
  expect([refused.code, refused.out, refused.err]).toEqual([1, '', expect.stringMatching(/already: boss@example\.com.*--another/)]);
  expect((await bootstrap('--email', 'other@example.com', '--another', 'x')).code).toBe(2);
  expect((await bootstrap('--email', 'other@example.com', '--another', 'Boss is on holiday')).code).toBe(0);
  expect(await database.query(`SELECT reason FROM audit_entry WHERE action = 'user.created' AND reason IS NOT NULL`)).toEqual([{ reason: 'Boss is on holiday' }]);
  // Who comes later joins what is there.
  expect(await database.query('SELECT count(*)::int FROM workspace')).toEqual([{ count: 1 }]);
});

test('two that run at the same time make one administrator', async () => {
  const both = await Promise.all([bootstrap('--email', 'one@example.com'), bootstrap('--email', 'two@example.com')]);
  expect(both.map((each) => each.code).toSorted((a, b) => a - b)).toEqual([0, 1]);
});

test.each<[string, string[], number, RegExp]>([
  ['no e-mail', [], 2, /--email is missing[\s\S]*Usage/],
  ['an unknown option', ['--mail', 'a@b.de'], 2, /--mail/],
  ['no address', ['--email', 'boss'], 1, /not an e-mail/],
  ['a URL that is none', ['--email', 'a@b.de', '--public-url', 'here'], 2, /not a URL/],
])('with %s it says what is wrong', async (_what, args, code, words) => {
  expect(await bootstrap(...args)).toMatchObject({ code, err: expect.stringMatching(words) as unknown });
});

test.each<[string, () => Record<string, string>, RegExp]>([
  ['no DATABASE_URL', () => ({}), /DATABASE_URL is not set/],
  ['a database that cannot be reached', () => ({ DATABASE_URL: 'postgresql://kp@127.0.0.1:1/x' }), /cannot be reached/],
  ['a database without tables', () => ({ DATABASE_URL: emptyUrl }), /Run the migrations first/],
  ['a database that does not exist', () => ({ DATABASE_URL: emptyUrl.replace(/\/test_\w+$/, '/nowhere') }), /does not exist/],
])('with %s it says what to do', async (_what, env, words) => {
  expect((await kling(['admin', 'bootstrap', '--email', 'boss@example.com'], { env: env() })).err).toMatch(words);
});

test('help is help and an unknown command is an error', async () => {
  expect(await kling(['--help'])).toMatchObject({ code: 0, out: expect.stringContaining('admin bootstrap') as unknown });
  expect(await kling(['admin', 'bootstrap', '--help'])).toMatchObject({ code: 0, out: expect.stringContaining('--password-stdin') as unknown });
  expect(await kling(['admin', 'destroy'])).toMatchObject({ code: 2, err: expect.stringContaining('"admin destroy"') as unknown });
});

test('the program itself runs, built', () => {
  const program = fileURLToPath(new URL('../bin/kling.mjs', import.meta.url));
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, 'admin', 'bootstrap', '--email', 'boss@example.com', '--json'], { env: { PATH: process.env['PATH'], DATABASE_URL: url }, encoding: 'utf8' });
  expect([status, stderr, (JSON.parse(stdout) as { outcome: string }).outcome]).toEqual([0, '', 'created']);
});
