import type { Capability } from './capability.ts';
import type { KlingOrder } from './order.ts';

/** What is wrong with a create body; `field` is the name on the wire. */
export interface WireProblem {
  field: string;
  code: string;
  message: string;
}

/** What reading a body gives before the rules: the order and its row, or the fields that could not be read. */
export type OrderReading = { order: KlingOrder; capability: Capability; externalTaskId: string | undefined; callbackUrl: string | undefined } | { problems: WireProblem[] };
