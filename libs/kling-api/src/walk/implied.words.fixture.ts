import type { CreateTaskBody } from '@kp/task-contracts';
import type { Capability } from '../capability.ts';
import { isNew, refusal, secondsOf, UNSAID, type Refusal } from './refusal.fixture.ts';

/** What a row means for everything that is said in words: prompt, what to avoid, shots. */

/** Unicode code points, as the table counts. */
const length = (text: string): number => Array.from(text).length;
/** Limits of shots that stand in no row (kling-api.md §4.2, §5.4). */
export const SHOTS = { max: 6, promptCharacters: 512 } as const;

export function impliedOfWords(row: Capability, body: CreateTaskBody): Refusal[] {
  return [...prompt(row, body), ...shots(row, body)];
}

function prompt(row: Capability, body: CreateTaskBody): Refusal[] {
  const { negativePrompt = '', shots: given } = body;
  const found: Refusal[] = [];
  const isShotText = given !== undefined && row.multiShot === 'prompt';
  const own = isShotText ? given.map((shot, index) => `shot ${index + 1}, ${shot.durationSeconds}, ${shot.prompt};`).join(' ') : (body.prompt ?? '');
  const hasField = row.negativePromptMaxCharacters !== undefined;
  const whole = negativePrompt === '' || hasField || isShotText ? own : `${own}${own === '' ? '' : '\n'}Avoid: ${negativePrompt}`;
  const isIgnored = given !== undefined && row.multiShot === 'structured';
  if (row.prompt === 'required' && !isIgnored && whole.trim() === '') found.push(refusal('prompt'));
  if (length(whole) > row.promptMaxCharacters) found.push(refusal(length(own) <= row.promptMaxCharacters ? 'negativePrompt' : 'prompt'));
  if (row.negativePromptMaxCharacters !== undefined && length(negativePrompt) > row.negativePromptMaxCharacters) found.push(refusal('negativePrompt'));
  return [...found, ...unknownReference(row, body)];
}

/** `@image_2` and the like have to be there, where the model knows such names at all. */
function unknownReference(row: Capability, { prompt: text = '', references = [], voices = [], imageUrl, firstFrame }: CreateTaskBody): Refusal[] {
  if (!row.omni && !row.voices && row.maxElements === undefined && !row.images) return [];
  const count = (...kinds: string[]): number => references.filter(({ kind }) => kinds.includes(kind)).length;
  const counts: Record<string, number> = { image: count('image', 'subject', 'face') + (row.images && !row.firstFrame && (firstFrame ?? imageUrl) ? 1 : 0), element: count('element'), video: count('video'), voice: voices.length };
  const isKnown = ([, kind = '', number]: RegExpMatchArray): boolean => Number(number) >= 1 && Number(number) <= (counts[kind] ?? 0);
  return [...text.matchAll(/@(image|element|video|voice)_(\d+)/g)].every(isKnown) ? [] : [refusal('prompt')];
}

function shots(row: Capability, body: CreateTaskBody): Refusal[] {
  const { shots: given, multiShot } = body;
  if (given === undefined) {
    const hasSwitch = row.multiShotSwitch === true || row.multiShot === 'structured';
    return multiShot === true && !hasSwitch ? [refusal('multiShot', UNSAID.leftOut)] : [];
  }
  if (row.multiShot === undefined) return [refusal('shots', isNew(row) && UNSAID.noField)];
  const found: Refusal[] = [];
  if (given.length > SHOTS.max) found.push(refusal('shots'));
  if (given.reduce((sum, shot) => sum + shot.durationSeconds, 0) !== secondsOf(body)) found.push(refusal('shots'));
  for (const [index, shot] of given.entries()) if (shot.prompt === '' || length(shot.prompt) > SHOTS.promptCharacters) found.push(refusal(`shots.${index}.prompt`));
  return found;
}
