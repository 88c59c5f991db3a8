import { describeCombination, isOffered } from '../capability.ts';
import { requireOffered, type Rule } from './report.ts';

/** Quality, length, shape: one of what the row offers; nothing where it offers nothing. */
export const choiceRules: Rule = (input) => {
  const { order, capability, model, report } = input;
  if (capability.extend === undefined) requireOffered(input, 'quality', order.quality, capability.qualities);
  const isLengthFromInput = order.video?.role === 'base';
  if (capability.durationsSeconds.length > 0) {
    if (order.durationSeconds === undefined && !isLengthFromInput) report('durationSeconds', 'required', 'Say how long the clip shall be.');
    requireOffered(input, 'durationSeconds', order.durationSeconds, capability.durationsSeconds, ' s');
  } else if (order.durationSeconds !== undefined && capability.stills !== undefined) {
    report('durationSeconds', 'not-offered', 'A still image has no duration.');
  }
  if (capability.aspectRatios.length > 0) requireOffered(input, 'aspectRatio', order.aspectRatio, capability.aspectRatios);
  if (order.cfgScale !== undefined) {
    if (capability.cfgScale === 'refused') report('cfgScale', 'not-offered', `${model} has no cfg_scale.`);
    else if (!isFraction(order.cfgScale)) report('cfgScale', 'out-of-range', 'cfg_scale lies between 0 and 1.');
  }
};

export const audioRules: Rule = ({ order, capability, model, report }) => {
  const { audio, quality, durationSeconds } = order;
  if (audio === undefined || (audio === 'native' && capability.audioAlways)) return;
  if (capability.audioAlways) return report('audio', 'not-offered', `${model} always makes sound and has no switch for it.`);
  if (capability.audio === undefined) {
    if (audio !== 'off') report('audio', 'not-offered', `${model} makes silent clips only here.`);
    return;
  }
  if (!capability.audio.choices.includes(audio)) return report('audio', 'not-offered', `"${audio}" is not offered by ${model} here. Offered: ${capability.audio.choices.join(', ')}.`);
  if (audio === 'native' && !isOffered([capability.audio.native ?? {}], { quality, durationSeconds, silent: false })) {
    report('audio', 'not-offered', `${model} makes sound only with ${describeCombination(capability.audio.native ?? {})}.`);
  }
};

export const stillRules: Rule = (input) => {
  const { order, capability, model, report } = input;
  const { stills } = capability;
  if (stills === undefined) return;
  requireOffered(input, 'resolution', order.resolution, stills.resolutions);
  const { imageCount = 1 } = order;
  if (order.series && !stills.series) report('series', 'not-offered', `${model} makes no series here.`);
  if (order.series && (!Number.isInteger(imageCount) || imageCount < 2 || imageCount > stills.maxCount)) report('seriesAmount', 'out-of-range', `A series has 2 to ${stills.maxCount} images.`);
  else if (!Number.isInteger(imageCount) || imageCount < 1 || imageCount > stills.maxCount) report('imageCount', 'out-of-range', `1 to ${stills.maxCount} images can be made at once.`);
  const references = (order.images?.length ?? 0) + (order.elements?.length ?? 0);
  if (references > stills.maxReferences) report((order.images?.length ?? 0) > 0 ? 'images' : 'elements', 'too-many', `${references} images and elements are given; at most ${stills.maxReferences} are taken together.`);
  if (order.imageReference !== undefined && stills.references === undefined) report('imageReference', 'not-offered', `${model} does not tell subject from face references here.`);
  else if (order.imageReference !== undefined && !stills.references?.includes(order.imageReference)) report('imageReference', 'not-offered', `"${order.imageReference}" is not offered by ${model}.`);
  for (const path of ['imageFidelity', 'humanFidelity'] as const) {
    const value = order[path];
    if (value === undefined) continue;
    if (!stills.fidelity) report(path, 'not-offered', `${model} has no ${path === 'imageFidelity' ? 'image_fidelity' : 'human_fidelity'} here.`);
    else if (!isFraction(value)) report(path, 'out-of-range', 'Fidelity lies between 0 and 1.');
  }
  if (order.humanFidelity !== undefined && stills.fidelity && order.imageReference !== 'subject') report('humanFidelity', 'not-offered', 'human_fidelity goes with a subject reference only.');
};

const isFraction = (value: number): boolean => value >= 0 && value <= 1;
