// A real gateway process over servers of its own, with one workspace and one key, and nobody else.
import { connectNats, Nudges } from '@kp/bus';
import { Database, provision } from '@kp/database';
import { createDatabase, startThrowawayNats, throwawayFolder } from '@kp/testing';
import { fork } from 'node:child_process';
import { createServer } from 'node:net';
import process from 'node:process';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { mintApiKey } from '../dist/identity/api-key.js';
import { bootstrap } from '../dist/identity/bootstrap.js';
import { LiveEventsRepository } from '../dist/live-events/live-events.repository.js';
import { migrations } from '../dist/migrations/index.js';

export const WORKSPACE = 'ws_bench';
const here = (file) => fileURLToPath(new URL(file, import.meta.url));

export async function startGateway() {
  const folder = throwawayFolder('bench');
  const throwaway = await createDatabase();
  const nats = await startThrowawayNats();
  const urls = await provision(throwaway.url, [{ name: 'gateway', password: 'bench', migrations }]);
  const key = mintApiKey('live');
  const pepper = 'p'.repeat(40);
  await bootstrap(urls.gateway, pepper, { workspace: { id: WORKSPACE, name: 'Bench' }, apiKeys: [{ name: 'bench', mode: 'live', key }], users: [{ email: 'bench@example.test', password: 'correct horse battery', platformRole: 'admin' }] });
  const database = new Database(urls.gateway, 'gateway', 2);
  const log = new LiveEventsRepository(database);
  const connection = await connectNats(nats.url, 'bench');
  const nudges = new Nudges(connection);

  // Stands where the services stand whose events the gateway follows: there is nothing to tell.
  connection.subscribe('ask.*.feed.read', { callback: (_error, message) => message.respond(JSON.stringify({ id: message.json().id, response: { ok: { events: [], lastSeq: 0 } }, isDisposed: true })) });

  const port = await new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port: free } = probe.address();
      probe.close(() => resolve(free));
    });
  });
  const child = fork(here('../dist/main.js'), {
    execArgv: ['--expose-gc', '--import', here('./probe.mjs')],
    stdio: ['pipe', 'ignore', 'inherit', 'ipc'],
    env: {
      PATH: process.env.PATH, EXIT_ON_STDIN_END: '1', LOG_LEVEL: 'warn', DATABASE_URL: urls.gateway, NATS_URL: nats.url, PORT: String(port), APP_PUBLIC_BASE_URL: `http://127.0.0.1:${port}`, OBJECT_STORE_URL: `file://${folder}/objects`,
      MEDIA_SIGNING_KEY: 'm'.repeat(40), AUDIT_SIGNING_KEY: 'a'.repeat(40), SESSION_SIGNING_KEY: 's'.repeat(40), API_KEY_PEPPER: pepper, SSE_MAX_CONNECTIONS_PER_WORKSPACE: '10000',
      ...JSON.parse(process.env.BENCH_GATEWAY_ENV ?? '{}'),
    },
  });
  for (let tries = 0; !(await fetch(`http://127.0.0.1:${port}/health/live`).then((answer) => answer.ok, () => false)); tries += 1) {
    if (tries > 300) throw new Error('the gateway does not come up');
    await delay(100);
  }
  return {
    child,
    url: `http://127.0.0.1:${port}/v1/events`,
    headers: { authorization: `Bearer ${key}` },
    database,
    log,
    nudges,
    connection,
    async stop() {
      child.stdin.end();
      await Promise.race([new Promise((resolve) => child.once('exit', resolve)), delay(5_000)]);
      await connection.close();
      await database.close();
      await nats.stop();
      await throwaway.drop();
    },
  };
}
