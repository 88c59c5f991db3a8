import { startStack, type Stack, type StackOptions } from '@kp/stack/stack';
import { throwawayFolder } from '@kp/testing';
import path from 'node:path';
import pg from 'pg';

/** A task as the API answers it; only what the suites look at. */
export interface ApiTask {
  taskId: string;
  status: string;
  stage: string;
  durationSeconds: number;
  videoUrl?: string;
  outputs: { assetId: string; key: string; bytes: number; sha256: string; durationSeconds: number; width: number; height: number; url: string }[];
  waiting?: { reason: string; detail: string };
  error?: { code: string; message: string };
  cost: { costUnits: number; estimated: boolean };
  timeline: { status: string; at: string; version: number }[];
}

export interface Answer<Body = unknown> {
  status: number;
  headers: Headers;
  body: Body;
}

const TERMINAL = ['SUCCEEDED', 'FAILED', 'CANCELED'];

/** A stack with its own database, NATS, files and ports, and a client that speaks to its public door. */
export class RunningStack {
  readonly stack: Stack;

  private constructor(stack: Stack) {
    this.stack = stack;
  }

  /** A stack for this suite alone, which has to stop it. */
  static async start(name: string, options: Partial<StackOptions> = {}): Promise<RunningStack> {
    return new RunningStack(await startStack({ stateDir: throwawayFolder(name), fsync: false, simulatorSpeed: 6, seed: 1, ...options }));
  }

  /**
   * The stack that several suites use one after the other (`shared-stack-environment.mjs`). Whoever uses it leaves it as
   * usable, and takes nothing for granted about what others made in it.
   */
  static shared(): RunningStack {
    const { sharedStack } = globalThis as { sharedStack?: Stack };
    if (!sharedStack) throw new Error('this suite does not name shared-stack-environment.mjs as its @jest-environment');
    return new RunningStack(sharedStack);
  }

  get info(): Stack['info'] {
    return this.stack.info;
  }

  /** Folder of its data, secrets and logs. */
  get stateDir(): string {
    return path.dirname(this.info.logsDir);
  }

  stop(): Promise<void> {
    return this.stack.stop();
  }

  /** One request to the gateway. `key: null` sends no Authorization header. */
  async request<Body = unknown>(path: string, options: { method?: string; json?: unknown; body?: string | Uint8Array<ArrayBuffer>; headers?: Record<string, string>; key?: string | null } = {}): Promise<Answer<Body>> {
    const { method = options.json === undefined && options.body === undefined ? 'GET' : 'POST', json, body, headers = {}, key = this.info.apiKey } = options;
    const response = await fetch(this.info.gatewayUrl + path, {
      method,
      headers: { ...(key ? { authorization: `Bearer ${key}` } : {}), ...(json === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(json === undefined ? (body === undefined ? {} : { body }) : { body: JSON.stringify(json) }),
    });
    const text = await response.text();
    const isJson = /\bjson\b/.test(response.headers.get('content-type') ?? '');
    return { status: response.status, headers: response.headers, body: (isJson ? JSON.parse(text) : text) as Body };
  }

  async createTask(fields: Record<string, unknown> = {}, options: { key?: string; headers?: Record<string, string> } = {}): Promise<ApiTask> {
    const answer = await this.request<ApiTask>('/v1/tasks', { json: { type: 'text-to-video', prompt: 'A paper boat drifts down a rain gutter', durationSeconds: 3, ...fields }, ...options });
    if (answer.status !== 202) throw new Error(`create answered ${answer.status}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  /** Reads a task until `until` holds. A gateway that is away for a moment is asked again. */
  async waitForTask(taskId: string, until: (task: ApiTask) => boolean, options: { key?: string; timeoutMs?: number } = {}): Promise<ApiTask> {
    const deadline = Date.now() + (options.timeoutMs ?? 90_000);
    let last: unknown;
    while (Date.now() < deadline) {
      const answer = await this.request<ApiTask>(`/v1/tasks/${taskId}`, options.key ? { key: options.key } : {}).catch(() => undefined);
      if (answer?.status === 200 && until(answer.body)) return answer.body;
      last = answer?.body ?? last;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`task ${taskId} did not get there; last seen: ${JSON.stringify(last)}`);
  }

  waitForEnd(taskId: string, options: { key?: string; timeoutMs?: number } = {}): Promise<ApiTask> {
    return this.waitForTask(taskId, (task) => TERMINAL.includes(task.status), options);
  }

  /** Rows as the administrator sees them. */
  async query<Row extends object>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    const client = new pg.Client({ connectionString: this.info.databaseUrl });
    await client.connect();
    try {
      return (await client.query<Row>(sql, parameters)).rows;
    } finally {
      await client.end();
    }
  }

  /** The simulator's own count of what was asked of it. */
  async simulator<Body = Record<string, number>>(path = '/_simulator/stats', url = this.info.simulator.url): Promise<Body> {
    return (await (await fetch(url + path)).json()) as Body;
  }
}

/** What the simulator knows of a task. */
export interface SimulatorTask {
  taskId: string;
  externalTaskId: string;
  status: string;
  prompt: string;
}
