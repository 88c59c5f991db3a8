import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { createServer, type AddressInfo, type Socket } from 'node:net';

/** The one address of this machine that the guards of these tests may reach. */
export const PERMITTED = '127.0.0.77';

export interface Canary {
  port: number;
  /** Requests that reached the permitted address. */
  visits: number;
  /** Connections that reached any other address of this machine. Must stay 0. */
  hits: string[];
  stop: () => Promise<void>;
}

const bare = (address: string | undefined): string => (address ?? '').replace(/^::ffff:/, '');

/**
 * Listens on every address of the machine, both families, and tells by the address that was dialled who was meant. On the
 * permitted one it answers `/go/<status>/<percent-encoded location>` with that redirect, bytes untouched, and all else with 200.
 */
export async function startCanary(): Promise<Canary> {
  const sockets = new Set<Socket>();
  const canary: Canary = { port: 0, visits: 0, hits: [], stop: async () => undefined };
  const server = createServer((socket) => {
    sockets.add(socket.on('close', () => sockets.delete(socket)).on('error', () => undefined));
    if (bare(socket.localAddress) !== PERMITTED) canary.hits.push(bare(socket.localAddress));
    let head = '';
    socket.on('data', (chunk) => {
      head += chunk.toString('latin1');
      if (!head.endsWith('\r\n\r\n')) return;
      if (bare(socket.localAddress) === PERMITTED) canary.visits += 1;
      const [, status, location = ''] = /^\S+ \/go\/(\d+)\/(\S*) /.exec(head) ?? [];
      head = '';
      // Redirects keep their connection, for speed; anything else needs a new one the next time, and so a new check.
      if (status) socket.write(`HTTP/1.1 ${status} Go\r\nLocation: ${decodeURIComponent(location)}\r\nContent-Length: 0\r\n\r\n`);
      else socket.end('HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok');
    });
  });
  await new Promise<void>((resolve) => {
    server.once('error', () => server.listen(0, '0.0.0.0', resolve));
    server.listen(0, '::', resolve);
  });
  canary.port = (server.address() as AddressInfo).port;
  canary.stop = () =>
    new Promise((resolve) => {
      server.close(() => resolve());
      for (const socket of sockets) socket.destroy();
    });
  return canary;
}

/** Every address that this process dials over TCP while it watches, whether anybody answers there or not. */
export function watchDialling(): { dialled: Set<string>; stop: () => void } {
  const dialled = new Set<string>();
  const onSocket = (message: unknown): void => {
    (message as { socket: Socket }).socket.on('connectionAttempt', (address: string) => dialled.add(address));
  };
  subscribe('net.client.socket', onSocket);
  return { dialled, stop: () => void unsubscribe('net.client.socket', onSocket) };
}
