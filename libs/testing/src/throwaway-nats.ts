import { type EmbeddedServer, startNats } from '@kp/stack/embedded';
import process from 'node:process';
import { throwawayFolder } from './throwaway-folder.ts';

/** A nats-server with JetStream for tests. It dies with the process that started it, and its files with it. */
export interface ThrowawayNats {
  /** With credentials; stays the same over restarts. */
  url: string;
  stop(): Promise<void>;
  /** SIGKILL, as in a crash; the files stay. */
  kill(): Promise<void>;
  /** Starts it again on the same port and files after `stop` or `kill`. */
  start(): Promise<void>;
}

/** A server of its own for each caller: streams have fixed names, so suites must not share one. Takes some 50 ms. */
export async function startThrowawayNats(): Promise<ThrowawayNats> {
  const storeDir = throwawayFolder('nats');
  const user = 'test';
  const password = 'test';
  let server: EmbeddedServer = await startNats({ storeDir, user, password, background: true });
  const { url, port } = server;
  return {
    url,
    stop: () => server.stop(),
    async kill() {
      process.kill(server.pid, 'SIGKILL');
      await server.exited;
    },
    async start() {
      server = await startNats({ storeDir, user, password, port, strictPort: true, background: true });
    },
  };
}
