import { AppError, isPlatformPermitted } from '@kp/task-contracts';
import { createParamDecorator, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { CorsOrigins } from '../cors/cors-origins.ts';
import { OPERATION, type OperationSpec } from '../docs/operation.decorator.ts';
import { Authenticator } from './authenticator.ts';
import type { Member, Principal } from './principal.ts';

const principals = new WeakMap<object, Principal>();

/** The caller, once the guard has let the request pass. */
export function principalOf(context: ExecutionContext): Principal {
  const principal = principals.get(context.switchToHttp().getRequest<FastifyRequest>().raw);
  if (!principal) throw new AppError('unauthenticated', 'Authentication required.');
  return principal;
}

/** The caller of an operation that needs a platform role or a session. */
export const Caller = createParamDecorator((_data: unknown, context: ExecutionContext): Principal => principalOf(context));

/** The caller of an operation in a workspace. */
export const CallingMember = createParamDecorator((_data: unknown, context: ExecutionContext): Member => inWorkspace(principalOf(context)));

/** @throws AppError `forbidden` for a person who belongs to no workspace, `workspace-suspended` */
export function asMember(principal: Principal): Member {
  const member = inWorkspace(principal);
  if (member.isWorkspaceSuspended) throw new AppError('workspace-suspended', 'The workspace is suspended; nothing in it can be used. Ask your administrator.');
  return member;
}

function inWorkspace(principal: Principal): Member {
  if (!principal.workspaceId || !principal.role) throw new AppError('forbidden', 'You belong to no workspace. Ask its owner for an invitation.');
  return principal as Member;
}

/** Authenticates every request before its handler and checks what its `@Operation` demands; deny by default. */
@Injectable()
export class AccessGuard implements CanActivate {
  private readonly authenticator: Authenticator;
  private readonly cors: CorsOrigins | undefined;

  constructor(authenticator: Authenticator, cors?: CorsOrigins) {
    this.authenticator = authenticator;
    this.cors = cors;
  }

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true;
    const operation = Reflect.getMetadata(OPERATION, context.getHandler()) as OperationSpec | undefined;
    if (!operation) throw new Error(`${context.getClass().name}.${context.getHandler().name} has no @Operation`);
    if (operation.access === 'public') return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const principal = await this.authenticator.authenticate(request);
    await this.cors?.allow(request, reply, principal.workspaceId);
    assertMayCall(principal, operation.access);
    principals.set(request.raw, principal);
    return true;
  }
}

/** @throws AppError `forbidden`, saying what is missing */
export function assertMayCall(principal: Principal, access: Exclude<OperationSpec['access'], 'public'>): void {
  if (access === 'session') {
    if (principal.kind !== 'session') throw new AppError('forbidden', 'This needs a login; an API key cannot do it.');
  } else if ('platform' in access) {
    const [resource, action] = access.platform;
    if (!principal.platformRole) throw new AppError('forbidden', 'This needs a platform role.');
    if (!isPlatformPermitted(principal.platformRole, { resource, action })) throw new AppError('forbidden', 'Your role does not permit this.');
  } else {
    // What a suspended workspace may still read is itself: why nothing works any more must be visible.
    const member = access.workspace === 'workspace:read' ? inWorkspace(principal) : asMember(principal);
    if (member.permissions.has(access.workspace)) return;
    throw new AppError('forbidden', `This needs the permission ${access.workspace}, which your ${principal.kind === 'api-key' ? 'key' : 'role'} does not have.`);
  }
}
