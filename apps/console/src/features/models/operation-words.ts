import type { Price } from '../../app/models/model.ts';

/** `3–15` for a run without gaps, `5, 10` otherwise. */
export function describeNumbers(numbers: readonly number[]): string {
  const [first] = numbers;
  const last = numbers.at(-1);
  if (first === undefined || last === undefined) return '';
  const isRun = numbers.length > 2 && last - first === numbers.length - 1;
  return isRun ? `${first}–${last}` : numbers.join(', ');
}

/** Prices that differ only in one choice, one line for each: what it is for, and how much. */
export function describePrice({ quality, resolution, audio, durationSeconds, withVideo, withVoice }: Price, words: { withVideo: string; withVoice: string }): string {
  return [quality, resolution, audio, durationSeconds === undefined ? undefined : `${durationSeconds} s`, withVideo ? words.withVideo : undefined, withVoice ? words.withVoice : undefined].filter(Boolean).join(' · ');
}
