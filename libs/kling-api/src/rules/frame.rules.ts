import { describeCombination, isOffered, type Combination } from '../capability.ts';
import type { Rule, RuleInput } from './report.ts';

const MAX_DYNAMIC_MASKS = 6;
/** Points of one trajectory for a clip of 5 s (kling-api.md §5.5). */
const TRAJECTORY_POINTS = { min: 2, max: 77 } as const;
export const CAMERA_AXES = ['horizontal', 'vertical', 'pan', 'tilt', 'roll', 'zoom'] as const;
const CAMERA_MAX = 10;

const isSilent = ({ order, capability }: RuleInput): boolean => order.audio !== 'native' && !capability.audioAlways;
const asked = (input: RuleInput) => ({ quality: input.order.quality, durationSeconds: input.order.durationSeconds, silent: isSilent(input) });
const inWords = (combinations: readonly Combination[]): string => combinations.map(describeCombination).join('; or ');

export const frameRules: Rule = (input) => {
  const { order, capability, model, report } = input;
  const { firstFrame, lastFrame } = order;
  if (capability.firstFrame === undefined) {
    if (firstFrame !== undefined) report('firstFrame', 'not-allowed', `${order.type} takes no start image; use image-to-video.`);
    if (lastFrame !== undefined) report('lastFrame', 'not-allowed', `${order.type} takes no end image.`);
    return;
  }
  if (firstFrame === undefined && (capability.firstFrame === 'required' || (order.type === 'image-to-video' && lastFrame === undefined))) return report('firstFrame', 'required', `${order.type} needs an image to start from.`);
  if (lastFrame === undefined) return;
  // A last frame without a first one is documented for legacy image2video only.
  const combinations = firstFrame === undefined ? capability.lastFrameAlone : capability.lastFrame;
  const what = firstFrame === undefined ? 'an end image without a start image' : 'an end image';
  if (combinations === undefined) report('lastFrame', 'not-offered', `${model} takes no ${what.slice(3)} here.`);
  else if (!isOffered(combinations, asked(input))) report('lastFrame', 'not-offered', `${model} takes ${what} only with ${inWords(combinations)}.`);
};

/** End image, motion brush and camera control exclude one another (§5.5). */
export const exclusionRules: Rule = ({ order, report }) => {
  const given = [
    ['lastFrame', order.lastFrame !== undefined],
    ['motionBrush', order.staticMask !== undefined || order.dynamicMasks !== undefined],
    ['camera', order.camera !== undefined],
  ].flatMap(([name, isGiven]) => (isGiven === true ? [name as string] : []));
  if (given.length > 1) for (const name of given) report(name === 'motionBrush' ? maskPath(order) : name, 'excluded', 'An end image, a motion brush and camera control exclude one another; keep one of them.');
};

const maskPath = (order: RuleInput['order']): string => (order.dynamicMasks === undefined ? 'staticMask' : 'dynamicMasks');

export const cameraRules: Rule = (input) => {
  const { order, capability, model, report } = input;
  const { camera } = order;
  if (camera === undefined) return;
  const offers = capability.camera ?? [];
  if (offers.length === 0) return report('camera', 'not-offered', `${model} has no camera control here; say the movement in the prompt.`);
  if (!isOffered(offers, asked(input))) return report('camera', 'not-offered', `${model} takes camera control only with ${inWords(offers)}.`);
  const types = offers.flatMap((offer) => offer.types);
  if (!types.includes(camera.type)) report('camera.type', 'not-offered', `"${camera.type}" is not offered by ${model}. Offered: ${types.join(', ')}.`);
  checkCameraConfig(input);
};

/** §5.6: exactly one movement for `simple`, none for the fixed moves. */
function checkCameraConfig({ order: { camera }, report }: RuleInput): void {
  const config = camera?.config;
  if (camera?.type !== 'simple') {
    if (config !== undefined) report('camera.config', 'not-allowed', 'Only the type "simple" takes movements.');
    return;
  }
  if (config === undefined) return report('camera.config', 'required', 'The type "simple" needs one movement.');
  for (const [axis, value] of Object.entries(config)) {
    if (!(CAMERA_AXES as readonly string[]).includes(axis)) report(`camera.config.${axis}`, 'unknown-field', `The camera moves by ${CAMERA_AXES.join(', ')}.`);
    else if (!(Math.abs(value) <= CAMERA_MAX)) report(`camera.config.${axis}`, 'out-of-range', `A movement lies between -${CAMERA_MAX} and ${CAMERA_MAX}.`);
  }
  if (Object.values(config).filter((value) => value !== 0).length !== 1) report('camera.config', 'exactly-one', 'Exactly one movement is not zero.');
}

export const motionBrushRules: Rule = (input) => {
  const { order, capability, model, report } = input;
  const { dynamicMasks, staticMask } = order;
  if (staticMask === undefined && dynamicMasks === undefined) return;
  const path = maskPath(order);
  if (capability.motionBrush === undefined) return report(path, 'not-offered', `${model} is not supported with motion brush.`);
  if (!isOffered(capability.motionBrush, asked(input))) report(path, 'not-offered', `${model} takes a motion brush only with ${inWords(capability.motionBrush)}.`);
  if (dynamicMasks === undefined) return;
  if (dynamicMasks.length < 1 || dynamicMasks.length > MAX_DYNAMIC_MASKS) report('dynamicMasks', 'count', `1 to ${MAX_DYNAMIC_MASKS} moving areas are taken.`);
  for (const [index, { trajectories }] of dynamicMasks.entries()) {
    const { length } = trajectories;
    if (length < TRAJECTORY_POINTS.min || length > TRAJECTORY_POINTS.max) report(`dynamicMasks.${index}.trajectories`, 'count', `A path has ${TRAJECTORY_POINTS.min} to ${TRAJECTORY_POINTS.max} points.`);
    if (trajectories.some(({ x, y }) => !Number.isInteger(x) || !Number.isInteger(y))) report(`dynamicMasks.${index}.trajectories`, 'not-whole', 'Points are whole pixel coordinates.');
  }
};
