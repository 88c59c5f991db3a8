// 5 000 readers of live events on one real gateway process, beside the least a server of events can be, in the same run.
// Build first (npm run build), then: node apps/gateway/bench/sse-watchers.mjs [--watchers 5000] [--rounds 7] [--idle-seconds 30]
import { connectNats, Nudges } from '@kp/bus';
import { Database, provision } from '@kp/database';
import { freePort, removeWhenWeDie, startNats, startPostgres } from '@kp/stack/embedded';
import { NUDGES } from '@kp/task-contracts';
import { fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { bootstrap } from '../dist/identity/bootstrap.js';
import { LiveEventsRepository } from '../dist/live-events/live-events.repository.js';
import { migrations } from '../dist/migrations/index.js';
import { usageOf } from './usage.mjs';
import { median, pausedReader, Watchers } from './watchers.mjs';

const { values: options } = parseArgs({ options: { watchers: { type: 'string', default: '5000' }, rounds: { type: 'string', default: '7' }, 'idle-seconds': { type: 'string', default: '30' } } });
const COUNT = Number(options.watchers);
const ROUNDS = Number(options.rounds);
const IDLE_MS = Number(options['idle-seconds']) * 1_000;
const PAUSED = 20;
const BARS = { memoryRatio: 1.3, deliveryRatio: 1.5, idleCpuPercent: 2, pausedBytes: 64 * 1024 };
const WORKSPACE = 'ws_bench';

const here = (file) => fileURLToPath(new URL(file, import.meta.url));
const say = (line) => process.stdout.write(`${line}\n`);
const kB = (bytes) => Math.round(bytes / 102.4) / 10;

const folder = mkdtempSync(path.join(tmpdir(), 'kp-bench-'));
chmodSync(folder, 0o711);
removeWhenWeDie(folder);
const postgres = await startPostgres({ dataDir: path.join(folder, 'data') });
const nats = await startNats({ storeDir: path.join(folder, 'nats') });
const urls = await provision(postgres.url, [{ name: 'gateway', password: 'bench', migrations }]);
const key = `kp_live_${randomBytes(20).toString('hex')}`;
const pepper = 'p'.repeat(40);
await bootstrap(urls.gateway, pepper, { workspace: { id: WORKSPACE, name: 'Bench' }, apiKeys: [{ name: 'bench', mode: 'live', key }], users: [{ email: 'bench@example.test', password: 'correct horse battery', platformRole: 'admin' }] });
const database = new Database(urls.gateway, 'gateway', 2);
const log = new LiveEventsRepository(database);
const connection = await connectNats(nats.url, 'bench');
const nudges = new Nudges(connection);

const port = await freePort();
const gateway = fork(here('../dist/main.js'), {
  execArgv: ['--expose-gc', '--import', here('./probe.mjs')],
  stdio: ['pipe', 'ignore', 'inherit', 'ipc'],
  env: {
    PATH: process.env.PATH, EXIT_ON_STDIN_END: '1', LOG_LEVEL: 'warn', DATABASE_URL: urls.gateway, NATS_URL: nats.url, PORT: String(port), APP_PUBLIC_BASE_URL: `http://127.0.0.1:${port}`, OBJECT_STORE_URL: `file://${folder}/objects`,
    MEDIA_SIGNING_KEY: 'm'.repeat(40), SESSION_SIGNING_KEY: 's'.repeat(40), API_KEY_PEPPER: pepper, SSE_MAX_CONNECTIONS_PER_WORKSPACE: '10000',
    ...JSON.parse(process.env.BENCH_GATEWAY_ENV ?? '{}'),
  },
});
const floor = fork(here('./floor-server.mjs'), { execArgv: ['--expose-gc', '--import', here('./probe.mjs')] });
const floorPort = await new Promise((resolve) => floor.once('message', (message) => resolve(message.port)));
const servers = {
  floor: { child: floor, url: `http://127.0.0.1:${floorPort}/`, headers: {} },
  gateway: { child: gateway, url: `http://127.0.0.1:${port}/v1/events`, headers: { authorization: `Bearer ${key}` } },
};
for (let tries = 0; !(await fetch(`http://127.0.0.1:${port}/health/live`).then((answer) => answer.ok, () => false)); tries += 1) {
  if (tries > 200) throw new Error('the gateway does not come up');
  await delay(100);
}

let told = 0;
/** An event of the usual size, or larger. */
async function append(count = 1, padding = '') {
  const at = new Date().toISOString();
  await database.transaction(async (tx) => {
    for (let n = 0; n < count; n += 1) {
      told += 1;
      const data = { taskId: `task_bench_${told}_`, workspaceId: WORKSPACE, userId: 'user_bench', mode: 'live', type: 'text-to-video', model: 'kling-v3', durationSeconds: 5, status: 'RUNNING', previousStatus: 'QUEUED', at, version: 3, costUnits: 5, createdAt: at, ...(padding ? { error: { code: 'x', message: padding } } : {}) };
      await log.append(tx, { eventId: `evt_${told}`, workspaceId: WORKSPACE, mode: 'live', type: 'task.updated', taskId: data.taskId, data, occurredAt: at });
    }
  });
}
const wordsOf = (n) => `task_bench_${n}_`;
const tell = {
  // The clock starts after the commit: how long PostgreSQL takes is no matter of streams.
  gateway: async (start) => (await append(), start(), nudges.send(NUDGES.liveEvents, WORKSPACE), await connection.flush()),
  floor: async (start) => {
    told += 1;
    const frame = `id: ${told}\nevent: task.updated\ndata: ${JSON.stringify({ taskId: wordsOf(told), mode: 'live', type: 'text-to-video', model: 'kling-v3', durationSeconds: 5, status: 'RUNNING', previousStatus: 'QUEUED', at: new Date().toISOString(), version: 3, costUnits: 5, createdAt: new Date().toISOString(), stage: 'Generating…' })}\n\n`;
    start();
    floor.send({ frame });
  },
};

say(`load ${loadavg().map((each) => each.toFixed(1)).join(' ')}, node ${process.version}, ${COUNT} watchers, ${ROUNDS} rounds`);
const watchers = { floor: new Watchers(), gateway: new Watchers() };
const memory = {};
const cpuOver = async (child, ms) => {
  const before = await usageOf(child, 'cpu');
  await delay(ms);
  const after = await usageOf(child, 'cpu');
  return (after.cpuMs - before.cpuMs) / (after.atMs - before.atMs) * 100;
};
say(`gateway: idle CPU ${(await cpuOver(gateway, Math.min(10_000, IDLE_MS))).toFixed(2)} % without any reader`);
for (const name of ['floor', 'gateway']) {
  const { child, ...server } = servers[name];
  // Code is compiled and pools are open before anything is measured.
  for (let n = 0; n < 3; n += 1) {
    await watchers[name].open({ ...server, count: 300 });
    await watchers[name].delivery(wordsOf(told + 1), tell[name]);
    await watchers[name].close();
  }
  const before = await usageOf(child);
  const startedMs = performance.now();
  await watchers[name].open({ ...server, count: COUNT });
  const openMs = performance.now() - startedMs;
  await delay(2_000);
  const after = await usageOf(child);
  memory[name] = { rss: (after.rss - before.rss) / COUNT, heap: (after.heapUsed + after.external - before.heapUsed - before.external) / COUNT };
  say(`${name}: ${kB(memory[name].rss)} kB RSS and ${kB(memory[name].heap)} kB heap per connection (process ${kB(after.rss / 1024)} MB), opened in ${Math.round(openMs)} ms`);
}

const idle = {};
for (const name of ['floor', 'gateway']) idle[name] = await usageOf(servers[name].child, 'cpu');
await delay(IDLE_MS);
for (const name of ['floor', 'gateway']) {
  const now = await usageOf(servers[name].child, 'cpu');
  const seconds = (now.atMs - idle[name].atMs) / 1_000;
  idle[name] = { cpuPercent: (now.cpuMs - idle[name].cpuMs) / seconds / 10, queriesPerSecond: (now.queries - idle[name].queries) / seconds };
  say(`${name}: idle CPU ${idle[name].cpuPercent.toFixed(2)} %, ${idle[name].queriesPerSecond.toFixed(2)} queries/s over ${Math.round(seconds)} s`);
}

const rounds = { floor: [], gateway: [] };
const queriesBefore = (await usageOf(gateway)).queries;
const roundsStartedMs = performance.now();
for (let round = 0; round < ROUNDS; round += 1) {
  for (const name of ['floor', 'gateway']) {
    const result = await watchers[name].delivery(wordsOf(told + 1), tell[name]);
    rounds[name].push(result);
    await delay(300);
  }
}
const background = (idle.gateway.queriesPerSecond * (performance.now() - roundsStartedMs)) / 1_000;
const queriesPerEvent = ((await usageOf(gateway)).queries - queriesBefore - background) / ROUNDS;
for (const name of ['floor', 'gateway']) say(`${name}: broadcast p50 ${Math.round(median(rounds[name].map((each) => each.p50)))} ms, last ${Math.round(median(rounds[name].map((each) => each.last)))} ms (last of each round: ${rounds[name].map((each) => Math.round(each.last)).join(' ')})`);
say(`gateway: ${queriesPerEvent.toFixed(2)} queries per event for ${COUNT} watchers`);
for (const name of ['floor', 'gateway']) await watchers[name].close();
await delay(1_000);

// Readers that take nothing, while far more is written than the kernel holds for them.
const { url, headers } = servers.gateway;
const first = told + 1;
const paused = await Promise.all(Array.from({ length: PAUSED }, () => pausedReader({ url, headers })));
const beforePause = await usageOf(gateway);
const EVENTS = 1_500;
for (let n = 0; n < EVENTS; n += 50) {
  await append(50, 'x'.repeat(16_000));
  nudges.send(NUDGES.liveEvents, WORKSPACE);
}
await delay(2_000);
const duringPause = await usageOf(gateway);
const pausedBytes = (duringPause.rss - beforePause.rss) / PAUSED;
const pausedHeapBytes = (duringPause.heapUsed + duringPause.external - beforePause.heapUsed - beforePause.external) / PAUSED;
for (const reader of paused) reader.resume();
const deadlineMs = performance.now() + 60_000;
while (paused.some((reader) => reader.ids.length < EVENTS) && performance.now() < deadlineMs) await delay(100);
const isWhole = paused.every((reader) => reader.ids.length === EVENTS && reader.ids.every((id, index) => index === 0 || id === reader.ids[index - 1] + 1));
say(`paused: ${PAUSED} readers, ${kB((EVENTS * 16_000) / 1024)} MB written past each: ${kB(pausedBytes)} kB RSS and ${kB(pausedHeapBytes)} kB heap and buffers per reader; resumed ${isWhole ? 'without loss' : `WITH LOSS: ${paused.map((reader) => reader.ids.length).join(' ')} of ${EVENTS} from ${first}`}`);
for (const reader of paused) reader.close();

const verdicts = [
  ['kB per connection', memory.gateway.rss / memory.floor.rss, BARS.memoryRatio, '× floor'],
  ['broadcast to the last', median(rounds.gateway.map((each) => each.last)) / median(rounds.floor.map((each) => each.last)), BARS.deliveryRatio, '× floor'],
  ['idle CPU', idle.gateway.cpuPercent, BARS.idleCpuPercent, '%'],
  ['paused reader, heap and buffers', pausedHeapBytes, BARS.pausedBytes, 'bytes'],
];
for (const [what, value, bar, unit] of verdicts) say(`${value <= bar ? 'met  ' : 'MISSED'} ${what}: ${value.toFixed(2)} ${unit} (bar ${bar})`);
say(`load ${loadavg().map((each) => each.toFixed(1)).join(' ')}`);

gateway.stdin.end();
floor.disconnect();
await connection.close();
await database.close();
await Promise.race([new Promise((resolve) => gateway.once('exit', resolve)), delay(5_000)]);
await nats.stop();
await postgres.stop();
process.exit(isWhole && verdicts.every(([, value, bar]) => value <= bar) ? 0 : 1);
