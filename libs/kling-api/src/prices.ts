import type { Capability, PriceRow } from './capability.ts';
import { findCapability } from './capabilities.ts';
import { KLING_DIALECTS, type KlingOrder } from './order.ts';
import { spokenNames } from './prompt-references.ts';

/**
 * Kling's own prices (kling-api.md §9), which stand in the rows of the capability table. They feed margins, the
 * simulator's deductions and reconciliation; what our callers pay is in cost units and lives elsewhere.
 */
export const KLING_PRICES_VERSION = '2026-11-23';
/** Length assumed for an input video whose length nobody told us. */
const ASSUMED_SECONDS = 5;

/**
 * Kling's price of an order: video units, or image units for stills; rounded to a thousandth, where the table is
 * exact. Billed by requested length, but by the input's length for an edit and by the output's for a motion transfer.
 *
 * @throws RangeError when the table has no price for the combination; such an order must not be placed
 */
export function providerUnits(order: KlingOrder): number {
  const capability = KLING_DIALECTS.map((dialect) => findCapability(order.model, order.type, dialect)).find((found) => found !== undefined);
  const row = capability?.prices.find((price) => isPriceOf(price, order, capability));
  if (row === undefined) throw new RangeError(`No price in ${KLING_PRICES_VERSION} for ${order.model} ${order.type} (${order.quality ?? order.resolution ?? 'no quality'}, ${order.durationSeconds ?? '-'} s, audio ${order.audio ?? 'off'}).`);
  // Thousandths as integers first: 0.6 × 7 is 4.2 and not 4.199999999999999.
  return (Math.round(row.units * 1000) * countOf(row, order)) / 1000;
}

function countOf(row: PriceRow, order: KlingOrder): number {
  if (row.unit === 'image') return order.imageCount ?? 1;
  return row.unit === 'second' ? billedSeconds(order) : 1;
}

/** Seconds that Kling bills. Whole ones: an edit is rounded (§5.7); for motion transfers the rounding is not stated. */
export function billedSeconds(order: Pick<KlingOrder, 'type' | 'durationSeconds' | 'video'>): number {
  const isInputLength = order.video?.role === 'base' || order.type === 'motion-control';
  if (!isInputLength) return order.durationSeconds ?? ASSUMED_SECONDS;
  return Math.max(1, Math.round(order.video?.facts?.durationSeconds ?? ASSUMED_SECONDS));
}

function isPriceOf(price: PriceRow, order: KlingOrder, capability: Capability): boolean {
  const isNative = order.audio === 'native' || capability.audioAlways === true;
  // "With voice" is billed when the prompt speaks of the voice (§5.5).
  const spoken = spokenNames(order);
  const hasVoice = (order.voices ?? []).some(({ name }) => name !== undefined && spoken.has(name));
  return (
    (price.qualities === undefined || (order.quality !== undefined && price.qualities.includes(order.quality))) &&
    (price.durationsSeconds === undefined || (order.durationSeconds !== undefined && price.durationsSeconds.includes(order.durationSeconds))) &&
    (price.audio === undefined || price.audio === (isNative ? 'native' : 'silent')) &&
    (price.voices === undefined || price.voices === hasVoice) &&
    (price.video === undefined || price.video === (order.video !== undefined)) &&
    (price.resolution === undefined || price.resolution === order.resolution)
  );
}
