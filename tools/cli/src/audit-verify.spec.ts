import { Database, provision } from '@kp/database';
import { migrations } from '@kp/gateway/migrations';
import { createDatabase, throwawayFolder } from '@kp/testing';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { runKling } from './run-kling.ts';

const SECRET = 'a secret of thirty-two characters or more';
let env: Record<string, string>;
let database: Database;
let folder: string;

beforeAll(async () => {
  folder = throwawayFolder('kling-cli');
  const url = (await provision((await createDatabase()).url, [{ name: 'gateway', password: 'test', migrations }]))['gateway'] ?? '';
  database = new Database(url, 'gateway', 1);
  env = { DATABASE_URL: url, OBJECT_STORE_URL: `file://${folder}`, AUDIT_SIGNING_KEY: SECRET };
});
afterAll(() => database.close());

async function kling(args: string[], environment = env) {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const code = await runKling(['audit', ...args], { stdin: Readable.from([]), stdout, stderr, env: environment });
  stdout.end();
  stderr.end();
  return { code, out: await text(stdout), err: await text(stderr) };
}

test('says that the log is intact, or names what is wrong and ends with 1', async () => {
  expect(await kling(['verify'])).toMatchObject({ code: 0, out: expect.stringMatching(/^The audit log is intact: 0 chains/) as unknown });
  await database.query(`INSERT INTO audit_entry (chain, seq, hash, occurred_at, action, actor_kind, actor_id, target_kind, target_id) VALUES ('ws_1', 1, '\\x00', now(), 'plan.changed', 'user', 'usr_1', 'plan', 'free')`);
  expect(await kling(['verify'])).toMatchObject({ code: 1, out: expect.stringMatching(/TAMPERED WITH[\s\S]*ws_1 {2}entry-altered\n {4}Entry 1 was altered/) as unknown });
  const { code, out } = await kling(['verify', '--json', '--chain', 'ws_1']);
  expect([code, JSON.parse(out)]).toEqual([1, expect.objectContaining({ intact: false, chains: 1, entries: 1, findings: expect.arrayContaining([expect.objectContaining({ kind: 'entry-altered', chain: 'ws_1', fromSeq: 1, toSeq: 1 })]) as unknown })]);
  expect((await kling(['verify', '--chain', 'ws_2'])).code).toBe(0);
});

test('the public key is printed and is enough to verify with', async () => {
  const { code, out } = await kling(['public-key']);
  expect([code, JSON.parse(out)]).toEqual([0, { keys: [expect.objectContaining({ kty: 'OKP', crv: 'Ed25519', kid: expect.any(String) as unknown })] }]);
  expect(out).not.toContain('"d"');
  const file = path.join(folder, 'key.json');
  await writeFile(file, out);
  const { AUDIT_SIGNING_KEY: _secret, ...without } = env;
  expect((await kling(['verify', '--chain', 'ws_2', '--public-key', file, '--since-checkpoint', '2026-11-24'], without)).code).toBe(0);
});

test.each<[string, string[], Record<string, string>, number, RegExp]>([
  ['an unknown option', ['--colour'], {}, 2, /--colour/],
  ['a number without a chain', ['--since-checkpoint', '7'], {}, 2, /needs --chain/],
  ['a place that is none', ['--since-checkpoint', 'soon'], {}, 2, /neither the number/],
  ['no database', [], { DATABASE_URL: '' }, 2, /DATABASE_URL is not set/],
  ['no key', [], { AUDIT_SIGNING_KEY: '' }, 2, /AUDIT_SIGNING_KEY is not set/],
  ['a file that holds no key', ['--public-key', '/dev/null'], {}, 1, /holds no public key/],
  ['a database that is away', [], { DATABASE_URL: 'postgresql://kp@127.0.0.1:1/x' }, 1, /could not be read/],
])('with %s it says so', async (_what, args, changes, code, words) => {
  expect(await kling(['verify', ...args], { ...env, ...changes })).toMatchObject({ code, err: expect.stringMatching(words) as unknown });
});
