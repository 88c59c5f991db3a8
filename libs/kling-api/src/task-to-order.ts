import { isOffered, type Capability } from './capability.ts';
import { listCapabilities } from './capabilities.ts';
import { countCharacters, type KlingOrder, type OrderProblem, type Shot } from './order.ts';
import { fromLegacyPrompt } from './prompt-references.ts';
import { toShotPrompt } from './shot-syntax.ts';
import { readReferences } from './task-references.ts';
import { STRENGTH_PRESETS, type MotionPreset, type TaskSpec } from './task-spec.ts';

/** Said in the prompt where the model has no control of its own. */
const MOTION_WORDS: Readonly<Record<MotionPreset, string>> = {
  subtle: 'Subtle, gentle motion.',
  medium: 'Natural, moderate motion.',
  dynamic: 'Energetic, dynamic motion.',
  'cinematic-camera': 'Slow, cinematic camera movement.',
};
/** A slow push in: the longer focal length has the negative sign (kling-api.md §5.6). */
const CINEMATIC_CAMERA = { type: 'simple', config: { zoom: -5 } } as const;
const VIDEO_RATIOS: readonly string[] = ['16:9', '9:16', '1:1'];

export interface OrderDraft {
  order: KlingOrder;
  /** What could not be said in this dialect; paths are the caller's own. */
  problems: OrderProblem[];
  /** The caller's name of an order's path. */
  callersPath: (orderPath: string) => string;
  /** Length of the prompt before "Avoid: …" was added to it, characters; undefined when nothing was added. */
  promptCharactersBeforeTail: number | undefined;
}

/** Turns a caller's request into an order for one row of the table: defaults filled in, presets and words applied. */
export function toOrder(spec: TaskSpec, model: string, capability: Capability, defaults: { durationSeconds: number }): OrderDraft {
  const problems: OrderProblem[] = [];
  const report = (path: string, code: string, message: string): void => void problems.push({ path, code, message });
  const order: KlingOrder = { type: spec.type, model, prompt: wordsOf(spec.prompt ?? '', capability), quality: spec.quality ?? capability.qualities[0] };

  const references = readReferences(spec, capability, model, report);
  Object.assign(order, references.order);
  applyLengthAndShape(order, spec, capability, defaults, report);
  order.audio = spec.audio ?? (capability.audio ? (capability.motion ? 'original' : 'off') : undefined);
  if (spec.voices?.length) order.voices = spec.voices.map(({ voiceId, name }, index) => ({ voiceId, name: name ?? `voice_${index + 1}` }));
  if (spec.characterOrientation && capability.motion) order.orientation = spec.characterOrientation;
  else if (spec.characterOrientation) report('characterOrientation', 'not-offered', `${spec.type} has no character to orient; it is for motion-control.`);
  if (spec.sourceVideoId) order.sourceVideoId = spec.sourceVideoId;
  if (spec.motionBrush?.staticMask) order.staticMask = spec.motionBrush.staticMask;
  if (spec.motionBrush?.dynamicMasks?.length) order.dynamicMasks = spec.motionBrush.dynamicMasks;
  if (spec.camera) order.camera = spec.camera;
  if (capability.stills || spec.resolution) order.resolution = spec.resolution ?? '1k';
  if (capability.stills) order.imageCount = spec.imageCount ?? 1;
  else if (spec.imageCount !== undefined) report('imageCount', 'not-offered', 'imageCount is for still images.');
  if (!capability.stills && spec.resolution !== undefined) report('resolution', 'not-offered', 'resolution is for still images; choose a quality.');
  applyStrength(order, spec, capability, report);
  const promptCharactersBeforeTail = applyWords(order, spec, capability, report);
  return { order, problems, promptCharactersBeforeTail, callersPath: (path) => callersPath(path, spec, references.paths) };
}

/** Callers who know Kling's own pages may write `<<<image_1>>>`; an order says `@image_1`. */
const wordsOf = (prompt: string, capability: Capability): string => (capability.omni || capability.images || capability.voices || capability.maxElements ? fromLegacyPrompt(prompt) : prompt);

type Report = (path: string, code: string, message: string) => void;

function applyLengthAndShape(order: KlingOrder, spec: TaskSpec, capability: Capability, defaults: { durationSeconds: number }, report: Report): void {
  if (capability.durationsSeconds.length > 0) {
    const shotSeconds = spec.shots?.reduce((seconds, shot) => seconds + shot.durationSeconds, 0);
    order.durationSeconds = spec.durationSeconds ?? shotSeconds ?? defaults.durationSeconds;
    if (spec.durationSeconds === undefined && shotSeconds === undefined && !capability.durationsSeconds.includes(order.durationSeconds)) {
      report('durationSeconds', 'not-offered', `The default duration of ${order.durationSeconds} s is not offered by ${order.model}. Offered: ${capability.durationsSeconds.join(', ')}.`);
    }
  } else if (spec.durationSeconds !== undefined) {
    report('durationSeconds', 'not-offered', capability.stills ? 'A still image has no duration.' : `The length of ${spec.type} follows its input.`);
  }
  if (capability.aspectRatios.length === 0) {
    // The frame follows the input; a ratio is taken, since many callers always send one, but it must be one.
    if (spec.aspectRatio !== undefined && !VIDEO_RATIOS.includes(spec.aspectRatio)) report('aspectRatio', 'not-offered', `"${spec.aspectRatio}" is not offered. Offered: ${VIDEO_RATIOS.join(', ')}.`);
    return;
  }
  const isShapeFromInput = (capability.omni !== undefined && (order.firstFrame !== undefined || order.video?.role === 'base')) || capability.aspectRatios.includes('auto');
  const ratio = spec.aspectRatio ?? (isShapeFromInput ? undefined : capability.aspectRatios[0]);
  if (ratio !== undefined) order.aspectRatio = ratio;
}

