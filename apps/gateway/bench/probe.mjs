// Loaded into a measured process before its program: answers its parent what it uses.
import { createRequire } from 'node:module';
import process from 'node:process';

const counted = { queries: 0 };
try {
  const { Client } = createRequire(import.meta.url)('pg');
  const { query } = Client.prototype;
  Client.prototype.query = function (...args) {
    counted.queries += 1;
    return query.apply(this, args);
  };
} catch {
  // A process without a database.
}

process.on('message', (message) => {
  if (message !== 'usage' && message !== 'cpu') return;
  // A collection is work of its own, so it is left out where work is measured.
  if (message === 'usage') {
    globalThis.gc?.();
    globalThis.gc?.();
  }
  const { rss, heapUsed, external } = process.memoryUsage();
  const { user, system } = process.cpuUsage();
  process.send({ rss, heapUsed, external, cpuMs: (user + system) / 1_000, atMs: performance.now(), queries: counted.queries });
});
// The channel must not keep the program from ending.
process.channel?.unref();
