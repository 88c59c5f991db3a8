import { checkPlanLimits } from './plan-task.ts';
import type { TaskSpec } from './task-spec.ts';

const VIDEO: TaskSpec = { type: 'text-to-video', prompt: 'a lake' };
const clip = (durationSeconds?: number) => ({ source: 'https://media.example/clip.mp4', ...(durationSeconds === undefined ? {} : { facts: { durationSeconds } }) });
const check = (spec: Partial<TaskSpec>, limits: { maxDurationSeconds?: number | null; allowedModels?: string[] | null } = { maxDurationSeconds: 5 }, unknownLength: 'pass' | 'longest' = 'longest') =>
  checkPlanLimits({ ...VIDEO, ...spec }, { maxDurationSeconds: null, allowedModels: null, ...limits }, { defaultDurationSeconds: 7, unknownLength }).map(({ path, code }) => `${path}:${code}`);

test.each<[string, Partial<TaskSpec>, string[]]>([
  ['what is asked for', { durationSeconds: 6 }, ['durationSeconds:plan-limit']],
  ['just enough', { durationSeconds: 5 }, []],
  ['the default of the platform', {}, ['durationSeconds:plan-limit']],
  ['the sum of the shots', { shots: [{ prompt: 'a', durationSeconds: 3 }, { prompt: 'b', durationSeconds: 3 }] }, ['shots:plan-limit']],
  ['shots that fit', { shots: [{ prompt: 'a', durationSeconds: 2 }, { prompt: 'b', durationSeconds: 3 }] }, []],
  ['the clip whose movement is followed', { type: 'motion-control', motionClip: clip(9.2) }, ['motionClip:plan-limit']],
  ['a short one', { type: 'motion-control', motionClip: clip(5.2) }, []],
  ['one of unknown length', { type: 'motion-control', motionClip: clip() }, ['motionClip:plan-limit']],
  ['the clip that is edited', { type: 'omni-video', references: [{ kind: 'image', media: clip() }, { kind: 'video', use: 'base', media: clip(8) }] }, ['references.1.source:plan-limit']],
  ['a clip that is only followed', { type: 'omni-video', durationSeconds: 4, references: [{ kind: 'video', media: clip(9) }] }, []],
  ['an extension', { type: 'video-extend' }, []],
  ['a still image', { type: 'text-to-image', imageCount: 9 }, []],
])('a plan of 5 s is held against %s', (_what, spec, expected) => {
  expect(check(spec)).toEqual(expected);
});

test('who cannot know the length of an upload leaves it to the next', () => {
  expect(check({ type: 'motion-control', motionClip: clip() }, { maxDurationSeconds: 5 }, 'pass')).toEqual([]);
  expect(check({ type: 'motion-control', motionClip: clip(6) }, { maxDurationSeconds: 5 }, 'pass')).toEqual(['motionClip:plan-limit']);
});

test('a model is allowed under each of its names, and the default model is checked too', () => {
  for (const allowed of ['kling-3.0', 'kling-v3']) {
    for (const model of ['kling-3.0', 'kling-v3', undefined]) expect(check({ model }, { allowedModels: [allowed] })).toEqual([]);
    expect(check({ model: 'kling-2.6' }, { allowedModels: [allowed] })).toEqual(['model:plan-limit']);
  }
  expect(check({}, { allowedModels: ['kling-2.6'] })).toEqual(['model:plan-limit']);
  expect(check({}, { allowedModels: [] })).toEqual(['model:plan-limit']);
  // What does not exist is not the plan's concern.
  expect(check({ model: 'kling-99' }, { allowedModels: ['kling-2.6', 'no-such-model'] })).toEqual([]);
});

test('both limits are told at once, and no limit refuses nothing', () => {
  expect(check({ durationSeconds: 15 }, { maxDurationSeconds: 10, allowedModels: ['kling-2.6'] })).toEqual(['model:plan-limit', 'durationSeconds:plan-limit']);
  expect(check({ durationSeconds: 60, model: 'kling-1.0' }, {})).toEqual([]);
});
