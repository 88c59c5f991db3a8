import type { Capability } from '../capability.ts';
import { SHOTS } from './implied.words.fixture.ts';
import { around, times, type Probe } from './walk.parts.fixture.ts';

/** Steps along the limits of prompt, negative prompt and shots. */
export function wordProbes(rows: readonly Capability[]): Probe[] {
  const prompts = around(...rows.map(({ promptMaxCharacters }) => promptMaxCharacters));
  // Where it has no field, it is the prompt's tail: 12 characters of prompt, a line break, "Avoid: ".
  const negatives = around(...rows.map((row) => row.negativePromptMaxCharacters ?? row.promptMaxCharacters - 'A lighthouse\nAvoid: '.length));
  return [
    ['prompt', { prompt: undefined }],
    ['prompt', { prompt: '' }],
    ...prompts.flatMap((count): Probe[] => ['a', '🚤'].map((character) => ['prompt', { prompt: character.repeat(count) }])),
    ['prompt', { prompt: 'A lighthouse like @image_12' }],
    ...negatives.map((count): Probe => ['negativePrompt', { negativePrompt: 'a'.repeat(count) }]),
    ['multiShot', { multiShot: true }],
    ['multiShot', { multiShot: false }],
    ...shotProbes(rows),
  ];
}

function shotProbes(rows: readonly Capability[]): Probe[] {
  const longest = Math.max(5, ...rows.flatMap(({ durationsSeconds }) => durationsSeconds));
  /** As many shots as told, lasting so many seconds together. */
  const shots = (count: number, seconds: number, prompt = 'A boat') => times(count, (index) => ({ prompt, durationSeconds: index === 0 ? seconds - count + 1 : 1 }));
  if (!rows.some(({ multiShot }) => multiShot)) return [['shots', { shots: shots(1, 5) }], ['shots', { shots: shots(2, 5), durationSeconds: 5 }]];
  return [
    ...[1, 2, 5].map((count): Probe => ['shots', { shots: shots(count, 5) }]),
    ...around(SHOTS.max).map((count): Probe => ['shots', { shots: shots(count, longest), durationSeconds: longest }]),
    ...[4, 5, 6].map((durationSeconds): Probe => ['shots', { shots: shots(2, 5), durationSeconds }]),
    ...[0, ...around(SHOTS.promptCharacters)].map((count): Probe => ['shots', { shots: shots(1, 5, 'a'.repeat(count)) }]),
    ['shots', { shots: shots(SHOTS.max, longest, 'a'.repeat(SHOTS.promptCharacters)), durationSeconds: longest }],
  ];
}
