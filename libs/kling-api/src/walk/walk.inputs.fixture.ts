import type { CreateTaskBody } from '@kp/task-contracts';
import type { Capability } from '../capability.ts';
import { QUALITIES } from '../order.ts';
import { CAMERA, MASKS } from './implied.inputs.fixture.ts';
import { around, CLIP, PICTURE, times, type Change, type Probe } from './walk.parts.fixture.ts';

/** Steps along pictures, clips, elements, voices, camera and masks. */
export function inputProbes(least: Change, rows: readonly Capability[]): Probe[] {
  return [...frameProbes(least, rows), ...referenceProbes(least, rows), ...voiceProbes(rows), ...cameraProbes(rows), ...maskProbes(rows), ...productProbes(least), ...exclusionProbes(rows)];
}

type References = NonNullable<CreateTaskBody['references']>;
export const pictures = (count: number): References => times(count, () => ({ kind: 'image', source: PICTURE }));
export const elements = (count: number): References => times(count, (index) => ({ kind: 'element', elementId: `82983680279340${index + 10}` }));

/** Every quality, with the shortest, the usual and the longest clip, for what is offered with some of them only. */
function settings(rows: readonly Capability[]): Change[] {
  const all = rows.flatMap(({ durationsSeconds }) => durationsSeconds);
  if (all.length === 0) return [{}];
  const seconds = [...new Set([Math.min(...all), 5, Math.max(...all)])];
  return QUALITIES.filter((quality) => rows.some((row) => row.qualities.includes(quality))).flatMap((quality) => seconds.map((durationSeconds) => ({ quality, durationSeconds })));
}

function frameProbes(least: Change, rows: readonly Capability[]): Probe[] {
  const takesFirst = rows.some(({ firstFrame }) => firstFrame !== undefined);
  const start: Change = takesFirst ? { imageUrl: PICTURE } : {};
  const alone: Change = { imageUrl: undefined, lastFrame: PICTURE };
  return [
    ['imageUrl', { imageUrl: PICTURE }],
    ['imageUrl', { imageUrl: undefined }],
    ['firstFrame', { imageUrl: undefined, firstFrame: PICTURE }],
    ['firstFrame', { imageUrl: PICTURE, firstFrame: PICTURE }],
    ['lastFrame', alone],
    ...settings(takesFirst ? rows : []).flatMap((chosen): Probe[] => [
      ['lastFrame', { ...start, lastFrame: PICTURE, ...chosen }],
      ['lastFrame', { ...start, lastFrame: PICTURE, audio: 'native', ...chosen }],
      ['lastFrame', { ...alone, ...chosen }],
    ]),
    ...('references' in least ? [] : [['references', { ...start, references: [] }] satisfies Probe]),
  ];
}

function referenceProbes(least: Change, rows: readonly Capability[]): Probe[] {
  const own = least.imageUrl === undefined ? 0 : 1;
  const counts = around(0, ...rows.flatMap(({ images, stills }) => [images?.min, images?.max, stills?.maxReferences]));
  const elementCounts = around(0, ...rows.flatMap(({ maxElements, stills }) => [maxElements, stills && stills.maxReferences - own]));
  return [
    ...(['face', 'subject', 'image', 'video'] as const).map((kind): Probe => ['references', { references: [{ kind, source: kind === 'video' ? CLIP : PICTURE }] }]),
    // An image's source may stand among the references instead of alone.
    ...(['face', 'subject', 'image'] as const).flatMap((kind): Probe[] => (own === 1 ? [['references', { imageUrl: undefined, references: [{ kind, source: PICTURE }] }]] : [])),
    ...counts.flatMap((count): Probe[] => [
      ['references: pictures', { references: pictures(count) }],
      ...(own === 1 ? [['references: pictures', { imageUrl: undefined, references: pictures(count) }] satisfies Probe] : []),
    ]),
    ...elementCounts.map((count): Probe => ['references: elements', { references: [...(least.references ?? []), ...elements(count)] }]),
    ...elementCounts.map((count): Probe => ['references: both', { references: [...(least.references ?? pictures(1)), ...elements(count)] }]),
  ];
}

function voiceProbes(rows: readonly Capability[]): Probe[] {
  const voices = (count: number) => ({ voices: times(count, (index) => ({ voiceId: `82982429573541075${index}` })) });
  const counts = rows.some((row) => row.voices) ? around(...rows.map((row) => row.voices?.max), 0) : [];
  return [
    ...counts.flatMap((count) => settings(rows).map((chosen): Probe => ['voices', { ...voices(count), ...chosen, audio: 'native' }])),
    ['voices', voices(1)],
    ['voices', { ...voices(1), references: elements(1) }],
  ];
}

