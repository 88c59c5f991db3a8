// What a request costs for its limits when nothing changes: reading the cached limits and taking two tokens
// (workspace and key) that are held already. The store grants at once, so that only our own work is measured.
//   node apps/gateway/bench/rate-limit-overhead.mjs [--requests 200000]
import process from 'node:process';
import { parseArgs } from 'node:util';
import { Logger } from '@kp/telemetry';
import { UNLIMITED } from '@kp/task-contracts';
import { LimitsService } from '../dist/limits/limits.service.js';
import { RateLimiter } from '../dist/rate-limits/rate-limiter.js';

const { values } = parseArgs({ options: { requests: { type: 'string', default: '200000' } } });
const requests = Number(values.requests);
let queries = 0;
const standing = { workspaceId: 'ws_1', timeZone: 'UTC', version: 1, plan: { id: 'p', name: 'P', version: 1 }, limits: { ...UNLIMITED, requestsPerMinute: 1_000_000, requestBurst: 1_000_000 }, mustAccept: false, overrides: [], keys: new Map([['key_1', { unitsPerDay: null, unitsPerMonth: null, requestsPerMinute: 1_000_000 }]]), holdsMs: undefined };
const limits = new LimitsService({ repository: { read: async () => ((queries += 1), standing) }, nudges: { on() {}, send() {} } });
const store = { lease: async (_key, _rate, { waiting, spare }) => ((queries += 1), { granted: waiting, spare, debtUs: 0 }), giveBack: async () => {} };
const limiter = new RateLimiter({ store, logger: new Logger('bench', 'silent') });
const member = { workspaceId: 'ws_1', userId: 'usr_1', keyId: 'key_1' };

async function run(count) {
  // Processor time: other processes of the machine do not count.
  const started = process.cpuUsage();
  for (let n = 0; n < count; n += 1) {
    await limits.limitsOf(member);
    await limiter.take(await limits.requestChecksOf(member));
  }
  const { user, system } = process.cpuUsage(started);
  return (user + system) / count;
}
await run(20_000);
queries = 0;
const microseconds = await run(requests);
process.stdout.write(`${JSON.stringify({ bench: 'rate-limit-overhead', requests, cpuMicrosecondsPerRequest: Number(microseconds.toFixed(2)), queriesPerRequest: Number((queries / requests).toFixed(5)) })}\n`);
await limiter.onApplicationShutdown();
