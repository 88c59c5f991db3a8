import { describeCombination, isOffered } from '../capability.ts';
import type { Rule, RuleInput } from './report.ts';

export const imageReferenceRules: Rule = ({ order, capability, model, report }) => {
  const count = order.images?.length ?? 0;
  if (capability.omni !== undefined) return;
  if (capability.images === undefined) {
    if (count > 0) report('images', 'not-offered', `${model} takes no reference images here.`);
    return;
  }
  const { min, max } = capability.images;
  if (count < min) report('images', 'required', min === 1 && max === 1 ? `${order.type} needs an image.` : `${order.type} needs at least ${min} image${min === 1 ? '' : 's'}.`);
  if (count > max) report('images', 'too-many', `${model} takes at most ${max} image${max === 1 ? '' : 's'} here.`);
};

export const elementRules: Rule = ({ order, capability, model, report }) => {
  const count = order.elements?.length ?? 0;
  if (count === 0) return;
  // A long in the legacy generation (§5.1); text in the new one (§11.1).
  if (capability.dialect === 'legacy') for (const [index, { elementId }] of (order.elements ?? []).entries()) if (!/^\d{1,19}$/.test(elementId)) report(`elements.${index}`, 'not-a-number', `The element id "${elementId}" is no number.`);
  if (capability.omni === undefined) {
    if (capability.maxElements === undefined) return report('elements', 'not-offered', `${model} takes no elements here.`);
    if (capability.stills === undefined && count > capability.maxElements) report('elements', 'too-many', `${model} takes at most ${capability.maxElements} element${capability.maxElements === 1 ? '' : 's'} here.`);
  }
  if ((order.voices?.length ?? 0) > 0) report('voices', 'excluded', 'Elements and voices exclude one another; keep one of them.');
};

export const voiceRules: Rule = ({ order, capability, model, report }) => {
  const count = order.voices?.length ?? 0;
  if (count === 0) return;
  const { voices } = capability;
  if (voices === undefined) return report('voices', 'not-offered', `${model} takes no voices here.`);
  if (count > voices.max) report('voices', 'too-many', `${model} takes at most ${voices.max} voices.`);
  if (!isOffered([voices], { quality: order.quality, durationSeconds: order.durationSeconds, silent: false })) report('voices', 'not-offered', `${model} takes voices only with ${describeCombination({ ...voices })}.`);
  if (order.audio !== 'native') report('voices', 'needs-audio', 'Voices need sound: set audio to native.');
};

export const motionRules: Rule = ({ order, capability, report }) => {
  if (capability.motion === undefined) return;
  if (order.video === undefined) report('video', 'required', 'motion-control needs the clip whose movement is transferred.');
  if (order.orientation === undefined) report('orientation', 'required', 'Say whose orientation the character follows: image or video.');
};

export const extendRules: Rule = ({ order, capability, report }) => {
  if (capability.extend && !order.sourceVideoId) report('sourceVideoId', 'required', 'video-extend needs the clip to go on from.');
};

/** What stands beside what in omni-video (kling-api.md §4.2, §5.7). */
export const omniRules: Rule = (input) => {
  const { order, capability, model, report } = input;
  const { omni } = capability;
  if (omni === undefined) {
    if (order.video !== undefined && capability.motion === undefined) report('video', 'not-offered', `${model} takes no input video here.`);
    return;
  }
  const { firstFrame, lastFrame, video } = order;
  const images = order.images?.length ?? 0;
  const elements = order.elements?.length ?? 0;
  const frames = (firstFrame ? 1 : 0) + (lastFrame ? 1 : 0);
  const listedImages = omni.framesCountAsImages ? images + frames : images;

  const max = video === undefined ? omni.maxReferences : omni.maxReferencesWithVideo;
  if (listedImages + elements > max) report(images > 0 ? 'images' : 'elements', 'too-many', `${listedImages + elements} images and elements are given; ${model} takes at most ${max} together${video ? ' with an input video' : ''}.`);
  if (frames > 0 && elements > omni.maxElementsWithFrames) report('elements', 'too-many', `${model} takes at most ${omni.maxElementsWithFrames} elements beside a start or end image.`);
  if (frames === 2 && !omni.referencesWithBothFrames) {
    if (elements > 0) report('elements', 'excluded', `${model} takes no elements beside a start and an end image.`);
    if (images > 0) report('images', 'excluded', `${model} takes no further images beside a start and an end image.`);
  }
  if (frames > 0 && omni.maxImagesWithFrames !== undefined && listedImages > omni.maxImagesWithFrames) report('firstFrame', 'excluded', `${model} takes no start or end image when there are more than ${omni.maxImagesWithFrames} images.`);
  checkOmniVideo(input, frames);
  const isFirstFrameAlone = firstFrame !== undefined && lastFrame === undefined && images + elements === 0 && video === undefined;
  const { firstFrameOnlyDurationsSeconds: lengths } = omni;
  if (isFirstFrameAlone && lengths && order.durationSeconds !== undefined && !lengths.includes(order.durationSeconds)) report('durationSeconds', 'not-offered', `With a start image and nothing else ${model} makes clips of ${lengths.join(' or ')} s.`);
  if (omni.ratioRequired && order.aspectRatio === undefined && firstFrame === undefined && video?.role !== 'base') report('aspectRatio', 'required', 'Nothing here decides the shape of the frame: give an aspect ratio.');
};

function checkOmniVideo({ order, capability, model, report }: RuleInput, frames: number): void {
  const { video, audio } = order;
  const { omni } = capability;
  if (video === undefined || omni === undefined) {
    if (audio === 'original') report('audio', 'not-allowed', 'There is no input video whose sound could be kept.');
    return;
  }
  if (video.role === 'motion') report('video', 'not-offered', 'Movement is transferred by motion-control.');
  if (video.role === 'base') {
    if (frames > 0) report('video', 'excluded', 'A clip that is edited takes no start or end image.');
    if (order.multiShot === true) report('multiShot', 'excluded', 'A clip that is edited stays one shot.');
  }
  if (video.role === 'feature' && capability.multiShotSwitch && order.multiShot === false) report('multiShot', 'excluded', 'Beside a feature video the clip may not be held to one shot.');
  if (video.role === 'feature' && order.lastFrame !== undefined && !omni.lastFrameWithFeatureVideo) report('lastFrame', 'excluded', `${model} takes a start image beside a feature video, but no end image.`);
  if (audio === 'native') report('audio', 'excluded', 'With an input video no sound can be made.');
  else if (audio === 'original' && omni.silentWith === 'feature-video' && video.role === 'feature') report('audio', 'excluded', 'With a feature video the sound must be off.');
}
