import type { Capability } from './capability.ts';
import type { KlingOrder, OrderProblem } from './order.ts';
import { audioRules, choiceRules, stillRules } from './rules/choice.rules.ts';
import { cameraRules, exclusionRules, frameRules, motionBrushRules } from './rules/frame.rules.ts';
import { mediaRules } from './rules/media.rules.ts';
import { elementRules, extendRules, imageReferenceRules, motionRules, omniRules, voiceRules } from './rules/reference.rules.ts';
import { promptRules, referenceNameRules, shotRules } from './rules/text.rules.ts';

const RULES = [promptRules, referenceNameRules, choiceRules, audioRules, stillRules, frameRules, exclusionRules, cameraRules, motionBrushRules, shotRules, imageReferenceRules, elementRules, voiceRules, motionRules, extendRules, omniRules, mediaRules] as const;

/**
 * Holds an order against a row of the capability table: every documented limit and mutual exclusion (kling-api.md
 * §4.2, §5.4-5.11, §5.14). Reports everything that is wrong, each path once per code; empty when Kling would take it.
 */
export function checkOrder(order: KlingOrder, capability: Capability): OrderProblem[] {
  const problems: OrderProblem[] = [];
  const report = (path: string, code: string, message: string): void => {
    if (!problems.some((known) => known.path === path && known.code === code)) problems.push({ path, code, message });
  };
  for (const rule of RULES) rule({ order, capability, model: order.model, report });
  return problems;
}
