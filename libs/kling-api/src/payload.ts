import { toLegacyCreate } from './legacy-payload.ts';
import { toNewCreate } from './new-payload.ts';
import type { KlingDialect, KlingOrder } from './order.ts';

export interface CreateOptions {
  /** Our id of this attempt; unique per account, also the key for finding the task again (kling-api.md §2.2). */
  externalTaskId: string;
  callbackUrl?: string | undefined;
}

export interface CreateRequest {
  path: string;
  body: Record<string, unknown>;
}

/** An order as a create request of a dialect. Checks nothing: see `checkOrder`. */
export function toCreateRequest(order: KlingOrder, dialect: KlingDialect, options: CreateOptions): CreateRequest {
  return dialect === 'legacy' ? toLegacyCreate(order, options) : toNewCreate(order, options);
}
