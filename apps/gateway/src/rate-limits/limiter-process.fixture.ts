import { Database } from '@kp/database';
import { Logger } from '@kp/telemetry';
import { createInterface } from 'node:readline';
import type { Rate } from './bucket.ts';
import { RateLimiter } from './rate-limiter.ts';
import { RateLimitsRepository } from './rate-limits.repository.ts';

/**
 * A replica of the gateway without all but its rate limits: its own pool, its own limiter. A line of input is
 * a number of requests that come at once; the line that answers says how many were accepted and refused.
 */
const [url = '', rate = '{}'] = process.argv.slice(2);
const database = new Database(url, 'gateway', 4);
const limiter = new RateLimiter({ store: new RateLimitsRepository(database), logger: new Logger('limiter', 'warn') });
const check = { key: 'workspace:ws_1', rate: JSON.parse(rate) as Rate };

createInterface({ input: process.stdin })
  .on('line', (line) => {
    const [id, requests] = line.split(' ');
    void Promise.all(Array.from({ length: Number(requests) }, () => limiter.take([check]))).then((all) => {
      const accepted = all.filter(([answer]) => answer?.decision.allowed).length;
      process.stdout.write(`${id} ${accepted} ${all.length - accepted}\n`);
    });
  })
  .on('close', () => void limiter.onApplicationShutdown().then(() => database.close()));
process.stdout.write('ready\n');
