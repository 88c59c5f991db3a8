import { AppError } from '@kp/task-contracts';
import { count } from '@kp/telemetry';
import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { OPERATION, type OperationSpec } from '../docs/operation.decorator.ts';
import { asMember, principalOf } from '../identity/access.guard.ts';
import type { LimitsService } from '../limits/limits.service.ts';
import { rateLimitHeaders } from './rate-limit-headers.ts';
import type { RateLimiter } from './rate-limiter.ts';

/**
 * Counts a request of a workspace against the rates of its plan and its API key, after it was authenticated
 * and before its body is looked at. A stream counts once, when it is opened.
 */
@Injectable()
export class RateLimitGuard implements CanActivate {
  private readonly limits: LimitsService;
  private readonly limiter: RateLimiter;

  constructor(limits: LimitsService, limiter: RateLimiter) {
    this.limits = limits;
    this.limiter = limiter;
  }

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true;
    const operation = Reflect.getMetadata(OPERATION, context.getHandler()) as OperationSpec | undefined;
    if (typeof operation?.access !== 'object' || !('workspace' in operation.access)) return true;
    const checks = await this.limits.requestChecksOf(asMember(principalOf(context)));
    if (checks.length === 0) return true;
    const answers = await this.limiter.take(checks);
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    void reply.headers(rateLimitHeaders(answers));
    const refusal = answers.find(({ decision }) => !decision.allowed);
    if (!refusal) return true;
    const isKey = refusal.check.key.startsWith('api-key:');
    count('kp_rate_limited_total', { limit: isKey ? 'api-key' : 'workspace' });
    const retryAfterSeconds = Math.max(1, Math.ceil(refusal.decision.waitMs / 1_000));
    void reply.header('retry-after', String(retryAfterSeconds));
    throw new AppError('rate-limited', `${isKey ? 'This API key' : 'The workspace'} may send ${refusal.check.rate.perMinute} requests per minute. Try again in ${retryAfterSeconds} s.`, { retryAfterSeconds });
  }
}
