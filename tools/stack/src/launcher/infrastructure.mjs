import { ManagedProcess } from '../processes/managed-process.mjs';
import { startNats } from '../servers/nats.mjs';
import { startPostgres } from '../servers/postgres.mjs';

/**
 * Postgres and NATS of a stack: ours, unless the user names servers with DATABASE_URL or NATS_URL.
 * After their first start they keep their ports, because the services know them by URL.
 * @param {object} options
 * @param {Record<string, string>} options.user
 * @param {ReturnType<import('./state-folder.mjs').stateLayout>} options.layout
 * @param {{postgres?: number, nats?: number}} options.ports wished ports
 * @param {string} options.natsPassword
 * @param {boolean} options.fsync
 * @param {(server: 'postgres'|'nats') => (line: string) => void} options.logOf
 * @param {Pick<ConstructorParameters<typeof ManagedProcess>[0], 'supervise'|'onChange'|'log'>} options.management
 */
export function createInfrastructure({ user, layout, ports, natsPassword, fsync, logOf, management }) {
  const urls = { postgres: user.DATABASE_URL, nats: user.NATS_URL };
  const used = { ...ports };

  /** The URL without its credentials, for the process list; keeps the URL with them and the port. */
  const remember = (name, server) => {
    urls[name] = server.url;
    used[name] = server.port;
    return { ...server, url: `${name}://127.0.0.1:${server.port}` };
  };
  const postgres = new ManagedProcess({
    ...management,
    name: 'postgres',
    launch: async ({ again }) => remember('postgres', await startPostgres({ dataDir: layout.postgres, port: used.postgres, strictPort: again, fsync, log: logOf('postgres') })),
  });
  const nats = new ManagedProcess({
    ...management,
    name: 'nats',
    launch: async ({ again }) => remember('nats', await startNats({ storeDir: layout.nats, port: used.nats, strictPort: again, password: natsPassword, log: logOf('nats') })),
  });

  return {
    postgres: user.DATABASE_URL ? undefined : postgres,
    nats: user.NATS_URL ? undefined : nats,
    /** Administrator's URL of the database. */
    adminUrl: () => urls.postgres,
    natsUrl: () => urls.nats,
    ports: () => used,
  };
}
