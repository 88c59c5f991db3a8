import { sendProblem } from '@kp/http';
import { AppError } from '@kp/task-contracts';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { endConnection } from './connection-rules.ts';

const isJson = (request: FastifyRequest): boolean => /^application\/json\s*(?:;|$)/i.test(request.headers['content-type'] ?? '');

/** A JSON body is small; whoever takes longer to send one holds a connection on purpose. Uploads have the server's limit. */
export function limitJsonBodies(fastify: FastifyInstance, withinMs: number): void {
  fastify.addHook('preParsing', async (request, reply, payload) => {
    if (!isJson(request)) return payload;
    const timer = setTimeout(() => {
      reply.raw.once('finish', () => request.raw.destroy());
      endConnection(reply);
      sendProblem(reply, new AppError('request-timeout', `The body did not arrive within ${Math.ceil(withinMs / 1_000)} s.`), request.id);
    }, withinMs);
    for (const event of ['end', 'close', 'error']) payload.once(event, () => clearTimeout(timer));
    return payload;
  });
}
