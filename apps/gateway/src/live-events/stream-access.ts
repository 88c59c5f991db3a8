import { AppError } from '@kp/task-contracts';
import type { FastifyRequest } from 'fastify';
import type { AccessRule } from '../docs/operation.decorator.ts';
import { assertMayCall } from '../identity/access.guard.ts';
import type { Authenticator } from '../identity/authenticator.ts';
import type { StreamRequest } from './event-stream.ts';

/**
 * Asks of a stream's caller, later, what the guard asked at its beginning: whether the credentials are good, allow
 * it, and speak for the same workspace. Streams of the same credentials share an answer.
 */
export function accessOf(authenticator: Authenticator, request: FastifyRequest, access: Exclude<AccessRule, 'public'>, workspaceId?: string): Pick<StreamRequest, 'caller' | 'isStillAllowed'> {
  const { ip } = request;
  const { authorization } = request.headers;
  return {
    caller: `${ip} ${authorization ?? ''}`,
    isStillAllowed: async () => {
      try {
        const principal = await authenticator.authenticate({ headers: { authorization }, ip });
        assertMayCall(principal, access);
        return workspaceId === undefined || principal.workspaceId === workspaceId;
      } catch (error) {
        if (error instanceof AppError && (error.status === 401 || error.status === 403)) return false;
        throw error;
      }
    },
  };
}
