/**
 * Our own cost units (design.md §5): seconds × tier × feature, with the mission's default multipliers.
 * Amounts are bigint micro-units inside and numbers of units at the edges.
 */
export const COST_TABLE = {
  version: '2026-11-24',
  /** 4k has a row of its own: Kling charges five times its 720p price for it (kling-api.md §9). */
  tierMultiplier: { std: 1.0, pro: 1.6, '4k': 5.0 },
  featureMultiplier: { none: 1.0, motion_control: 1.3, avatar: 1.5 },
  /** Units of one still image. Kling charges 8 image units for up to 2k and 16 for 4k (§9), a third and two thirds of its price of a 720p second. */
  imageUnits: { '1k': 0.35, '2k': 0.35, '4k': 0.7 },
} as const;
/** A version of the table: the one in force, or another one in specs. */
export interface CostTable {
  readonly version: string;
  readonly tierMultiplier: Readonly<Record<Quality, number>>;
  readonly featureMultiplier: Readonly<Record<CostFeature, number>>;
  readonly imageUnits: Readonly<Record<keyof typeof COST_TABLE.imageUnits, number>>;
}
export type Quality = keyof typeof COST_TABLE.tierMultiplier;
export type CostFeature = keyof typeof COST_TABLE.featureMultiplier;
export const MICRO_UNITS_PER_UNIT = 1_000_000;

/** Cost of one output in micro-units, rounded to the nearest. */
export function costMicroUnits(input: { durationSeconds: number; quality: Quality; feature?: CostFeature }, table: CostTable = COST_TABLE): bigint {
  const units = input.durationSeconds * table.tierMultiplier[input.quality] * table.featureMultiplier[input.feature ?? 'none'];
  return BigInt(Math.round(units * MICRO_UNITS_PER_UNIT));
}

/** Cost of `count` still images in micro-units. */
export function imageCostMicroUnits(input: { count: number; resolution: keyof typeof COST_TABLE.imageUnits }, table: CostTable = COST_TABLE): bigint {
  return BigInt(Math.round(table.imageUnits[input.resolution] * MICRO_UNITS_PER_UNIT)) * BigInt(input.count);
}

/** Units, as limits and events have them, in micro-units: rounded to the nearest. */
export function toMicroUnits(units: number): bigint {
  return BigInt(Math.round(units * MICRO_UNITS_PER_UNIT));
}

/** Micro-units as a number of units for JSON (exact up to nine million units). */
export function toCostUnits(microUnits: bigint | number | string): number {
  return Number(microUnits) / MICRO_UNITS_PER_UNIT;
}
