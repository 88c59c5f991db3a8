import { limitsOf } from '../../app/limits/limit-fields.ts';
import { changedLimits, LIMIT_NAMES, type PlanLimits } from '../../app/limits/limit.ts';
import type { Fields, Refusal } from '../../ui/form-fields.ts';

export const RESOURCE = 'plans';
export const STATEMENT_KINDS = ['ownership', 'licence', 'commercial-use', 'retention'] as const;
export type StatementKind = (typeof STATEMENT_KINDS)[number];

export interface Statement {
  kind: StatementKind;
  text: string;
}

/** A version of a plan as the admin API tells it. It never changes. */
export interface PlanVersion {
  id: string;
  planId: string;
  version: number;
  limits: PlanLimits;
  statements: Statement[];
  statementsSha256: string;
  requireAcceptance: boolean;
  note: string;
  createdBy: string;
  createdAt: string;
}

export interface Plan {
  id: string;
  name: string;
  description: string;
  status: 'active' | 'retired';
  currentVersion: number;
  /** How many have it. */
  workspaces: number;
  current: PlanVersion;
  createdAt: string;
  updatedAt: string;
}

/** What a version says, as a form holds it. Limits go as typed: the API judges them. */
export interface VersionDraft {
  limits: Record<string, unknown>;
  statements: Statement[];
  requireAcceptance: boolean;
}

export const statementFieldOf = (kind: StatementKind): string => `statement.${kind}`;

/** What the form of a version holds; statements without text are none. */
export function draftOf(fields: Fields): VersionDraft {
  const statements = STATEMENT_KINDS.map((kind) => ({ kind, text: fields[statementFieldOf(kind)] ?? '' })).filter(({ text }) => text !== '');
  return { limits: limitsOf(fields, LIMIT_NAMES), statements, requireAcceptance: fields['requireAcceptance'] !== undefined };
}

/** Body of a new plan. */
export function newPlanOf(fields: Fields): object {
  return { id: fields['id'], name: fields['name'], description: fields['description'] ?? '', ...draftOf(fields), note: fields['note'] ?? '', reason: fields['reason'] ?? '' };
}

/** Body of a change of name or description: only what differs, and the reason. */
export function renamingOf(fields: Fields, plan: Plan): object {
  const { name, description, reason } = fields;
  return { ...(name === plan.name ? {} : { name }), ...(description === plan.description ? {} : { description }), reason };
}

/** The API counts statements (`statements.1.text`); the form has a field for each kind. */
export function problemsByField(problems: Refusal['fields'], statements: readonly Statement[]): Refusal['fields'] {
  return Object.fromEntries(
    Object.entries(problems).map(([path, message]) => {
      const kind = statements[Number(/^statements\.(\d+)/.exec(path)?.[1])]?.kind;
      return [kind ? statementFieldOf(kind) : path, message];
    }),
  );
}

export interface StatementChange {
  kind: StatementKind;
  before: string | undefined;
  after: string | undefined;
}

/** Statements in which two versions differ. */
export function changedStatements(before: readonly Statement[], after: readonly Statement[]): StatementChange[] {
  const textOf = (statements: readonly Statement[], kind: StatementKind) => statements.find((each) => each.kind === kind)?.text;
  return STATEMENT_KINDS.map((kind) => ({ kind, before: textOf(before, kind), after: textOf(after, kind) })).filter((change) => change.before !== change.after);
}

/** Whether a draft says the same as a version, so that there is nothing to publish. */
export function isSameAs(version: PlanVersion, draft: VersionDraft): boolean {
  return draft.requireAcceptance === version.requireAcceptance && changedLimits(version.limits, draft.limits as Partial<PlanLimits>).length === 0 && changedStatements(version.statements, draft.statements).length === 0;
}
