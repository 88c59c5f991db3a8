import { AppError } from '@kp/task-contracts';
import type { FastifyInstance } from 'fastify';

/** The one character that PostgreSQL stores in no text. */
const NUL = '\0';
const holdsNul = (value: unknown): boolean => typeof value === 'string' && value.includes(NUL);

/**
 * Nothing we keep has a NUL in its id, so a path with one names nothing; in a query it is a bad value. Decided here
 * once, because the database would answer with an error of its own.
 */
export function refuseUnstorableAddresses(fastify: FastifyInstance): void {
  fastify.addHook('preValidation', async ({ params, query }) => {
    if (Object.values((params ?? {}) as Record<string, unknown>).some(holdsNul)) throw new AppError('not-found', 'There is nothing at this address.');
    const bad = Object.entries((query ?? {}) as Record<string, unknown>).filter(([name, value]) => holdsNul(name) || [value].flat().some(holdsNul));
    if (bad.length > 0) throw AppError.validation(bad.map(([name]) => ({ path: name.replaceAll(NUL, '\\u0000'), code: 'invalid-format', message: 'Contains a character that cannot be stored (NUL).' })));
  });
}
