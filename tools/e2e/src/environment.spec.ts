import { startProcess, throwawayFolder, type StartedProcess } from '@kp/testing';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { RunningStack, type ApiTask, type SimulatorTask } from './running-stack.ts';

const SIMULATOR_MAIN = fileURLToPath(new URL('../../../apps/kling-simulator/dist/main.js', import.meta.url));

interface Callback {
  url: string;
  headers: IncomingHttpHeaders;
  body: { task_id?: string; task_status?: string };
}

/** Stands for the user's own webhook receiver. */
async function receiver(): Promise<{ server: Server; url: string; callbacks: Callback[] }> {
  const callbacks: Callback[] = [];
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk) => (text += String(chunk)));
    request.on('end', () => {
      callbacks.push({ url: request.url ?? '', headers: request.headers, body: JSON.parse(text) as Callback['body'] });
      response.writeHead(200).end('ok');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, callbacks };
}

let provider: { process: StartedProcess; url: string; accessKey: string; secretKey: string };
let webhook: Awaited<ReturnType<typeof receiver>>;
let platform: RunningStack;

beforeAll(async () => {
  const process = startProcess({ args: [SIMULATOR_MAIN, '--port', '0', '--seed', 'second', '--speed', '6', '--clips-dir', path.join(throwawayFolder('clips'), 'clips')] });
  const [line] = await process.printed(/\{.*\}/);
  provider = { process, ...(JSON.parse(line) as { url: string; accessKey: string; secretKey: string }) };
  webhook = await receiver();
  platform = await RunningStack.start('environment', {
    env: {
      KLING_ACCESS_KEY: provider.accessKey,
      KLING_SECRET_KEY: provider.secretKey,
      KLING_API_BASE_URL: provider.url,
      KLING_WEBHOOK_URL: `${webhook.url}/api/kling/webhook`,
      KLING_MAX_CONCURRENCY: '2',
      KLING_DEFAULT_DURATION_SECONDS: '4',
      APP_PUBLIC_BASE_URL: 'http://videos.example.test',
    },
  });
});
afterAll(async () => {
  await platform?.stop();
  await provider?.process.kill('SIGTERM');
  webhook?.server.close();
});

test('KLING_ACCESS_KEY, KLING_SECRET_KEY, KLING_API_BASE_URL: live keys use that provider, and nothing was sent to it before', async () => {
  expect((await platform.simulator('/_simulator/stats', provider.url))['created']).toBe(0);
  const task = await platform.createTask({ prompt: 'on the second provider' });
  expect((await platform.waitForEnd(task.taskId)).status).toBe('SUCCEEDED');
  const stats = await platform.simulator('/_simulator/stats', provider.url);
  expect(stats).toMatchObject({ created: 1, refusedAuth: 0 });
  expect(stats['signedRequests']).toBeGreaterThan(1);
  expect(stats['apiKeyRequests']).toBe(0);
  expect((await platform.simulator())['created']).toBe(0);
});

test('test-mode keys never leave the simulator, also with Kling keys set', async () => {
  const before = (await platform.simulator('/_simulator/stats', provider.url))['created'];
  const task = await platform.createTask({ prompt: 'in the sandbox' }, { key: platform.info.testApiKey });
  expect((await platform.waitForEnd(task.taskId, { key: platform.info.testApiKey })).status).toBe('SUCCEEDED');
  expect((await platform.simulator('/_simulator/stats', provider.url))['created']).toBe(before);
  expect((await platform.simulator())['created']).toBe(1);
});

test('KLING_MAX_CONCURRENCY: the provider never has more tasks at once, by its own count', async () => {
  const tasks = await Promise.all(Array.from({ length: 7 }, (_, index) => platform.createTask({ prompt: `one of seven: ${index}` })));
  const waiting = await platform.waitForTask(tasks.at(-1)?.taskId ?? '', (task) => task.waiting !== undefined || task.status === 'SUCCEEDED');
  expect(waiting.waiting?.reason).toBe('concurrency');
  for (const { taskId } of tasks) expect((await platform.waitForEnd(taskId)).status).toBe('SUCCEEDED');
  expect((await platform.simulator('/_simulator/stats', provider.url))['maxInFlight']).toBe(2);
});

test('KLING_DEFAULT_DURATION_SECONDS: a task without a duration gets it, in the request and in the file', async () => {
  const task = await platform.createTask({ prompt: 'as long as usual', durationSeconds: undefined });
  expect(task.durationSeconds).toBe(4);
  const ended = await platform.waitForEnd(task.taskId);
  expect(Math.abs((ended.outputs[0]?.durationSeconds ?? 0) - 4)).toBeLessThanOrEqual(0.1);
});

test('KLING_WEBHOOK_URL: the provider calls back there, with a token of its own for each attempt', async () => {
  const tasks = await platform.simulator<SimulatorTask[] | { tasks: SimulatorTask[] }>('/_simulator/tasks', provider.url);
  const known = Array.isArray(tasks) ? tasks : tasks.tasks;
  const finished = webhook.callbacks.filter((callback) => callback.body.task_status === 'succeed');
  expect(new Set(finished.map((callback) => callback.body.task_id))).toEqual(new Set(known.map((each) => each.taskId)));
  const tokens = new Set(finished.map((callback) => /^\/api\/kling\/webhook\/([\w-]{32})$/.exec(new URL(callback.url, webhook.url).pathname)?.[1]));
  expect(tokens).not.toContain(undefined);
  expect(tokens.size).toBe(known.length);
});

test('APP_PUBLIC_BASE_URL: links are made for it, and the same path works at the gateway', async () => {
  const list = await platform.request<{ data: ApiTask[] }>('/v1/tasks?status=SUCCEEDED&limit=1');
  const url = new URL(list.body.data[0]?.videoUrl ?? '');
  expect(url.origin).toBe('http://videos.example.test');
  const answer = await fetch(platform.info.gatewayUrl + url.pathname + url.search, { headers: { range: 'bytes=0-9' } });
  expect(answer.status).toBe(206);
});