/** `strength` is cfg_scale for videos and image_fidelity for stills (§5.4, §5.14), where the model has them. */
function applyStrength(order: KlingOrder, { strength }: TaskSpec, capability: Capability, report: Report): void {
  if (strength === undefined) return;
  const value = typeof strength === 'number' ? strength : STRENGTH_PRESETS[strength];
  if (value < 0 || value > 1) return report('strength', 'out-of-range', 'strength lies between 0 and 1.');
  if (capability.cfgScale === 'accepted') order.cfgScale = value;
  else if (capability.stills?.fidelity && capability.images) {
    order.imageFidelity = value;
    if (order.imageReference === 'subject') order.humanFidelity = value;
  } else {
    const able = listCapabilities().filter(({ capability: other }) => other.type === capability.type && other.status !== 'retired' && (other.cfgScale === 'accepted' || (other.stills?.fidelity && other.images)));
    const names = [...new Set(able.map(({ model }) => model.id))];
    report('strength', 'not-offered', `${order.model} has no strength setting${names.length > 0 ? `; these have: ${names.join(', ')}` : ' for this type'}.`);
  }
}

/** Motion preset, shots and what to avoid: everything that may end up in the prompt. */
function applyWords(order: KlingOrder, spec: TaskSpec, capability: Capability, report: Report): number | undefined {
  let motion = spec.motionPreset && MOTION_WORDS[spec.motionPreset];
  if (spec.motionPreset && capability.stills) {
    report('motionPreset', 'not-offered', 'A still image has no motion.');
    motion = undefined;
  }
  if (spec.motionPreset === 'cinematic-camera' && canUseCamera(order, capability)) {
    order.camera = CINEMATIC_CAMERA;
    motion = undefined;
  }
  const avoid = spec.negativePrompt?.trim();
  const tail = avoid && capability.negativePromptMaxCharacters === undefined ? `Avoid: ${avoid}` : undefined;
  if (avoid && tail === undefined) order.negativePrompt = spec.negativePrompt;

  if (spec.multiShot !== undefined || spec.shots !== undefined) order.multiShot = spec.shots !== undefined || spec.multiShot === true;
  if (order.multiShot && capability.multiShot === 'structured') order.shotType = spec.shots ? 'customize' : 'intelligence';
  if (spec.multiShot !== undefined && !spec.shots && !capability.multiShotSwitch && capability.multiShot !== 'structured') {
    if (spec.multiShot) report('multiShot', 'not-offered', `${order.model} has no switch for several shots here${capability.multiShot ? '; give the shots' : ''}.`);
    delete order.multiShot;
  }
  if (spec.shots) {
    order.shots = withWords(spec.shots.map((shot) => ({ ...shot, prompt: wordsOf(shot.prompt, capability) })), motion, tail);
    if (capability.multiShot === 'prompt') order.prompt = toShotPrompt(order.shots);
    return undefined;
  }
  order.prompt = joined(order.prompt, motion);
  if (tail === undefined) return undefined;
  const before = countCharacters(order.prompt);
  order.prompt = joined(order.prompt, tail);
  return before;
}

function canUseCamera(order: KlingOrder, capability: Capability): boolean {
  const isFree = order.camera === undefined && order.lastFrame === undefined && order.staticMask === undefined && order.dynamicMasks === undefined;
  const offers = (capability.camera ?? []).filter(({ types }) => types.includes(CINEMATIC_CAMERA.type));
  return isFree && isOffered(offers, { quality: order.quality, durationSeconds: order.durationSeconds, silent: true });
}

const joined = (prompt: string, words: string | undefined): string => (words === undefined ? prompt : prompt.trim() === '' ? words : `${prompt.trimEnd()}\n${words}`);

/** Motion is said in every shot, what to avoid once, in the last. */
function withWords(shots: readonly Shot[], motion: string | undefined, tail: string | undefined): Shot[] {
  return shots.map((shot, index) => ({ ...shot, prompt: [shot.prompt, motion, index === shots.length - 1 ? tail : undefined].filter(Boolean).join(' ') }));
}

const CALLERS_FIELDS: Readonly<Record<string, string>> = { elements: 'references', images: 'references', video: 'references', cfgScale: 'strength', imageFidelity: 'strength', humanFidelity: 'strength', imageReference: 'references', orientation: 'characterOrientation', sourceVideoId: 'sourceTaskId', staticMask: 'motionBrush.staticMask', shotType: 'multiShot' };

function callersPath(path: string, spec: TaskSpec, paths: ReadonlyMap<string, string>): string {
  const exact = paths.get(path) ?? paths.get(path.split('.').slice(0, 2).join('.'));
  if (exact !== undefined) return exact;
  const [first = '', ...rest] = path.split('.');
  if (first === 'firstFrame') return spec.firstFrame ? 'firstFrame' : 'imageUrl';
  if (first === 'images' && (spec.type === 'image-to-image' ? !spec.references?.length : false)) return 'imageUrl';
  if (first === 'video') return spec.type === 'motion-control' || !spec.references?.some(({ kind }) => kind === 'video') ? 'motionClip' : 'references';
  if (first === 'dynamicMasks') return ['motionBrush', first, ...rest].join('.');
  if (first === 'multiShot' && spec.shots) return 'shots';
  return CALLERS_FIELDS[first] ?? path;
}

