import type { FastifyReply } from 'fastify';
import type { z } from 'zod';

/** Everything wrong with a body sent to one of the simulator's own paths, at once. */
export function answerProblems(reply: FastifyReply, error: z.ZodError): FastifyReply {
  const problems = error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message }));
  return reply.status(400).send({ problems });
}
