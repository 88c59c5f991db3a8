// Rate limits over two replicas behind one PostgreSQL: skewed and shifting load, the busy replica killed in
// the middle. Prints one JSON line and fails outside 98 to 100 % of rate × time + burst.
//   node apps/gateway/bench/rate-limit.mjs [--per-minute 600] [--burst 60] [--seconds 180] [--offered 20] [--limiters]
// --limiters: processes that limit and do nothing else, for rates that gateways of this machine cannot serve.
import { parseArgs } from 'node:util';
import { provision } from '@kp/database';
import { createDatabase, startThrowawayNats } from '@kp/testing';
import { migrations } from '../dist/migrations/index.js';
import { GatewayReplica, prepareWorkspace } from '../dist/rate-limits/gateway-replica.fixture.js';
import { LimiterReplica } from '../dist/rate-limits/limiter-replica.fixture.js';
import { offerSkewedLoad } from '../dist/rate-limits/skewed-load.fixture.js';

const { values } = parseArgs({ options: { 'per-minute': { type: 'string', default: '600' }, burst: { type: 'string', default: '60' }, seconds: { type: 'string', default: '180' }, offered: { type: 'string', default: '20' }, limiters: { type: 'boolean', default: false } } });
const rate = { perMinute: Number(values['per-minute']), burst: Number(values.burst) };
const { gateway: url } = await provision((await createDatabase()).url, [{ name: 'gateway', password: 'bench', migrations }]);
let replicas;
if (values.limiters) replicas = [new LimiterReplica(url, rate), new LimiterReplica(url, rate)];
else {
  const nats = await startThrowawayNats();
  await prepareWorkspace(url, rate);
  replicas = [new GatewayReplica(url, nats.url), new GatewayReplica(url, nats.url)];
}
try {
  await Promise.all(replicas.map((replica) => replica.start()));
  const outcome = await offerSkewedLoad(replicas, { rate, seconds: Number(values.seconds), offeredPerSecond: Number(values.offered), killAt: 0.4 });
  const passed = outcome.ratio >= 0.98 && outcome.ratio <= 1;
  console.log(JSON.stringify({ bench: 'rate-limit', replicas: values.limiters ? 'limiters' : 'gateways', ...rate, ...outcome, ratio: Number(outcome.ratio.toFixed(4)), passed }));
  process.exitCode = passed ? 0 : 1;
} finally {
  await Promise.all(replicas.map((replica) => replica.kill()));
}
process.exit();
