import { startProcess, throwawayFolder, waitFor, type StartedProcess } from '@kp/testing';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { RunningStack, type Answer } from './running-stack.ts';

const SIMULATOR_MAIN = fileURLToPath(new URL('../../../apps/kling-simulator/dist/main.js', import.meta.url));
const CALLBACK_SECRET = `whsec_${Buffer.alloc(24, 7).toString('base64')}`;

interface Account {
  id: string;
  name: string;
  status: string;
  version: number;
  source: string;
  inFlight: { video: number; image: number };
  lastTest?: { outcome: string };
}

let platform: RunningStack;
let second: { process: StartedProcess; url: string; accessKey: string; secretKey: string; apiKey: string };
let operator: string;
let account: Account;

async function logIn(user: { email: string; password: string }): Promise<string> {
  const { body } = await platform.request<{ accessToken: string }>('/auth/login', { json: user, key: null });
  return body.accessToken;
}
const admin = <Body = Account>(method: string, at: string, json?: object): Promise<Answer<Body>> => platform.request<Body>(`/admin/v1/provider-accounts${at}`, { method, key: operator, ...(json ? { json } : {}) });
const read = async () => (account = (await admin('GET', `/${account.id}`)).body);
const createdAt = async (url: string) => (await platform.simulator('/_simulator/stats', url))['created'] ?? 0;

beforeAll(async () => {
  const process = startProcess({ args: [SIMULATOR_MAIN, '--port', '0', '--seed', 'another', '--speed', '3', '--clips-dir', path.join(throwawayFolder('clips'), 'clips')], env: { SIM_WEBHOOK_SECRET: CALLBACK_SECRET } });
  const [line] = await process.printed(/\{.*\}/);
  second = { process, ...(JSON.parse(line) as Omit<typeof second, 'process'>) };
  platform = await RunningStack.start('provider-accounts', { env: { KLING_MAX_CONCURRENCY: '1' }, simulatorSpeed: 3 });
  operator = await logIn(platform.info.operator);
});
afterAll(async () => {
  await platform?.stop();
  await second?.process.kill('SIGTERM');
});

test('the accounts of the environment are in the list; reviewers and API keys see none of it', async () => {
  const { body } = await admin<{ data: Account[] }>('GET', '');
  expect(body.data.map((each) => [each.name, each.source, each.status])).toEqual([['kling', 'environment', 'active'], ['sandbox', 'environment', 'active']]);
  for (const key of [await logIn(platform.info.reviewer), platform.info.apiKey]) expect((await platform.request('/admin/v1/provider-accounts', { key })).status).toBe(403);
});

test('an account added at run time is tested, and takes tasks within two seconds, up to its own limit', async () => {
  const added = await admin('POST', '', { name: 'second', mode: 'live', baseUrl: second.url, credentials: { kind: 'access-key', accessKey: second.accessKey, secretKey: second.secretKey }, callbackSecret: CALLBACK_SECRET, maxVideoConcurrency: 2 });
  expect(added.status).toBe(201);
  account = added.body;
  expect((await admin('POST', `/${account.id}/test`, {})).body.lastTest?.outcome).toBe('passed');
  const tasks = await Promise.all(Array.from({ length: 6 }, (_, index) => platform.createTask({ prompt: `one of six: ${index}` })));
  await waitFor(async () => (await createdAt(second.url)) === 2, { timeoutMs: 2_000, describe: 'tasks at the second provider' });
  for (const { taskId } of tasks) expect((await platform.waitForEnd(taskId)).status).toBe('SUCCEEDED');
  const stats = await platform.simulator('/_simulator/stats', second.url);
  expect(stats['maxInFlight']).toBe(2);
  expect(stats['refusedAuth']).toBe(0);
  expect((await platform.simulator())['maxInFlight']).toBe(1);
});

test('wrong keys are found by the test; right ones of the other kind are used by the next call', async () => {
  await read();
  const rotate = (credentials: object) => admin('POST', `/${account.id}/rotate`, { version: account.version, credentials, reason: 'a rotation' });
  account = (await rotate({ kind: 'access-key', accessKey: second.accessKey, secretKey: 'x'.repeat(32) })).body;
  expect((await admin('POST', `/${account.id}/test`, {})).body.lastTest?.outcome).toBe('refused');
  account = (await rotate({ kind: 'api-key', apiKey: second.apiKey })).body;
  expect((await admin('POST', `/${account.id}/test`, {})).body.lastTest?.outcome).toBe('passed');
});

test('a retired account finishes what it has, gets nothing new, and says who did it', async () => {
  const before = await createdAt(second.url);
  const tasks = await Promise.all(Array.from({ length: 3 }, (_, index) => platform.createTask({ prompt: `before the end: ${index}` })));
  await waitFor(async () => (await createdAt(second.url)) === before + 2, { timeoutMs: 5_000, describe: 'tasks at the second provider' });
  const retired = await admin('POST', `/${account.id}/retire`, { version: account.version, reason: 'contract ends' });
  expect([retired.status, retired.body.status]).toEqual([200, 'draining']);
  for (const { taskId } of tasks) expect((await platform.waitForEnd(taskId)).status).toBe('SUCCEEDED');
  const after = await platform.createTask({ prompt: 'after the end' });
  expect((await platform.waitForEnd(after.taskId)).status).toBe('SUCCEEDED');
  expect(await createdAt(second.url)).toBe(before + 2);
  await waitFor(async () => (await read()).status === 'retired', { timeoutMs: 5_000, describe: 'the end of draining' });
  const log = () => platform.request<{ data: { action: string; actor: { id: string; name?: string }; reason?: string | null }[] }>(`/admin/v1/audit?chain=platform&target=${account.id}`, { key: operator });
  await waitFor(async () => (await log()).body.data[0]?.action === 'provider-account.retired', { timeoutMs: 5_000, describe: 'the last change in the audit log' });
  expect((await log()).body.data.slice(0, 2).map((each) => [each.action, each.actor.name ?? each.actor.id, each.reason ?? null])).toEqual([['provider-account.retired', 'platform', 'its last task has ended'], ['provider-account.draining', platform.info.operator.email, 'contract ends']]);
});

test('no secret of it is in the logs or readable in the database', async () => {
  const rows = JSON.stringify([await platform.query('SELECT * FROM generation.provider_account'), await platform.query('SELECT * FROM gateway.audit_entry'), await platform.query('SELECT * FROM generation.outbox')]);
  const logs = readdirSync(platform.info.logsDir).map((file) => readFileSync(path.join(platform.info.logsDir, file), 'utf8')).join('\n');
  expect(logs).toContain('provider account changed');
  for (const secret of [second.secretKey, second.apiKey, CALLBACK_SECRET, platform.info.simulator.secretKey]) expect([rows.includes(secret), logs.includes(secret)]).toEqual([false, false]);
});
