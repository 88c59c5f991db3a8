import { startProcess, throwawayFolder, type StartedProcess } from '@kp/testing';
import type { KlingCredentials } from '@kp/kling-auth';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { accountOf } from '../generation.fixture.ts';
import { ProviderHttp } from '../providers/provider-http.ts';
import { AccountProbe } from './account-probe.ts';

const SIMULATOR_MAIN = fileURLToPath(new URL('../../../kling-simulator/dist/main.js', import.meta.url));
let simulator: StartedProcess;
let keys: { url: string; accessKey: string; secretKey: string; apiKey: string };
let http: ProviderHttp;
let server: Server;
let answers: Record<string, { status: number; body: unknown }>;
let asked: { path: string; query: URLSearchParams; authorization: string }[];
let url: string;

beforeAll(async () => {
  simulator = startProcess({ args: [SIMULATOR_MAIN, '--port', '0', '--seed', 'probe', '--clips-dir', path.join(throwawayFolder('clips'), 'clips')] });
  keys = JSON.parse((await simulator.printed(/\{"name".*\}/))[0]) as typeof keys;
  http = new ProviderHttp();
  server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://x');
    asked.push({ path: pathname, query: searchParams, authorization: request.headers.authorization ?? '' });
    const { status, body } = answers[pathname] ?? answers['*'] ?? { status: 404, body: 'not here' };
    response.writeHead(status, { 'content-type': 'application/json' }).end(typeof body === 'string' ? body : JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
beforeEach(() => {
  asked = [];
  answers = {};
});
afterAll(async () => {
  await http.close();
  await simulator.kill('SIGTERM');
  server.close();
});

const probe = (credentials: KlingCredentials, baseUrl: string, costs = false) => new AccountProbe(http).run(accountOf({ credentials, baseUrl }), { costs });
const pair = (): KlingCredentials => ({ kind: 'access-key', accessKey: keys.accessKey, secretKey: keys.secretKey });
const API_KEY: KlingCredentials = { kind: 'api-key', apiKey: 'api-key-kling-0123456789' };
const notFound = { status: 400, body: { code: 1201, message: 'Task not found by id/external id: x', request_id: 'r' } };
const ok = (data: unknown) => ({ status: 200, body: { code: 0, message: 'SUCCEED', request_id: 'r', data } });

describe('against the simulator', () => {
  test('good keys of either kind pass, and nothing is created', async () => {
    expect(await probe(pair(), keys.url)).toMatchObject({ outcome: 'passed', latencyMs: expect.any(Number) as number });
    expect(await probe({ kind: 'api-key', apiKey: keys.apiKey }, keys.url)).toMatchObject({ outcome: 'passed' });
    const stats = (await (await fetch(`${keys.url}/_simulator/stats`)).json()) as { created: number };
    expect(stats.created).toBe(0);
  });

  test('its resource packs are read, with the concurrency of their names', async () => {
    const { costs } = await probe(pair(), keys.url, true);
    expect(costs?.problem).toBeUndefined();
    expect(costs?.packs.length).toBeGreaterThan(0);
    expect(costs?.videoConcurrency).toBeGreaterThan(0);
  });

  test('wrong keys are refused with the provider’s code', async () => {
    expect(await probe({ ...pair(), secretKey: 'x'.repeat(32) } as KlingCredentials, keys.url)).toMatchObject({ outcome: 'refused', httpStatus: 401, code: 1002 });
  });
});

describe('which read it is', () => {
  test('an AccessKey pair asks for a task that cannot be', async () => {
    answers = { '*': notFound };
    expect(await probe(pair(), url)).toMatchObject({ outcome: 'passed', code: 1201 });
    expect(asked.map((each) => each.path)).toEqual([expect.stringMatching(/^\/v1\/videos\/text2video\/connection-test-[0-9a-f]{16}$/)]);
  });

  test('an API key asks the new generation for task 0', async () => {
    answers = { '/tasks': ok([]) };
    expect(await probe(API_KEY, url)).toMatchObject({ outcome: 'passed', code: 0 });
    expect(asked.map((each) => [each.path, each.query.get('task_ids'), each.authorization])).toEqual([['/tasks', '0', 'Bearer api-key-kling-0123456789']]);
  });

  test('at an address without the new generation an API key falls back to the old read', async () => {
    answers = { '/tasks': { status: 404, body: 'no such path' }, '*': notFound };
    expect(await probe(API_KEY, url)).toMatchObject({ outcome: 'passed' });
  });
});

test.each([
  ['refused for money', { status: 429, body: { code: 1102, message: 'Account balance not enough' } }, 'refused'],
  ['refused for permission', { status: 403, body: { code: 1103, message: 'no permission' } }, 'refused'],
  ['a web page', { status: 200, body: '<html>' }, 'unexpected'],
  ['trouble at the provider', { status: 500, body: { code: 5000, message: 'server error' } }, 'unexpected'],
  ['success where an error was due', ok({ task_id: '1' }), 'unexpected'],
])('%s is told as such', async (_what, answer, outcome) => {
  answers = { '*': answer };
  expect(await probe(pair(), url)).toMatchObject({ outcome, httpStatus: answer.status });
});

test('nobody there is unreachable', async () => {
  expect(await probe(pair(), 'http://127.0.0.1:9')).toMatchObject({ outcome: 'unreachable' });
});

test('the words of the provider are cut and cleaned of secrets', async () => {
  answers = { '*': { status: 401, body: { code: 1002, message: `bad key api-key-kling-0123456789 ${'x'.repeat(1_000)}` } } };
  const { detail } = await probe(API_KEY, url);
  expect(detail.length).toBeLessThanOrEqual(300);
  expect(detail).not.toContain('0123456789');
});

describe('resource packs', () => {
  const pack = (name: string, status = 'online', remaining = 40) => ({ resource_pack_name: name, resource_pack_id: '1', resource_pack_type: 'decreasing_total', total_quantity: 100, remaining_quantity: remaining, purchase_time: 1, effective_time: 1, invalid_time: 1_790_000_000_000, status });

  test('tell what is left, and the concurrency that their names carry: the largest that is active', async () => {
    answers = {
      '/account/costs': ok({ code: 0, msg: 'success', resource_pack_subscribe_infos: [pack('Trial-Video-100Units-5Con-1Months'), pack('Video-1000Units-10Con-12Months'), pack('Video-9Units-50Con-1Months', 'expired'), pack('Image-500Units-9Con'), pack('Something else')] }),
      '*': notFound,
    };
    const { costs } = await probe(pair(), url, true);
    expect(costs).toMatchObject({ videoConcurrency: 10, imageConcurrency: 9 });
    expect(costs?.packs[0]).toEqual({ name: 'Trial-Video-100Units-5Con-1Months', status: 'online', kind: 'video', concurrency: 5, total: 100, remaining: 40, expiresAt: '2026-09-21T14:13:20.000Z' });
    expect(costs?.packs.at(-1)).toMatchObject({ kind: 'other', total: 100 });
    const { query } = asked.at(-1) ?? { query: new URLSearchParams() };
    expect(Number(query.get('end_time')) - Number(query.get('start_time'))).toBe(30 * 86_400_000);
  });

  test.each([
    ['an error inside', ok({ code: 7, msg: 'too often' }), 'Code 7: too often'],
    ['a refusal', { status: 429, body: { code: 1302, message: 'slow down' } }, 'HTTP 429, code 1302: slow down'],
    ['something else', ok('x'), 'The answer is not a list of resource packs.'],
  ])('that cannot be read (%s) do not make the test fail', async (_what, answer, problem) => {
    answers = { '/account/costs': answer, '*': notFound };
    expect(await probe(pair(), url, true)).toMatchObject({ outcome: 'passed', costs: { packs: [], problem } });
  });

  test('are not asked for when the credentials fail', async () => {
    answers = { '*': { status: 401, body: { code: 1002, message: 'no' } } };
    expect(await probe(pair(), url, true)).not.toHaveProperty('costs');
    expect(asked).toHaveLength(1);
  });
});