function cameraProbes(rows: readonly Capability[]): Probe[] {
  const camera = (type: string, config?: Record<string, number>) => ({ camera: { type, ...(config ? { config } : {}) } });
  const types = [...new Set(rows.flatMap((row) => row.camera?.flatMap((offer) => offer.types) ?? []))];
  const [offer] = rows.flatMap((row) => row.camera ?? []);
  if (!offer) return [['camera', camera('simple', { zoom: 5 })]];
  const chosen: Change = { ...(offer.qualities ? { quality: offer.qualities[0] } : {}), ...(offer.durationsSeconds ? { durationSeconds: offer.durationsSeconds[0] } : {}) };
  const values = around(0, CAMERA.max).flatMap((value) => [value, -value]);
  return [
    ...settings(rows).map((each): Probe => ['camera', { ...each, ...camera('simple', { zoom: 5 }) }]),
    ...[...types, 'forward_up', 'orbit'].flatMap((type): Probe[] => [
      ['camera', { ...chosen, ...camera(type) }],
      ['camera', { ...chosen, ...camera(type, { pan: 3 }) }],
    ]),
    ...[...CAMERA.axes, 'sideways'].flatMap((axis) => values.map((value): Probe => ['camera', { ...chosen, ...camera('simple', { [axis]: value }) }])),
    ['camera', { ...chosen, ...camera('simple', {}) }],
    ['camera', { ...chosen, ...camera('simple', { pan: 1, tilt: 1 }) }],
    ['camera', { ...chosen, ...camera('simple', { pan: 1, tilt: 0 }) }],
  ];
}

function maskProbes(rows: readonly Capability[]): Probe[] {
  const points = (count: number) => times(count, (index) => ({ x: 100 + index, y: 120 + index }));
  const masks = (count: number, trajectories = points(2)) => ({ motionBrush: { dynamicMasks: times(count, () => ({ mask: PICTURE, trajectories })) } });
  const staticMask = { motionBrush: { staticMask: PICTURE } };
  const [offer] = rows.flatMap((row) => row.motionBrush ?? []);
  if (!offer) return [['motionBrush', staticMask], ['motionBrush', masks(1)]];
  const chosen: Change = { ...(offer.qualities ? { quality: offer.qualities[0] } : {}), durationSeconds: offer.durationsSeconds?.[0] };
  return [
    ...settings(rows).flatMap((each): Probe[] => [['motionBrush', { ...each, ...staticMask }], ['motionBrush', { ...each, ...masks(1) }]]),
    ...[0, 1, ...around(MASKS.max)].map((count): Probe => ['motionBrush', { ...chosen, ...masks(count) }]),
    ...around(MASKS.points.min, MASKS.points.max).map((count): Probe => ['motionBrush', { ...chosen, ...masks(1, points(count)) }]),
    ['motionBrush', { ...chosen, ...masks(2, [{ x: 1.5, y: 2 }, { x: 3, y: 4 }]) }],
    ['motionBrush', { ...chosen, motionBrush: { ...staticMask.motionBrush, ...masks(1).motionBrush } }],
  ];
}

function productProbes(least: Change): Probe[] {
  return [
    ['motionClip', { motionClip: CLIP }],
    ...(least.motionClip === undefined ? [] : (['image', 'video', undefined] as const).map((characterOrientation): Probe => ['characterOrientation', { characterOrientation }])),
    ...(least.motionClip === undefined ? [] : [['motionClip', { motionClip: undefined }] satisfies Probe]),
    ...(least.sourceTaskId === undefined ? [] : [['sourceTaskId', { sourceTaskId: undefined }] satisfies Probe]),
  ];
}

/** End image, masks and camera, two at a time, in every quality at 5 s. */
function exclusionProbes(rows: readonly Capability[]): Probe[] {
  const last: Change = { lastFrame: PICTURE };
  const camera: Change = { camera: { type: 'simple', config: { zoom: 5 } } };
  const brush: Change = { motionBrush: { staticMask: PICTURE } };
  return [[last, camera], [last, brush], [camera, brush]].flatMap((pair) => settings(rows).filter(({ durationSeconds = 5 }) => durationSeconds === 5).map((chosen): Probe => ['exclusions', Object.assign({}, chosen, ...pair) as Change]));
}
