import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { signKlingToken } from '@kp/kling-auth';
import type { SimulatorClock } from './simulator.clock.ts';
import type { SimulatorConfig } from './simulator.config.ts';
import { silentLog } from './simulator.log.ts';
import { startSimulator, type RunningSimulator } from './simulator.server.ts';

/** A real simulator for specs: real HTTP on a free port, a clip folder of its own, ready-made clips unless told. */
export interface TestSimulator extends RunningSimulator {
  config: SimulatorConfig;
  /** Calls with a signed token; answers status and parsed body. */
  call(method: string, path: string, body?: unknown): Promise<Answer>;
}

export interface Answer {
  status: number;
  body: { code: number; message: string; request_id: string; data?: unknown };
}

export const TEXT_PATH = '/v1/videos/text2video';
export const IMAGE_PATH = '/v1/videos/image2video';

export async function startTestSimulator(change: Partial<SimulatorConfig> = {}, clock?: SimulatorClock): Promise<TestSimulator> {
  const folder = await mkdtemp(join(tmpdir(), 'kling-simulator-spec-'));
  const config: SimulatorConfig = {
    port: 0,
    seed: 'spec',
    speed: 1000,
    accessKey: 'spec-access-key',
    secretKey: 'spec-secret-key',
    apiKey: 'spec-api-key',
    clipsDir: join(folder, 'clips'),
    exitOnStdinEnd: false,
    ...change,
  };
  const simulator = await startSimulator(config, { log: silentLog, ...(clock === undefined ? {} : { clock }) });
  return {
    ...simulator,
    config,
    async call(method, path, body) {
      const now = () => new Date(clock?.now() ?? Date.now());
      const response = await fetch(`${simulator.url}${path}`, {
        method,
        headers: {
          authorization: `Bearer ${await signKlingToken({ ...config, now })}`,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return { status: response.status, body: (await response.json()) as Answer['body'] };
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

/** A clock that stands still until it is moved. */
export function createManualClock(startMs = 1_790_000_000_000): SimulatorClock & { advance(milliseconds: number): void } {
  let nowMs = startMs;
  const timers = new Set<{ atMs: number; callback: () => void }>();
  return {
    now: () => nowMs,
    schedule(delayMs, callback) {
      const timer = { atMs: nowMs + delayMs, callback };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    advance(milliseconds) {
      const untilMs = nowMs + milliseconds;
      for (;;) {
        const next = [...timers].filter((timer) => timer.atMs <= untilMs).toSorted((a, b) => a.atMs - b.atMs)[0];
        if (next === undefined) break;
        timers.delete(next);
        nowMs = next.atMs;
        next.callback();
      }
      nowMs = untilMs;
    },
  };
}
