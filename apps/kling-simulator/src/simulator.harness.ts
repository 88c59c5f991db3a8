import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { signKlingToken } from '@kp/kling-auth';
import { CONTENT_LIFE_MS } from './media/result.links.ts';
import type { SimulatorClock } from './simulator.clock.ts';
import type { SimulatorConfig } from './simulator.config.ts';
import { silentLog } from './simulator.log.ts';
import { startSimulator, type RunningSimulator } from './simulator.server.ts';

/** A real simulator for specs: real HTTP on a free port, a clip folder of its own, ready-made clips unless told. */
export interface TestSimulator extends RunningSimulator {
  config: SimulatorConfig;
  /** Calls with a signed token below /v1 and an API key elsewhere; answers status and parsed body. */
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  /** The one rule, or several, added to the script of faults. */
  script(rules: unknown): Promise<void>;
}

export interface Answer {
  status: number;
  body: { code: number; message: string; request_id: string; data?: unknown };
}

export const TEXT_PATH = '/v1/videos/text2video';
export const IMAGE_PATH = '/v1/videos/image2video';

export async function startTestSimulator(change: Partial<SimulatorConfig> = {}, clock?: SimulatorClock, wallNow?: () => number): Promise<TestSimulator> {
  const folder = await mkdtemp(join(tmpdir(), 'kling-simulator-spec-'));
  const config: SimulatorConfig = {
    port: 0,
    seed: 'spec',
    speed: 1000,
    accessKey: 'spec-access-key',
    secretKey: 'spec-secret-key',
    apiKey: 'spec-api-key',
    clipsDir: join(folder, 'clips'),
    videoConcurrency: 20,
    imageConcurrency: 20,
    videoUnits: 1_000_000,
    imageUnits: 1_000_000,
    resultTtlSeconds: CONTENT_LIFE_MS / 1000,
    exitOnStdinEnd: false,
    ...change,
  };
  const simulator = await startSimulator(config, { log: silentLog, ...(clock === undefined ? {} : { clock }), ...(wallNow === undefined ? {} : { wallNow }) });
  return {
    ...simulator,
    config,
    async call(method, path, body, headers = {}) {
      const response = await fetch(`${simulator.url}${path}`, {
        method,
        headers: {
          authorization: `Bearer ${path.startsWith('/v1/') ? await signKlingToken(config) : config.apiKey}`,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return { status: response.status, body: (await response.json()) as Answer['body'] };
    },
    async script(rules) {
      const response = await fetch(`${simulator.url}/_simulator/faults`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(rules) });
      if (response.status !== 201) throw new Error(await response.text());
    },
    async close() {
      await simulator.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Waits until the check answers something, at most `limitMs`. */
export async function eventually<T>(check: () => Promise<T | undefined> | T | undefined, limitMs = 10_000): Promise<T> {
  const deadline = Date.now() + limitMs;
  for (;;) {
    const found = await check();
    if (found !== undefined) return found;
    if (Date.now() > deadline) throw new Error('It did not happen in time.');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
