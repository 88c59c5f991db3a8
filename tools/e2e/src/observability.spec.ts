import { waitFor } from '@kp/testing';
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { RunningStack, type ApiTask } from './running-stack.ts';

const SERVICES = ['gateway', 'generation', 'moderation', 'storage', 'metrics'] as const;

interface Span {
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  name: string;
  service: string;
}
interface OtlpTraces {
  resourceSpans: { resource: { attributes: { key: string; value: { stringValue?: string } }[] }; scopeSpans: { spans: Omit<Span, 'service'>[] }[] }[];
}

/** An OTLP collector (HTTP, JSON) that keeps what it is sent. */
async function collector(): Promise<{ server: Server; url: string; spans: Span[] }> {
  const spans: Span[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      if (request.url === '/v1/traces') {
        for (const { resource, scopeSpans } of (JSON.parse(Buffer.concat(chunks).toString('utf8')) as OtlpTraces).resourceSpans) {
          const service = resource.attributes.find((each) => each.key === 'service.name')?.value.stringValue ?? '';
          for (const scope of scopeSpans) spans.push(...scope.spans.map((span) => ({ ...span, service })));
        }
      }
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, spans };
}

let telemetry: Awaited<ReturnType<typeof collector>>;
let platform: RunningStack;
let task: ApiTask;

beforeAll(async () => {
  telemetry = await collector();
  platform = await RunningStack.start('observability', {
    env: { OTEL_EXPORTER_OTLP_ENDPOINT: telemetry.url, OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json', OTEL_BSP_SCHEDULE_DELAY: '200', LOG_LEVEL: 'debug' },
  });
  const { taskId } = await platform.createTask({ prompt: 'followed from end to end' });
  task = await platform.waitForEnd(taskId);
  // Things that tend to end up in logs: a refused key, a login, a signed link.
  await platform.request('/v1/tasks', { key: `kp_live_${'q'.repeat(32)}` });
  await platform.request('/auth/login', { json: platform.info.operator, key: null });
  await fetch(task.videoUrl ?? '');
});
afterAll(async () => {
  await platform?.stop();
  telemetry?.server.close();
});

test('one trace runs from the HTTP request through NATS, SQL, the provider call, the callback and the download', async () => {
  const rows = await platform.query<{ traceparent: string }>('SELECT traceparent FROM generation.task WHERE id = $1', [task.taskId]);
  const traceId = rows[0]?.traceparent.split('-')[1];
  expect(traceId).toMatch(/^[0-9a-f]{32}$/);
  const ofTask = () => telemetry.spans.filter((span) => span.traceId === traceId);
  const expected: [string, RegExp][] = [
    ['gateway', /^POST/],
    ['gateway', /^ask\.generation\.task\.create$/],
    ['generation', /^ask\.generation\.task\.create$/],
    ['moderation', /^ask\.moderation\.prompt\.check$/],
    ['generation', /^pg\.query:INSERT/],
    ['generation', /^attempt\.submit$/],
    ['generation', /^POST/],
    ['generation', /^callback\.accepted$/],
    ['generation', /^attempt\.track$/],
    ['generation', /^GET/],
    ['storage', /^evt\.generation\.output\.ready$/],
    ['storage', /^output\.fetch$/],
    ['storage', /^GET/],
    ['generation', /^evt\.storage\.asset\.stored$/],
    ['metrics', /^evt\.generation\.task\.succeeded$/],
    ['gateway', /^evt\.generation\.task\.succeeded$/],
  ];
  for (const [service, name] of expected) {
    await waitFor(() => ofTask().some((span) => span.service === service && name.test(span.name)), { timeoutMs: 15_000, describe: `a span ${name} of ${service} in the task's trace (has: ${[...new Set(ofTask().map((span) => `${span.service} ${span.name}`))].join(', ')})` });
  }
  // A tree, not a heap: every span but one names a parent within the trace.
  const ids = new Set(ofTask().map((span) => span.spanId));
  expect(ofTask().filter((span) => !span.parentSpanId)).toHaveLength(1);
  expect(ofTask().filter((span) => span.parentSpanId && !ids.has(span.parentSpanId))).toEqual([]);
});

async function logOf(service: (typeof SERVICES)[number]): Promise<string> {
  return readFile(platform.stack.logFile(service), 'utf8');
}

test('logs are JSON lines that carry trace and task ids', async () => {
  for (const service of SERVICES) {
    const lines = (await logOf(service)).split('\n').filter((line) => line.trim() !== '');
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) expect(JSON.parse(line)).toMatchObject({ level: expect.any(String), time: expect.any(String), service, msg: expect.any(String) });
  }
  const generation = (await logOf('generation')).split('\n').filter((line) => line.includes(task.taskId)).map((line) => JSON.parse(line) as { taskId?: string; traceId?: string });
  const [row] = await platform.query<{ traceparent: string }>('SELECT traceparent FROM generation.task WHERE id = $1', [task.taskId]);
  expect(generation.some((line) => line.taskId === task.taskId && line.traceId === row?.traceparent.split('-')[1])).toBe(true);
});

test('no key, token, password or full media link is ever logged, at debug level too', async () => {
  const { info } = platform;
  const link = new URL(task.videoUrl ?? '');
  const secrets = {
    'live key': info.apiKey,
    'test key': info.testApiKey,
    'refused key': `kp_live_${'q'.repeat(32)}`,
    'Kling secret key': info.simulator.secretKey,
    'Kling API key': info.simulator.apiKey,
    password: info.operator.password,
    'link signature': link.searchParams.get('signature') ?? 'missing',
    'database password': new URL(info.databaseUrl).password,
    'NATS password': new URL(info.natsUrl).password,
    'a JWT': 'eyJ',
    'a media path': link.pathname,
    'a provider file': '/files/',
  };
  for (const service of SERVICES) {
    const log = await logOf(service);
    for (const [what, secret] of Object.entries(secrets)) expect([service, what, log.includes(secret)]).toEqual([service, what, false]);
  }
});

test('every service answers its probes and serves its metrics', async () => {
  for (const service of SERVICES) {
    const url = info(service);
    expect((await fetch(`${url}/health/live`)).status).toBe(200);
    expect((await fetch(`${url}/health/ready`)).status).toBe(200);
    expect(await (await fetch(`${url}/metrics`)).text()).toContain('kp_');
  }
  const metrics = await (await fetch(`${info('metrics')}/metrics`)).text();
  expect(metrics).toMatch(/kp_task_latency_ms_count\{[^}]*outcome="SUCCEEDED"[^}]*\} [1-9]/);
  expect(metrics).toMatch(/kp_cost_units(_total)?\{[^}]*mode="live"[^}]*\} 3/);
});

function info(service: (typeof SERVICES)[number]): string {
  return platform.info.opsUrls[service];
}
