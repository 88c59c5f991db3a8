import type { Capability } from '../capability.ts';
import type { KlingOrder } from '../order.ts';

/** What a rule gets: the order, the row of the table it is held against, and where to say what is wrong. */
export interface RuleInput {
  order: KlingOrder;
  capability: Capability;
  /** The model's public id, for messages. */
  model: string;
  report: (path: string, code: string, message: string) => void;
}
export type Rule = (input: RuleInput) => void;

/** Reports a choice that is not among the offered ones. */
export function requireOffered<T extends string | number>({ report, model }: RuleInput, path: string, given: T | undefined, offered: readonly T[], unit = ''): void {
  if (given === undefined || offered.includes(given)) return;
  if (offered.length === 0) report(path, 'not-offered', `${model} takes no ${path} here.`);
  else report(path, 'not-offered', `${given}${unit} is not offered by ${model}. Offered: ${offered.join(', ')}.`);
}
