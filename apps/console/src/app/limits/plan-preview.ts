import type { LimitName } from './limit.ts';

/** Who is affected by a change of plan, as the admin API tells it before the change is made. */
export interface PlanPreview {
  diff: { field: LimitName; before?: unknown; after?: unknown; effect: 'tighter' | 'looser' | 'other' }[];
  /** How many have the plan. */
  workspaces: number;
  /** How many of them exceed something or must accept again. */
  affected: number;
  counts: { field: LimitName; kind: ExcessKind; workspaces: number }[];
  mustAcceptAgain: number;
  /** `unavailable`: the counters could not be read, so only what is allowed was compared. */
  usage: 'known' | 'unavailable';
  data: AffectedWorkspace[];
  meta: { nextCursor?: string };
}

/** `use`: more is used right now than would be allowed; `allowance`: something allowed today would not be any more. */
export type ExcessKind = 'use' | 'allowance';

export interface AffectedWorkspace {
  id: string;
  name: string;
  exceeds: { field: LimitName; kind: ExcessKind; present?: unknown; proposed?: unknown }[];
  mustAcceptAgain: boolean;
}

/** The next page behind the ones that were read; counts are those of the newest answer. */
export function withNextPage(preview: PlanPreview, next: PlanPreview): PlanPreview {
  const known = new Set(preview.data.map(({ id }) => id));
  return { ...next, data: [...preview.data, ...next.data.filter(({ id }) => !known.has(id))] };
}
