import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { answerProblems } from '../introspection.problems.ts';
import { FaultRule, type FaultScript } from './fault.script.ts';

/** One rule, or a list of them in the order they are tried. */
const FaultRules = (body: unknown) => (Array.isArray(body) ? z.array(FaultRule).min(1) : FaultRule.transform((rule) => [rule]));

/** The script of faults: `POST` appends, `GET` shows what struck how often, `DELETE` takes away one or all. */
export function registerFaults(server: FastifyInstance, script: FaultScript): void {
  server.get('/_simulator/faults', () => script.list());

  server.post('/_simulator/faults', (request, reply) => {
    const parsed = FaultRules(request.body).safeParse(request.body);
    if (!parsed.success) return answerProblems(reply, parsed.error);
    return reply.status(201).send(script.add(parsed.data));
  });

  server.delete('/_simulator/faults', (_request, reply) => {
    script.clear();
    return reply.status(204).send();
  });

  server.delete<{ Params: { id: string } }>('/_simulator/faults/:id', (request, reply) => {
    script.clear(Number(request.params.id));
    return reply.status(204).send();
  });
}
