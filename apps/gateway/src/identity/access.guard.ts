import { AppError } from '@kp/task-contracts';
import { createParamDecorator, Injectable, SetMetadata, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { Authenticator } from './authenticator.ts';
import { isPermitted, type Permission } from './permissions.ts';
import type { Principal } from './principal.ts';

const ACCESS = 'access';
/** public: anyone. member: an API key or a session. platform: a session with a platform role. */
type AccessRule = 'public' | 'member' | 'platform';

/** Says who may call a controller or method. Without it only members may. */
export const Access = (rule: AccessRule) => SetMetadata(ACCESS, rule);

const PERMISSION = 'permission';

/** What a platform role must be permitted, for a method of a controller with `@Access('platform')`. */
export const Permit = (resource: Permission['resource'], action: Permission['action']) => SetMetadata(PERMISSION, { resource, action });

const principals = new WeakMap<object, Principal>();

/** The caller, in a handler that is not public. */
export const Caller = createParamDecorator((_data: unknown, context: ExecutionContext): Principal => {
  const principal = principals.get(context.switchToHttp().getRequest<FastifyRequest>().raw);
  if (!principal) throw new AppError('unauthenticated', 'Authentication required.');
  return principal;
});

/** Authenticates every request before its handler; deny by default. */
@Injectable()
export class AccessGuard implements CanActivate {
  private readonly reflector = new Reflector();
  private readonly authenticator: Authenticator;

  constructor(authenticator: Authenticator) {
    this.authenticator = authenticator;
  }

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true;
    const rule = this.reflector.getAllAndOverride<AccessRule | undefined>(ACCESS, [context.getHandler(), context.getClass()]) ?? 'member';
    if (rule === 'public') return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const principal = await this.authenticator.authenticate(request.headers.authorization);
    if (rule === 'platform' && !principal.platformRole) throw new AppError('forbidden', 'This needs a platform role.');
    const needed = this.reflector.getAllAndOverride<Permission | undefined>(PERMISSION, [context.getHandler(), context.getClass()]);
    if (needed && !isPermitted(principal.platformRole ?? null, needed)) throw new AppError('forbidden', 'Your role does not permit this.');
    principals.set(request.raw, principal);
    return true;
  }
}
