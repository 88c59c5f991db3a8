import { findModel, type Quality } from './capabilities.ts';

/**
 * Kling's own unit prices (kling-api.md §9) as versioned data. They feed margins, the simulator's deductions and
 * reconciliation; what our callers pay is in cost units and lives elsewhere.
 */
export interface PriceTable {
  readonly version: string;
  readonly source: string;
  /** List price of one video unit in US dollars. */
  readonly videoUnitUsd: number;
  readonly rows: readonly PriceRow[];
}

export interface PriceRow {
  readonly model: string;
  readonly quality: Quality;
  readonly audio: boolean;
  /** Units for each requested second; or, where Kling sells whole clips, units by length in seconds. */
  readonly price: { readonly perSecond: number } | { readonly perClip: Readonly<Record<number, number>> };
}

const perSecond = (model: string, quality: Quality, units: number, audio = false): PriceRow => ({ model, quality, audio, price: { perSecond: units } });
const perClip = (model: string, quality: Quality, fiveSeconds: number, tenSeconds: number): PriceRow => ({
  model,
  quality,
  audio: false,
  price: { perClip: { 5: fiveSeconds, 10: tenSeconds } },
});

export const KLING_PRICES: PriceTable = {
  version: '2026-11-23',
  source: 'kling-api.md §9',
  videoUnitUsd: 0.14,
  rows: [
    perSecond('kling-3.0', 'std', 0.6),
    perSecond('kling-3.0', 'pro', 0.8),
    perSecond('kling-3.0', '4k', 3.0),
    perSecond('kling-3.0', 'std', 0.9, true),
    perSecond('kling-3.0', 'pro', 1.2, true),
    perSecond('kling-3.0', '4k', 3.0, true),
    perSecond('kling-2.6', 'std', 0.3),
    perSecond('kling-2.6', 'pro', 0.5),
    perSecond('kling-2.6', 'pro', 1.0, true),
    perSecond('kling-2.5-turbo', 'std', 0.3),
    perSecond('kling-2.5-turbo', 'pro', 0.5),
    perClip('kling-2.1-master', 'pro', 10, 20),
    perClip('kling-2.1', 'std', 2, 4),
    perClip('kling-2.1', 'pro', 3.5, 7),
    perClip('kling-2.0-master', 'std', 10, 20),
    perClip('kling-1.6', 'std', 2, 4),
    perClip('kling-1.6', 'pro', 3.5, 7),
    perClip('kling-1.5', 'std', 2, 4),
    perClip('kling-1.5', 'pro', 3.5, 7),
    perClip('kling-1.0', 'std', 1, 2),
    perClip('kling-1.0', 'pro', 3.5, 7),
  ],
};

export interface PriceQuestion {
  /** Public id or alias. */
  model: string;
  quality: Quality;
  /** Requested length: Kling bills what was asked for, not the fractional length of the result (§9). */
  durationSeconds: number;
  audio: boolean;
}

/**
 * Kling's price of one clip in video units, rounded to a thousandth (the table's prices are exact there).
 *
 * @throws RangeError when the table has no price for the combination; such a clip must not be ordered
 */
export function providerUnits(question: PriceQuestion): number {
  const modelId = findModel(question.model)?.id;
  const row = KLING_PRICES.rows.find((candidate) => candidate.model === modelId && candidate.quality === question.quality && candidate.audio === question.audio);
  const units = row === undefined ? undefined : unitsOf(row, question.durationSeconds);
  if (units === undefined) {
    const { model, quality, durationSeconds, audio } = question;
    throw new RangeError(`No price in ${KLING_PRICES.version} for ${model} ${quality}, ${durationSeconds} s, ${audio ? 'with' : 'without'} audio.`);
  }
  return units;
}

function unitsOf(row: PriceRow, durationSeconds: number): number | undefined {
  if ('perClip' in row.price) return row.price.perClip[durationSeconds];
  // Thousandths as integers first: 0.6 × 7 is 4.2 and not 4.199999999999999.
  return (Math.round(row.price.perSecond * 1000) * durationSeconds) / 1000;
}
