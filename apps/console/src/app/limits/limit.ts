/** What a plan grants, as the API tells it; null: no limit. `limit.spec.ts` holds it against the shared contract. */
export interface PlanLimits {
  requestsPerMinute: number | null;
  requestBurst: number;
  unitsPerDay: number | null;
  unitsPerMonth: number | null;
  userUnitsPerDay: number | null;
  userUnitsPerMonth: number | null;
  endUserUnitsPerDay: number | null;
  endUserUnitsPerMonth: number | null;
  softLimitPercent: number;
  concurrencyPerWorkspace: number | null;
  concurrencyPerUser: number | null;
  priority: number;
  maxDurationSeconds: number | null;
  maxVariations: number | null;
  allowedModels: string[] | null;
  releaseMode: 'immediate' | 'sample' | 'all';
  reviewSamplePercent: number;
  retentionDays: number | null;
}
export type LimitName = keyof PlanLimits;

/** What a limit is counted in. */
export type LimitUnit = 'requests' | 'requests-per-minute' | 'units' | 'tasks' | 'seconds' | 'variations' | 'days' | 'percent' | 'rank';

interface LimitDefinition {
  group: LimitGroup;
  kind: 'number' | 'models' | 'release-mode';
  unit?: LimitUnit;
  /** Whether there may be no limit at all. */
  isOptional?: boolean;
  /** Whether parts of one make sense, as of cost units. */
  isFractional?: boolean;
}

export const LIMIT_GROUPS = ['requests', 'units', 'capacity', 'tasks', 'results'] as const;
export type LimitGroup = (typeof LIMIT_GROUPS)[number];

const units = { group: 'units', kind: 'number', unit: 'units', isOptional: true, isFractional: true } as const;

/** Every limit of a plan, in the order in which pages show them. A limit that is missing here fails the type check. */
export const LIMITS: Record<LimitName, LimitDefinition> = {
  requestsPerMinute: { group: 'requests', kind: 'number', unit: 'requests-per-minute', isOptional: true },
  requestBurst: { group: 'requests', kind: 'number', unit: 'requests' },
  unitsPerDay: units,
  unitsPerMonth: units,
  userUnitsPerDay: units,
  userUnitsPerMonth: units,
  endUserUnitsPerDay: units,
  endUserUnitsPerMonth: units,
  softLimitPercent: { group: 'units', kind: 'number', unit: 'percent' },
  concurrencyPerWorkspace: { group: 'capacity', kind: 'number', unit: 'tasks', isOptional: true },
  concurrencyPerUser: { group: 'capacity', kind: 'number', unit: 'tasks', isOptional: true },
  priority: { group: 'capacity', kind: 'number', unit: 'rank' },
  maxDurationSeconds: { group: 'tasks', kind: 'number', unit: 'seconds', isOptional: true },
  maxVariations: { group: 'tasks', kind: 'number', unit: 'variations', isOptional: true },
  allowedModels: { group: 'tasks', kind: 'models', isOptional: true },
  releaseMode: { group: 'results', kind: 'release-mode' },
  reviewSamplePercent: { group: 'results', kind: 'number', unit: 'percent', isFractional: true },
  retentionDays: { group: 'results', kind: 'number', unit: 'days', isOptional: true },
};

export const LIMIT_NAMES = Object.keys(LIMITS) as LimitName[];
export const RELEASE_MODES = ['immediate', 'sample', 'all'] as const satisfies readonly PlanLimits['releaseMode'][];

/** Limits a new plan starts with in the form: small, so that nobody gives everything away by pressing a button. */
export const FIRST_LIMITS: PlanLimits = {
  requestsPerMinute: 60,
  requestBurst: 20,
  unitsPerDay: 100,
  unitsPerMonth: 1_000,
  userUnitsPerDay: null,
  userUnitsPerMonth: null,
  endUserUnitsPerDay: null,
  endUserUnitsPerMonth: null,
  softLimitPercent: 80,
  concurrencyPerWorkspace: 5,
  concurrencyPerUser: 2,
  priority: 5,
  maxDurationSeconds: 10,
  maxVariations: 1,
  allowedModels: null,
  releaseMode: 'immediate',
  reviewSamplePercent: 0,
  retentionDays: 30,
};

export interface ChangedLimit {
  field: LimitName;
  before: unknown;
  after: unknown;
}

/** The limits in which two versions differ, in the order of the table. */
export function changedLimits(before: Partial<PlanLimits>, after: Partial<PlanLimits>): ChangedLimit[] {
  return LIMIT_NAMES.filter((name) => !isSameLimit(before[name], after[name])).map((field) => ({ field, before: before[field], after: after[field] }));
}

/** The order of a list of models means nothing. */
function isSameLimit(one: unknown, other: unknown): boolean {
  if (!Array.isArray(one) || !Array.isArray(other)) return one === other;
  return new Set(one).size === new Set(other).size && one.every((item) => other.includes(item));
}
