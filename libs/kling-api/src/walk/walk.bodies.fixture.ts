import type { CreateTaskBody } from '@kp/task-contracts';
import type { Capability } from '../capability.ts';
import { ASPECT_RATIOS, AUDIO_CHOICES, IMAGE_RESOLUTIONS, KLING_TASK_TYPES, QUALITIES, type KlingTaskType } from '../order.ts';
import { inputProbes } from './walk.inputs.fixture.ts';
import { omniProbes } from './walk.omni.fixture.ts';
import { around, LEAST, type Change, type Probe } from './walk.parts.fixture.ts';
import { wordProbes } from './walk.words.fixture.ts';

/** The bodies of the walk: for every field what lies just below, at and just above a limit of one of the rows. */

/** Every step for one model and type; the rows are those of its generations, whose limits may differ. */
export function probesOf(type: KlingTaskType, rows: readonly Capability[]): Probe[] {
  const least = LEAST[type];
  // Of what is not offered any more there is one answer to everything.
  if (rows.every(({ status }) => status === 'retired')) return [['', {}]];
  return [['', {}], ...choiceProbes(rows), ...wordProbes(rows), ...inputProbes(least, rows), ...(rows.some(({ omni }) => omni) ? omniProbes(rows) : [])];
}

/** Types that a model has no row for at all. */
export const otherTypes = (rows: readonly Capability[]): KlingTaskType[] => KLING_TASK_TYPES.filter((type) => !rows.some((row) => row.type === type));

function choiceProbes(rows: readonly Capability[]): Probe[] {
  const offered = [...new Set(rows.flatMap(({ durationsSeconds }) => durationsSeconds))];
  const seconds = offered.length === 0 ? [5] : around(...offered);
  const qualities = rows.some((row) => row.qualities.length > 0) ? QUALITIES : [undefined];
  const withQuality = (quality: CreateTaskBody['quality']): Change => (quality ? { quality } : {});
  return [
    ...seconds.map((durationSeconds): Probe => ['durationSeconds', { durationSeconds }]),
    ...QUALITIES.map((quality): Probe => ['quality', { quality }]),
    ...QUALITIES.flatMap((quality) => offered.map((durationSeconds): Probe => ['quality × durationSeconds', { quality, durationSeconds }])),
    ...ASPECT_RATIOS.map((aspectRatio): Probe => ['aspectRatio', { aspectRatio }]),
    ...IMAGE_RESOLUTIONS.map((resolution): Probe => ['resolution', { resolution }]),
    ...[0, 1, ...around(...rows.map(({ stills }) => stills?.maxCount))].map((imageCount): Probe => ['imageCount', { imageCount }]),
    ...AUDIO_CHOICES.flatMap((audio) => qualities.map((quality): Probe => ['audio', { audio, ...withQuality(quality) }])),
    ...(['faithful', 'balanced', 'free', -0.01, 0, 0.5, 1, 1.01] as const).map((strength): Probe => ['strength', { strength }]),
    ...(['subtle', 'medium', 'dynamic', 'cinematic-camera'] as const).map((motionPreset): Probe => ['motionPreset', { motionPreset }]),
  ];
}
