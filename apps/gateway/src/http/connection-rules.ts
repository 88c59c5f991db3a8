import { AppError } from '@kp/task-contracts';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Socket } from 'node:net';

const ending = new WeakSet<Socket>();

/** Makes this answer the last one on its connection: what else was sent on it is not read as requests. */
export function endConnection(reply: FastifyReply): void {
  void reply.header('connection', 'close');
  ending.add(reply.request.raw.socket);
}

/** One way to speak HTTP: version 1.1 names its host, 1.0 gets one answer for each connection, anything older none. */
export function keepConnectionRules(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', async (request, reply) => {
    const { httpVersion, headers, socket } = request.raw;
    if (ending.has(socket)) {
      // Never answered: the connection is closed behind the answer before.
      reply.hijack();
      return;
    }
    if (httpVersion === '1.1' && headers.host) return;
    endConnection(reply);
    if (httpVersion === '1.1') throw new AppError('bad-request', 'The request names no host.');
    if (httpVersion !== '1.0') throw new AppError('bad-request', 'This server speaks HTTP/1.1.');
  });
}
