import { z } from 'zod';
import { OPERATIONS, type Operation } from '../kling.operation.ts';
import type { SimulatorClock } from '../simulator.clock.ts';
import { Fault, kindOf, type FaultKind } from './fault.catalog.ts';

/** Where a fault of each kind strikes by a rule without `operation`. */
const USUAL: Readonly<Record<FaultKind, readonly Operation[]>> = {
  request: ['create', 'read', 'list', 'account', 'download'],
  task: ['create'],
  record: ['read', 'list'],
  callback: ['callback'],
  download: ['download'],
  auth: ['create', 'read', 'list', 'account'],
};
/** Where it can strike besides. Given at creation, it stays with the task; a callback's record can be bent too. */
const BESIDES: Readonly<Partial<Record<FaultKind, readonly Operation[]>>> = { record: ['create', 'callback'], callback: ['create'], download: ['create'] };

/** What arrives before the answer to a create can only be asked for at the create. */
function usualOf(fault: Fault): readonly Operation[] {
  return fault.name === 'callback-early' ? ['create'] : USUAL[kindOf(fault)];
}

const Rule = z.strictObject({
  /** What is left out matches everything. */
  match: z
    .strictObject({
      operation: z.enum(OPERATIONS).optional(),
      /** Beginning of the path; for callbacks and downloads, of the path the task was created at. */
      path: z.string().optional(),
      externalTaskId: z.string().optional(),
      promptContains: z.string().optional(),
    })
    .prefault({}),
  /** So many matches pass unharmed first. */
  after: z.number().int().min(0).default(0),
  /** So many are hit then; without it, all. */
  times: z.number().int().min(1).optional(),
  fault: Fault,
});
export const FaultRule = Rule.superRefine(({ match, fault }, context) => {
  if (match.operation === undefined) return;
  const possible = [...new Set([...usualOf(fault), ...(fault.name === 'callback-early' ? [] : (BESIDES[kindOf(fault)] ?? []))])];
  if (!possible.includes(match.operation)) context.addIssue({ code: 'custom', path: ['match', 'operation'], message: `${fault.name} can strike at ${possible.join(', ')}` });
});
export type FaultRule = z.output<typeof FaultRule>;

/** A request, task or callback as rules see it. */
export interface FaultSubject {
  operation: Operation;
  path: string;
  externalTaskIds: readonly string[];
  prompt: string;
}

export interface FaultRuleState extends FaultRule {
  id: number;
  /** How often it matched, and how often it struck. */
  matched: number;
  struck: number;
  firstMatchMs: number | undefined;
}

/** Ordered rules; for each kind of fault the first rule that matches and is not used up strikes. */
export class FaultScript {
  private rules: FaultRuleState[] = [];
  private nextId = 1;

  constructor(private readonly clock: SimulatorClock) {}

  /** Appends rules behind those that are there. */
  add(rules: readonly FaultRule[]): FaultRuleState[] {
    const added = rules.map((rule) => ({ ...rule, id: this.nextId++, matched: 0, struck: 0, firstMatchMs: undefined }));
    this.rules.push(...added);
    return added;
  }

  list(): readonly FaultRuleState[] {
    return this.rules;
  }

  /** Removes one rule, or all. */
  clear(id?: number): void {
    this.rules = id === undefined ? [] : this.rules.filter((rule) => rule.id !== id);
  }

  /** The fault that strikes a subject now, among those of the wanted kind. Counts the match. */
  take<Wanted extends Fault>(subject: FaultSubject, wanted: (fault: Fault) => fault is Wanted): Wanted | undefined {
    for (const rule of this.rules) {
      const { fault } = rule;
      if (!wanted(fault) || !matches(rule, subject)) continue;
      rule.matched += 1;
      rule.firstMatchMs ??= this.clock.now();
      if (rule.matched <= rule.after || rule.struck >= (rule.times ?? Number.POSITIVE_INFINITY) || !this.isTimeOf(rule)) continue;
      rule.struck += 1;
      return fault;
    }
    return undefined;
  }

  private isTimeOf({ fault, firstMatchMs = 0 }: FaultRuleState): boolean {
    const now = this.clock.now();
    if (fault.name === 'storm') return now < firstMatchMs + fault.seconds * 1000;
    if (fault.name === 'maintenance') return now >= (fault.from ?? 0) && now < (fault.until ?? Number.POSITIVE_INFINITY);
    return true;
  }
}

function matches({ match, fault }: FaultRule, subject: FaultSubject): boolean {
  const operations = match.operation === undefined ? usualOf(fault) : [match.operation];
  if (!operations.includes(subject.operation)) return false;
  if (match.path !== undefined && !subject.path.startsWith(match.path)) return false;
  if (match.externalTaskId !== undefined && !subject.externalTaskIds.includes(match.externalTaskId)) return false;
  return match.promptContains === undefined || subject.prompt.includes(match.promptContains);
}
