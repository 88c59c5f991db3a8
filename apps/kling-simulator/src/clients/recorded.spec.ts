import { createHmac } from 'node:crypto';
import { ALL_EXCHANGES } from './recorded/all-exchanges.ts';
import type { Need, RecordedExchange, RecordedStep } from './recorded/recorded.exchange.ts';
import { startTestSimulator, type TestSimulator } from '../simulator.harness.ts';

interface Answer {
  status: number;
  body: { code?: number; message?: string; data?: unknown };
}

describe.each(ALL_EXCHANGES.map((exchange) => [exchange.client, exchange] as const))('%s', (_client, exchange) => {
  let simulator: TestSimulator;
  /** Of the create before; undefined when it was refused. */
  let id: string | undefined;

  beforeAll(async () => {
    simulator = await startTestSimulator({ speed: 200 });
  });
  afterAll(() => simulator.close());

  const steps = exchange.steps.map((step, at) => [`${at + 1}. ${step.name}`, step] as const);

  it.each(steps)('%s', async (_name, step) => {
    if (step.kind === 'create') id = await replayCreate(step);
    else if (step.kind === 'poll') await replayPoll(step);
    else expectAnswer(step, await send(simulator, exchange, step, id));
  });

  async function replayCreate(step: RecordedStep): Promise<string | undefined> {
    const answer = await send(simulator, exchange, step, undefined);
    if (step.disputed !== undefined && answer.status !== 200) {
      // Refusing is one of the two answers it may get, but it has to be this refusal.
      expect({ status: answer.status, code: answer.body.code }).toEqual({ status: 400, code: 1201 });
      expect(step.disputed.fields.filter((field) => answer.body.message?.includes(field))).not.toEqual([]);
      return undefined;
    }
    expectAnswer(step, answer);
    return String(valueAt(answer.body, step.expects.idAt ?? 'data.task_id'));
  }

  async function replayPoll(step: RecordedStep): Promise<void> {
    const { poll } = step.expects;
    if (poll === undefined || id === undefined) throw new Error(`${step.name} has nothing to wait for`);
    const deadline = Date.now() + 15_000;
    for (;;) {
      const answer = await send(simulator, exchange, step, id);
      expectAnswer(step, answer);
      const state = valueAt(answer.body, poll.at);
      if (state === poll.until) return expectReads(answer.body, poll.reads);
      expect(poll.while).toContain(state);
      if (Date.now() > deadline) throw new Error(`Still ${String(state)} after 15 s.`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
});

describe('the recordings', () => {
  it('come from at least four clients, and cover create, poll, list and error', () => {
    expect(new Set(ALL_EXCHANGES.map((exchange) => exchange.client)).size).toBeGreaterThanOrEqual(4);
    expect(new Set(ALL_EXCHANGES.flatMap((exchange) => exchange.steps.map((step) => step.kind)))).toEqual(new Set(['create', 'poll', 'list', 'error']));
  });

  it('poll only what was surely created', () => {
    const steps = ALL_EXCHANGES.flatMap((exchange) => exchange.steps);
    expect(steps.filter((step, at) => step.kind === 'poll' && (steps[at - 1]?.kind !== 'create' || steps[at - 1]?.disputed !== undefined)).map((step) => step.name)).toEqual([]);
  });

  it('name their source', () => {
    expect(ALL_EXCHANGES.filter(({ version, source }) => !/[0-9a-f]{40}|\d+\.\d+\.\d+/.test(version) || !source.includes('/'))).toEqual([]);
  });
});

async function send(simulator: TestSimulator, exchange: RecordedExchange, step: RecordedStep, id: string | undefined): Promise<Answer> {
  const fill = (text: string): string => text.replace('{id}', id ?? '');
  const query = new URLSearchParams(Object.entries(step.query ?? {}).map(([key, value]): [string, string] => [key, fill(value)]));
  const response = await fetch(`${simulator.url}${fill(step.path)}${query.size === 0 ? '' : `?${query.toString()}`}`, {
    method: step.method,
    headers: { ...step.headers, authorization: `Bearer ${credential(simulator, exchange, step)}` },
    ...(step.body === undefined ? {} : { body: JSON.stringify(step.body) }),
  });
  return { status: response.status, body: (await response.json()) as Answer['body'] };
}

function credential(simulator: TestSimulator, exchange: RecordedExchange, step: RecordedStep): string {
  if (step.wrongKey === true) return 'api-key-kling-of-nobody';
  return exchange.credential === 'api-key' ? simulator.config.apiKey : token(simulator.config.accessKey, simulator.config.secretKey);
}

/** Signed as these clients do it, and not with this project's own signer (kling-api.md §1.2). */
function token(accessKey: string, secretKey: string): string {
  const now = Math.floor(Date.now() / 1000);
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${part({ alg: 'HS256', typ: 'JWT' })}.${part({ iss: accessKey, exp: now + 1800, nbf: now - 5 })}`;
  return `${signed}.${createHmac('sha256', secretKey).update(signed).digest('base64url')}`;
}

function expectAnswer(step: RecordedStep, answer: Answer): void {
  const { status, code, reads } = step.expects;
  expect({ status: answer.status, code: answer.body.code, message: status === 200 ? answer.body.message : undefined }).toEqual({
    status,
    code,
    message: status === 200 ? expect.any(String) : undefined,
  });
  expectReads(answer.body, reads);
}

function expectReads(body: unknown, reads: Readonly<Record<string, Need>>): void {
  const unmet = Object.entries(reads).filter(([path, need]) => !meets(valueAt(body, path), need));
  expect(unmet.map(([path, need]) => `${path} is ${JSON.stringify(valueAt(body, path))}, and the client needs ${need}`)).toEqual([]);
}

function meets(value: unknown, need: Need): boolean {
  if (need.endsWith('?') && (value === undefined || value === null)) return true;
  switch (need.replace('?', '')) {
    case 'string':
      return typeof value === 'string' && (need.endsWith('?') || value !== '');
    case 'url':
      return typeof value === 'string' && /^https?:\/\/[^/]+/.test(value);
    case 'decimal':
      return typeof value === 'string' && /^\d+(\.\d+)?$/.test(value);
    case 'number':
      return typeof value === 'number';
    case 'integer':
      return Number.isSafeInteger(value);
    case 'boolean':
      return typeof value === 'boolean';
    case 'array':
      return Array.isArray(value);
    case 'object':
      return typeof value === 'object' && value !== null && !Array.isArray(value);
    default:
      throw new Error(`No such need: ${need}`);
  }
}

function valueAt(body: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((value, key) => (typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined), body);
}
