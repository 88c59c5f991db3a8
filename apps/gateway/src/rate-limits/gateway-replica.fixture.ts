import { Database } from '@kp/database';
import { UNLIMITED } from '@kp/task-contracts';
import { startProcess, throwawayFolder, waitFor, type StartedProcess } from '@kp/testing';
import { Agent, request } from 'node:http';
import { createServer } from 'node:net';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { bootstrap } from '../identity/bootstrap.ts';
import type { Rate } from './bucket.ts';
import type { Counts, Replica } from './skewed-load.fixture.ts';

const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url));
const KEY = `kp_live_${'a'.repeat(32)}`;
const PEPPER = 'p'.repeat(32);
/** Cheap to answer, and by the gateway alone. */
const PATH = '/v1/statements';

/** A workspace with a key, on a plan with this rate. @param url of the gateway's role, after its migrations */
export async function prepareWorkspace(url: string, rate: Rate): Promise<void> {
  await bootstrap(url, PEPPER, { workspace: { id: 'ws_1', name: 'One' }, apiKeys: [{ name: 'live', mode: 'live', key: KEY }], users: [{ email: 'me@example.test', password: 'correct horse battery', platformRole: 'admin' }] });
  const database = new Database(url, 'gateway', 1);
  await database.transaction(async (tx) => {
    await tx.query(`INSERT INTO plan (id, name, description, current_version) VALUES ('limited', 'Limited', '', 1)`);
    await tx.query(`INSERT INTO plan_version (plan_id, version, limits, statements, statements_sha256, require_acceptance, note, created_by) VALUES ('limited', 1, $1, '[]', '', false, '', 'test')`, [JSON.stringify({ ...UNLIMITED, requestsPerMinute: rate.perMinute, requestBurst: rate.burst })]);
    await tx.query(`UPDATE workspace SET plan_id = 'limited'`);
    await tx.query(`UPDATE api_key SET scopes = '{workspace:read}'`);
  });
  await database.close();
}

/** A real gateway process. */
export class GatewayReplica implements Replica {
  private readonly environment: Record<string, string>;
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 200 });
  private process: StartedProcess | undefined;
  private port = 0;

  constructor(databaseUrl: string, natsUrl: string) {
    this.environment = { DATABASE_URL: databaseUrl, NATS_URL: natsUrl, OPS_PORT: '0', LOG_LEVEL: 'warn', APP_PUBLIC_BASE_URL: 'http://127.0.0.1:3000', OBJECT_STORE_URL: pathToFileURL(throwawayFolder('objects')).href, MEDIA_SIGNING_KEY: 'm'.repeat(32), SESSION_SIGNING_KEY: 's'.repeat(32), API_KEY_PEPPER: PEPPER, AUDIT_SIGNING_KEY: 'k'.repeat(32) };
  }

  async start(): Promise<void> {
    this.port ||= await freePort();
    const started = startProcess({ args: [MAIN], env: { ...this.environment, PORT: String(this.port) } });
    this.process = started;
    const answers = waitFor(async () => (await this.statusOf('/health/live')) === 200, { timeoutMs: 120_000, describe: 'a gateway that answers' });
    await Promise.race([answers, started.exited.then(() => Promise.reject(new Error('it ended')))]).catch((error: unknown) => {
      throw new Error(`a gateway did not start:\n${started.output()}`, { cause: error });
    });
  }

  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    await this.process?.kill(signal);
  }

  async send(requests: number): Promise<Counts> {
    const statuses = await Promise.all(Array.from({ length: requests }, () => this.statusOf(PATH)));
    return { accepted: statuses.filter((status) => status === 200).length, refused: statuses.filter((status) => status === 429).length };
  }

  private statusOf(path: string): Promise<number> {
    return new Promise((resolve, reject) => {
      request({ host: '127.0.0.1', port: this.port, path, agent: this.agent, headers: { authorization: `Bearer ${KEY}` } }, (response) => response.resume().on('end', () => resolve(response.statusCode ?? 0)).on('error', reject))
        .on('error', reject)
        .end();
    });
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}
