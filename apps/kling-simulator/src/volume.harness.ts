import { Agent, request } from 'node:http';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { signKlingToken } from '@kp/kling-auth';
import type { SimulatorConfig } from './simulator.config.ts';
import { silentLog } from './simulator.log.ts';
import { startSimulator } from './simulator.server.ts';
import { createVirtualClock } from './virtual.clock.ts';

export interface VolumeReport {
  tasks: number;
  seconds: number;
  requests: number;
  /** Virtual time that went by. */
  virtualHours: number;
  refusedForSlots: number;
  maxVideoSlots: number;
  maxImageSlots: number;
  /** What clients read in records, and what the ledger says, in units per pack. */
  unitsInRecords: { video: number; image: number };
  unitsInLedger: { video: number; image: number };
  peakMemoryMegabytes: number;
  /** Event loop delay, simulator and client together; milliseconds. */
  loopDelayP99Ms: number;
  loopDelayMaxMs: number;
}

const CLIENTS = 16;
/** Real time between two reads of one task. */
const POLL_MS = 5;
/** Different products, so that both generations, both packs and several prices are met. */
const ORDERS: readonly ((id: string) => [path: string, body: object])[] = [
  (id) => ['/v1/videos/text2video', { model_name: 'kling-v3', prompt: `a lake, ${id}`, duration: '5', external_task_id: id }],
  (id) => ['/text-to-video/kling-3.0', { prompt: `a hill, ${id}`, settings: { resolution: '1080p', duration: 7 }, options: { external_task_id: id } }],
  (id) => ['/v1/videos/image2video', { model_name: 'kling-v2-6', prompt: id, image: 'https://media.example/a.png', external_task_id: id }],
  (id) => ['/v1/images/generations', { prompt: `a portrait, ${id}`, n: 2, external_task_id: id }],
  (id) => ['/v1/videos/text2video', { model_name: 'kling-v3', prompt: 'sim:moderation', external_task_id: id }],
];

/** Many tasks through HTTP under the virtual clock: create, read until the end, list now and then. */
export async function runVolume(config: SimulatorConfig, tasks: number): Promise<VolumeReport> {
  const clock = createVirtualClock({ autoAdvance: true });
  const startMs = clock.now();
  const simulator = await startSimulator(config, { clock, log: silentLog });
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const token = await signKlingToken(config);
  let requests = 0;
  // Node's own client: it costs a third of what fetch does, and the client is not what is measured.
  const agent = new Agent({ keepAlive: true, maxSockets: CLIENTS });
  const call = (method: string, path: string, body?: object): Promise<{ code: number; data: unknown }> => {
    requests += 1;
    const headers = { authorization: `Bearer ${path.startsWith('/v1/') ? token : config.apiKey}`, 'content-type': 'application/json' };
    return new Promise((resolve, reject) => {
      const outgoing = request(`${simulator.url}${path}`, { method, headers, agent }, (incoming) => {
        let text = '';
        incoming.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
        incoming.on('end', () => resolve(JSON.parse(text) as { code: number; data: unknown }));
      });
      outgoing.on('error', reject).end(body === undefined ? undefined : JSON.stringify(body));
    });
  };

  const unitsInRecords = { video: 0, image: 0 };
  let next = 0;
  let peakMemory = 0;
  const client = async (): Promise<void> => {
    for (let index = next++; index < tasks; index = next++) {
      const id = `volume-${index}`;
      const [path, body] = (ORDERS[index % ORDERS.length] as (typeof ORDERS)[number])(id);
      for (let code = -1; code !== 0; ) {
        ({ code } = await call('POST', path, body));
        if (code !== 0 && code !== 1303) throw new Error(`Create answered ${code}.`);
      }
      for (let ended = false; !ended; ) {
        const [record] = (await call('GET', `/tasks?external_task_ids=${id}`)).data as { status: string; billing: { amount: string; package_type: 'video' | 'image' }[] }[];
        ended = record?.status === 'succeeded' || record?.status === 'failed';
        if (ended) for (const { amount, package_type: pack } of record?.billing ?? []) unitsInRecords[pack] = Math.round((unitsInRecords[pack] + Number(amount)) * 1000) / 1000;
        else await sleep(POLL_MS);
      }
      if (index % 100 === 0) {
        await call('GET', '/v1/videos/text2video?pageSize=100');
        await call('POST', '/tasks', { limit: 100 });
        peakMemory = Math.max(peakMemory, process.memoryUsage().rss);
      }
    }
  };

  const realStartMs = performance.now();
  try {
    await Promise.all(Array.from({ length: CLIENTS }, client));
    const totals = simulator.ledger.totals();
    const round = (value: number): number => Math.round(value * 10) / 10;
    return {
      tasks,
      seconds: round((performance.now() - realStartMs) / 1000),
      requests,
      virtualHours: round((clock.now() - startMs) / 3_600_000),
      refusedForSlots: simulator.stats.refusedForSlots,
      maxVideoSlots: simulator.stats.maxVideoSlots,
      maxImageSlots: simulator.stats.maxImageSlots,
      unitsInRecords,
      unitsInLedger: { video: totals.video.deductedUnits, image: totals.image.deductedUnits },
      peakMemoryMegabytes: Math.round(Math.max(peakMemory, process.memoryUsage().rss) / 1e6),
      loopDelayP99Ms: round(delay.percentile(99) / 1e6),
      loopDelayMaxMs: round(delay.max / 1e6),
    };
  } finally {
    delay.disable();
    clock.stop();
    agent.destroy();
    await simulator.close();
  }
}
