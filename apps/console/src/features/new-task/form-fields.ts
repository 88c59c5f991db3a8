import type { Operation } from '../../app/models/model.ts';

/** One input of the form. `name` is the field of the API's body, or a part of its `references`. */
export type Field =
  | { kind: 'text'; name: 'prompt' | 'negativePrompt' | 'sourceTaskId'; isLong: boolean; isRequired: boolean; maxCharacters?: number; hint?: string }
  | { kind: 'choice'; name: string; options: Option[] }
  | { kind: 'number'; name: string; min: number; max?: number; step: number }
  | { kind: 'media'; name: string; accept: MediaKind }
  | { kind: 'media-list'; name: string; accept: MediaKind; max: number }
  | { kind: 'id-list'; name: string; max: number }
  | { kind: 'shots'; name: 'shots'; max: number };
export type MediaKind = 'image' | 'video';
export interface Option {
  value: string;
  /** What else the table says about it, for example the size of a quality. */
  note?: string;
}

/** Where the table gives no limit, one of each is offered. */
const ONE = 1;
/** Words of the API's own, the same for every model that moves. */
const MOTION_PRESETS = ['subtle', 'medium', 'dynamic', 'cinematic-camera'];
/** What a simple camera does one of (kling-api.md §5.6). */
const CAMERA_AXES = ['horizontal', 'vertical', 'pan', 'tilt', 'roll', 'zoom'];
const options = (values: readonly (string | number)[]): Option[] => values.map((value) => ({ value: String(value) }));

/**
 * The form of an operation: exactly what the capability table says that the model offers for the type. What is right
 * is not judged here; the API does that and names every bad field.
 */
export function fieldsOf(operation: Operation): Field[] {
  const { features, limits, qualities, resolutions } = operation;
  const has = (feature: string): boolean => features.includes(feature);
  const choice = (name: string, offered: Option[]): Field[] => (offered.length > 0 ? [{ kind: 'choice', name, options: offered }] : []);
  const referenceKinds = ['image', ...(has('face-reference') ? ['face'] : []), ...(has('subject-reference') ? ['subject'] : [])];
  const offered: (Field | false)[] = [
    { kind: 'text', name: 'prompt', isLong: true, isRequired: operation.promptRequired, maxCharacters: operation.promptMaxCharacters },
    {
      kind: 'text',
      name: 'negativePrompt',
      isLong: true,
      isRequired: false,
      ...(operation.negativePromptMaxCharacters === undefined ? {} : { maxCharacters: operation.negativePromptMaxCharacters }),
      ...(operation.negativePrompt === 'appended-to-prompt' ? { hint: 'appended' } : {}),
    },
    has('extends-a-clip') && { kind: 'text', name: 'sourceTaskId', isLong: false, isRequired: true },
    has('first-frame') && { kind: 'media', name: 'imageUrl', accept: 'image' },
    has('last-frame') && { kind: 'media', name: 'lastFrame', accept: 'image' },
    has('motion-clip') && { kind: 'media', name: 'motionClip', accept: 'video' },
    ...(has('motion-clip') ? choice('characterOrientation', options(['image', 'video'])) : []),
    has('reference-images') && { kind: 'media-list', name: 'referenceImages', accept: 'image', max: limits.maxReferenceImages ?? ONE },
    ...(has('reference-images') && referenceKinds.length > 1 ? choice('referenceKind', options(referenceKinds)) : []),
    has('reference-video') && { kind: 'media', name: 'referenceVideo', accept: 'video' },
    ...(has('reference-video') ? choice('referenceVideoUse', options(['feature', 'base'])) : []),
    has('elements') && { kind: 'id-list', name: 'elements', max: limits.maxElements ?? ONE },
    has('voices') && { kind: 'id-list', name: 'voices', max: limits.maxVoices ?? ONE },
    has('multi-shot') && { kind: 'shots', name: 'shots', max: limits.maxShots ?? ONE },
    has('motion-brush') && { kind: 'media', name: 'motionBrush.staticMask', accept: 'image' },
    ...(has('motion-preset') ? choice('motionPreset', options(MOTION_PRESETS)) : []),
    ...choice('camera.type', options(operation.cameraTypes)),
    ...(operation.cameraTypes.includes('simple') ? choice('camera.axis', options(CAMERA_AXES)) : []),
    operation.cameraTypes.includes('simple') && { kind: 'number', name: 'camera.amount', min: -10, max: 10, step: 0.5 },
    ...choice('quality', qualities.map((value) => ({ value, ...(resolutions[value] ? { note: resolutions[value] } : {}) }))),
    ...choice('resolution', options(operation.imageResolutions)),
    ...choice('durationSeconds', options(operation.durationsSeconds)),
    ...choice('aspectRatio', options(operation.aspectRatios)),
    ...choice('audio', options(operation.audio)),
    has('image-count') && { kind: 'number', name: 'imageCount', min: 1, step: 1, ...(limits.maxImageCount === undefined ? {} : { max: limits.maxImageCount }) },
    (has('cfg-scale') || has('fidelity')) && { kind: 'number', name: 'strength', min: 0, max: 1, step: 0.05 },
  ];
  return offered.filter((field) => field !== false);
}

/** Length as the API counts it: Unicode code points, so that an emoji is one. */
export function countCharacters(text: string): number {
  let count = 0;
  for (const _character of text) count += 1;
  return count;
}
