import type { CreateTaskBody } from '@kp/task-contracts';
import type { Capability } from '../capability.ts';
import { AUDIO_CHOICES } from '../order.ts';
import { around, CLIP, PICTURE, type Change, type Probe } from './walk.parts.fixture.ts';
import { elements, pictures } from './walk.inputs.fixture.ts';

const FRAMES: readonly Change[] = [{}, { imageUrl: PICTURE }, { imageUrl: PICTURE, lastFrame: PICTURE }];
const CLIPS: readonly NonNullable<CreateTaskBody['references']>[] = [[], [{ kind: 'video', source: CLIP, use: 'feature' }], [{ kind: 'video', source: CLIP, use: 'base' }]];

/** Steps of omni-video: pictures, elements, frames and a clip beside one another, at every sum that is a limit. */
export function omniProbes(rows: readonly Capability[]): Probe[] {
  const found: Probe[] = [];
  const omni = rows.flatMap((row) => row.omni ?? []);
  const sums = [...new Set([0, ...around(...omni.flatMap((each) => [each.maxReferences, each.maxReferencesWithVideo, each.maxElementsWithFrames, each.maxImagesWithFrames]))])];
  for (const frames of FRAMES) {
    for (const clip of CLIPS) {
      for (const sum of sums) {
        for (const elementCount of new Set([0, Math.floor(sum / 2), sum])) found.push(['references × frames', { ...frames, references: [...clip, ...pictures(sum - elementCount), ...elements(elementCount)] }]);
      }
      for (const audio of AUDIO_CHOICES) found.push(['audio × clip', { ...frames, audio, references: clip }]);
      for (const multiShot of [true, false]) found.push(['multiShot × clip', { ...frames, multiShot, references: clip }]);
    }
  }
  const seconds = around(...rows.flatMap(({ durationsSeconds }) => durationsSeconds));
  for (const durationSeconds of seconds) for (const frames of FRAMES.slice(1)) found.push(['durationSeconds × frames', { ...frames, durationSeconds }]);
  for (const durationSeconds of seconds) found.push(['durationSeconds × references', { imageUrl: PICTURE, durationSeconds, references: pictures(1) }]);
  return found;
}
