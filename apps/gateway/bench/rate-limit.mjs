// Rate limits over two replicas behind one PostgreSQL: skewed and shifting load, the busy replica killed in
// the middle. Prints one JSON line and fails outside 98 to 100 % of rate × time + burst.
//   node apps/gateway/bench/rate-limit.mjs [--per-minute 600] [--burst 60] [--seconds 180] [--offered 20] [--limiters]
// --limiters: processes that limit and do nothing else, for rates that gateways of this machine cannot serve.
import process from 'node:process';
import { parseArgs } from 'node:util';
import { runGateways, runLimiters } from '../dist/rate-limits/two-replicas.fixture.js';

const { values } = parseArgs({ options: { 'per-minute': { type: 'string', default: '600' }, burst: { type: 'string', default: '60' }, seconds: { type: 'string', default: '180' }, offered: { type: 'string', default: '20' }, limiters: { type: 'boolean', default: false } } });
const rate = { perMinute: Number(values['per-minute']), burst: Number(values.burst) };
const scenario = { rate, seconds: Number(values.seconds), offeredPerSecond: Number(values.offered), killAt: 0.4 };
const outcome = values.limiters ? await runLimiters(scenario) : await runGateways(scenario);
const passed = outcome.ratio >= 0.98 && outcome.ratio <= 1;
process.stdout.write(`${JSON.stringify({ bench: 'rate-limit', replicas: values.limiters ? 'limiters' : 'gateways', ...rate, ...outcome, ratio: Number(outcome.ratio.toFixed(4)), passed })}\n`);
process.exit(passed ? 0 : 1);
