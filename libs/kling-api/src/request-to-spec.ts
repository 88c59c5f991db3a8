import type { CreateTaskBody, TaskRequest } from '@kp/task-contracts';
import type { MediaInput } from './order.ts';
import type { TaskSpec } from './task-spec.ts';

/** The fields a create body and a stored request share; `Media` is what stands for a picture or a clip in them. */
type Choices<Media> = Omit<TaskSpec, 'image' | 'firstFrame' | 'lastFrame' | 'motionClip' | 'references' | 'motionBrush' | 'sourceVideoId'> & {
  firstFrame?: Media | undefined;
  lastFrame?: Media | undefined;
  motionClip?: Media | undefined;
  references?: readonly { kind: 'face' | 'subject' | 'image' | 'element' | 'video'; source?: Media | undefined; elementId?: string | undefined; name?: string | undefined; use?: 'feature' | 'base' | undefined }[] | undefined;
  motionBrush?: { staticMask?: Media | undefined; dynamicMasks?: readonly { mask: Media; trajectories: readonly { x: number; y: number }[] }[] | undefined } | undefined;
};

/** A create body as a spec; uploads and addresses are turned into inputs by `mediaOf`, which gets the field's path. */
export function specOfBody(body: CreateTaskBody, mediaOf: (reference: string, path: string) => MediaInput, sourceVideoId?: string): TaskSpec {
  return specOf({ ...body, image: body.imageUrl }, mediaOf, sourceVideoId);
}

/** A stored request as a spec. */
export function specOfRequest(request: TaskRequest, mediaOf: (media: NonNullable<TaskRequest['image']>, path: string) => MediaInput): TaskSpec {
  return specOf(request, mediaOf, request.sourceVideo?.providerId);
}

function specOf<Media>(given: Choices<Media> & { image?: Media | undefined }, mediaOf: (media: Media, path: string) => MediaInput, sourceVideoId: string | undefined): TaskSpec {
  const media = (value: Media | undefined, path: string) => (value === undefined ? undefined : mediaOf(value, path));
  const { type, model, prompt, negativePrompt, durationSeconds, aspectRatio, quality, resolution, audio, voices, multiShot, shots, strength, motionPreset, camera, motionBrush, characterOrientation, imageCount } = given;
  return {
    type,
    model,
    prompt,
    negativePrompt,
    durationSeconds,
    aspectRatio,
    quality,
    resolution,
    audio,
    voices,
    multiShot,
    shots,
    strength,
    motionPreset,
    camera,
    characterOrientation,
    imageCount,
    sourceVideoId,
    image: media(given.image, 'imageUrl'),
    firstFrame: media(given.firstFrame, 'firstFrame'),
    lastFrame: media(given.lastFrame, 'lastFrame'),
    motionClip: media(given.motionClip, 'motionClip'),
    references: given.references?.map(({ source, ...reference }, index) => ({ ...reference, media: media(source, `references.${index}.source`) })),
    motionBrush: motionBrush && {
      staticMask: media(motionBrush.staticMask, 'motionBrush.staticMask'),
      dynamicMasks: motionBrush.dynamicMasks?.map(({ mask, trajectories }, index) => ({ mask: mediaOf(mask, `motionBrush.dynamicMasks.${index}.mask`), trajectories })),
    },
  };
}
