import type { Capability } from './capability.ts';
import type { KlingOrder, MediaInput, NamedMedia } from './order.ts';
import type { TaskReference, TaskSpec } from './task-spec.ts';

/** Where each picture, clip and element of a request goes in the order, and where the caller wrote it. */
export interface ReadReferences {
  order: Partial<KlingOrder>;
  /** Order path -> the caller's path, for inputs that came from `references`. */
  paths: Map<string, string>;
}

type Report = (path: string, code: string, message: string) => void;

/** Sorts a request's media. A kind that the model has no use for is reported under its own path. */
export function readReferences(spec: TaskSpec, capability: Capability, model: string, report: Report): ReadReferences {
  const paths = new Map<string, string>();
  const order: Partial<KlingOrder> = {};
  const images: NamedMedia[] = [];
  const elements: { elementId: string; name: string }[] = [];

  const takesImages = capability.omni !== undefined || capability.images !== undefined;
  placeMainImage(spec, capability, order, images, paths, report);
  if (spec.lastFrame) order.lastFrame = spec.lastFrame;
  placeMotionClip(spec, order, report);

  for (const [index, reference] of (spec.references ?? []).entries()) {
    const path = `references.${index}`;
    if (reference.kind === 'element') {
      if (!reference.elementId) report(`${path}.elementId`, 'required', 'An element is named by its elementId.');
      else {
        paths.set(`elements.${elements.length}`, path);
        elements.push({ elementId: reference.elementId, name: reference.name ?? `element_${elements.length + 1}` });
      }
      continue;
    }
    if (!reference.media) {
      report(`${path}.source`, 'required', `A ${reference.kind} reference needs its ${reference.kind === 'video' ? 'clip' : 'picture'}.`);
      continue;
    }
    if (!isKindOffered(reference, capability)) {
      report(`${path}.kind`, 'not-offered', `${model} takes no ${reference.kind} reference for ${spec.type}.`);
      continue;
    }
    if (reference.kind === 'video') placeVideo(reference, reference.media, order, path, paths, report);
    else {
      if (capability.stills?.references && (reference.kind === 'face' || reference.kind === 'subject')) order.imageReference = reference.kind;
      paths.set(`images.${images.length}`, path);
      images.push({ ...reference.media, name: reference.name ?? `image_${images.length + 1}` });
    }
  }
  if (images.length > 0 && takesImages) order.images = images;
  if (elements.length > 0) order.elements = elements;
  checkNames([...images, ...elements, ...(order.video ? [order.video] : [])], capability, report);
  return { order, paths };
}

/** `imageUrl`: what it is depends on the type. */
function placeMainImage(spec: TaskSpec, capability: Capability, order: Partial<KlingOrder>, images: NamedMedia[], paths: Map<string, string>, report: Report): void {
  if (spec.image && spec.firstFrame) report('firstFrame', 'excluded', 'imageUrl and firstFrame are the same thing; give one of them.');
  const main = spec.firstFrame ?? spec.image;
  if (!main) return;
  if (capability.images !== undefined && capability.firstFrame === undefined) {
    paths.set('images.0', spec.firstFrame ? 'firstFrame' : 'imageUrl');
    images.push({ ...main, name: 'image_1' });
  } else {
    order.firstFrame = main;
  }
}

function placeMotionClip(spec: TaskSpec, order: Partial<KlingOrder>, report: Report): void {
  if (!spec.motionClip) return;
  if (spec.type === 'motion-control') order.video = { ...spec.motionClip, role: 'motion' };
  else report('motionClip', 'not-offered', `${spec.type} takes no motion clip; use motion-control.`);
}

function isKindOffered({ kind }: TaskReference, capability: Capability): boolean {
  switch (kind) {
    case 'image':
      return capability.omni !== undefined || capability.images !== undefined;
    case 'subject':
      return capability.omni !== undefined || (capability.images !== undefined && (capability.stills?.references?.includes('subject') ?? true));
    case 'face':
      return capability.stills?.references?.includes('face') ?? false;
    case 'video':
      return capability.omni !== undefined;
    case 'element':
      return true;
  }
}

function placeVideo(reference: TaskReference, media: MediaInput, order: Partial<KlingOrder>, path: string, paths: Map<string, string>, report: Report): void {
  if (order.video) return report(path, 'too-many', 'At most one video is taken.');
  paths.set('video', path);
  order.video = { ...media, role: reference.use ?? 'feature', name: reference.name ?? 'video_1' };
}

/** In the new generation a name inside another is ambiguous in the prompt (kling-api.md §4.2). */
function checkNames(inputs: readonly { name?: string | undefined }[], capability: Capability, report: Report): void {
  if (capability.dialect !== 'new') return;
  const names = inputs.flatMap(({ name }) => (name ? [name] : []));
  const inside = names.find((name) => names.some((other) => other !== name && other.includes(name)));
  if (inside !== undefined) report('references', 'ambiguous-name', `The name "${inside}" is part of another name; choose names that do not contain one another.`);
}
