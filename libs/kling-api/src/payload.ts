import type { CreateOptions, CreateRequest } from './create-request.ts';
import { toLegacyCreate } from './legacy-payload.ts';
import { toNewCreate } from './new-payload.ts';
import type { KlingDialect, KlingOrder } from './order.ts';

export type { CreateOptions, CreateRequest } from './create-request.ts';

/** An order as a create request of a dialect. Checks nothing: see `checkOrder`. */
export function toCreateRequest(order: KlingOrder, dialect: KlingDialect, options: CreateOptions): CreateRequest {
  return dialect === 'legacy' ? toLegacyCreate(order, options) : toNewCreate(order, options);
}
