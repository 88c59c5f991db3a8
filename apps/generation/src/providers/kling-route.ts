import type { KlingDialect } from '@kp/kling-api/order';
import { planTask, type TaskPlanning } from '@kp/kling-api/plan-task';
import { specOfRequest } from '@kp/kling-api/request-to-spec';
import type { TaskRequest } from '@kp/task-contracts';
import { slotKindOf, type RouteOf } from '../dispatch/route.ts';
import { inputOf } from './media-handover.ts';
import type { ProviderAccount } from './provider-accounts.ts';

/** An API key reaches both generations, AccessKey and SecretKey the legacy one only (kling-api.md §0, §1). The new one comes first where there is a choice (design.md §9). */
export function dialectsOf(account: Pick<ProviderAccount, 'authorization'>): readonly KlingDialect[] {
  return account.authorization.kind === 'api-key' ? ['new', 'legacy'] : ['legacy'];
}

/** Plans a stored request for given dialects; its media count as inputs with what is known about them. */
export function planRequest(request: TaskRequest, dialects: readonly KlingDialect[]): TaskPlanning {
  // Every length is in the request by now; the default is for callers' bodies only.
  return planTask(specOfRequest(request, inputOf), { dialects, defaultDurationSeconds: request.durationSeconds ?? 5 });
}

/** Whether and how an account of Kling serves a request: the first of its dialects that has all that is asked for. */
export const klingRoute: RouteOf = (account, request) => {
  // A clip can only be extended where it was made.
  if (request.sourceVideo && request.sourceVideo.account !== account.name) return undefined;
  const planning = planRequest(request, dialectsOf(account));
  if (!planning.ok) return undefined;
  const { dialect, capability, model, order } = planning.plan;
  return { dialect, path: capability.path, model, slotKind: slotKindOf(request.type), slotWeight: order.imageCount ?? 1 };
};
