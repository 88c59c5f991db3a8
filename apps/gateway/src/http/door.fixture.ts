import { Logger } from '@kp/telemetry';
import type { FastifyInstance } from 'fastify';
import { connect, type AddressInfo, type Socket } from 'node:net';
import type { Readable } from 'node:stream';
import { createFastifyAdapter, type DoorSettings } from './fastify-adapter.ts';

export interface Door {
  port: number;
  url: string;
  fastify: FastifyInstance;
  /** Methods and addresses that reached a handler. */
  handled: string[];
  stop: () => Promise<void>;
}

/** The real adapter on a port of its own, with routes that show what arrives. */
export async function openDoor(settings: DoorSettings = {}): Promise<Door> {
  const adapter = await createFastifyAdapter(new Logger('test', 'silent'), settings);
  const fastify = adapter.getInstance();
  const door: Door = { port: 0, url: '', fastify, handled: [], stop: () => fastify.close() };
  fastify.addHook('preHandler', async (request) => void door.handled.push(`${request.method} ${request.url}`));
  fastify.post('/echo', async (request) => ({ body: request.body, raw: (request as { rawBody?: string }).rawBody }));
  fastify.delete('/echo', async (request) => ({ body: request.body ?? null }));
  fastify.get('/whoami', async (request) => ({ ip: request.ip, protocol: request.protocol, host: request.host }));
  fastify.get('/things/:thingId', async () => ({}));
  for (const path of ['/console/', '/docs', '/media/a.mp4']) fastify.get(path, async () => 'page');
  fastify.post('/upload', async (request) => {
    let bytes = 0;
    for await (const chunk of request.body as Readable) bytes += (chunk as Buffer).length;
    return { bytes };
  });
  fastify.get('/events', (_request, reply) => {
    reply.hijack();
    reply.raw.writeHead(200, { 'content-type': 'text/event-stream' });
    const timer = setInterval(() => reply.raw.write(': heartbeat\n\n'), 50);
    reply.raw.on('close', () => clearInterval(timer));
  });
  await fastify.listen({ port: 0, host: '127.0.0.1' });
  door.port = (fastify.server.address() as AddressInfo).port;
  door.url = `http://127.0.0.1:${door.port}`;
  return door;
}

export interface RawExchange {
  /** Everything that came back until the connection ended or fell silent. */
  text: string;
  /** Status of each answer in it. */
  statuses: number[];
  isClosed: boolean;
}

/** Sends bytes as they are over a connection of its own. Pieces are sent one after the other, so that none arrive together. */
export function sendRaw(port: number, pieces: string | string[], silenceMs = 2_000): Promise<RawExchange> {
  return new Promise((resolve) => {
    let text = '';
    let isClosed = false;
    let timer: NodeJS.Timeout;
    const socket: Socket = connect(port, '127.0.0.1');
    const finish = (): void => {
      clearTimeout(timer);
      socket.destroy();
      resolve({ text, statuses: [...text.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status)), isClosed });
    };
    const wait = (): void => {
      clearTimeout(timer);
      timer = setTimeout(finish, silenceMs);
    };
    const end = (): void => {
      isClosed = true;
      finish();
    };
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1');
      wait();
    });
    socket.on('end', end).on('error', end);
    socket.on('connect', () => {
      void (async () => {
        for (const piece of typeof pieces === 'string' ? [pieces] : pieces) {
          socket.write(piece, 'latin1');
          await new Promise((next) => setTimeout(next, 20));
        }
        wait();
      })();
    });
    wait();
  });
}
