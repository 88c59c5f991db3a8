import { parseUrl } from '@kp/task-contracts/parse-url';
import type { MediaLimits } from '../capability.ts';
import { isUrl, type MediaInput } from '../order.ts';
import type { Rule, RuleInput } from './report.ts';

const BASE64_BEGINNING = /^[A-Za-z0-9+/\s]+={0,2}\s*$/;
/** A data prefix is found at the beginning; a scan of many megabytes would hold up everybody else. */
const LOOKED_AT_CHARACTERS = 10_000;

export const mediaRules: Rule = (input) => {
  const { order, capability } = input;
  const { imageLimits, motion, omni } = capability;
  if (order.firstFrame) checkMedia(input, 'firstFrame', order.firstFrame, motion?.image ?? imageLimits, 'image');
  if (order.lastFrame) checkMedia(input, 'lastFrame', order.lastFrame, imageLimits, 'image');
  for (const [index, image] of (order.images ?? []).entries()) checkMedia(input, `images.${index}`, image, imageLimits, 'image');
  if (order.video) checkVideo(input, motion?.video ?? omni?.video);
  checkMasks(input);
};

function checkVideo(input: RuleInput, limits: MediaLimits | undefined): void {
  const { order, capability, report } = input;
  if (order.video === undefined || limits === undefined) return;
  if (!isUrl(order.video.source)) return report('video', 'url-only', 'A video input is given by its address; its bytes cannot be sent along.');
  checkMedia(input, 'video', order.video, limits, 'video');
  const seconds = order.video.facts?.durationSeconds;
  if (capability.motion && order.orientation === 'image' && seconds !== undefined && seconds > capability.motion.maxSecondsFollowingImage) report('video', 'too-long', `The clip lasts ${seconds} s; when the image's orientation is followed it may last ${capability.motion.maxSecondsFollowingImage} s.`);
}

/** Every mask has the picture's own shape; all masks have one size (§5.5). */
function checkMasks(input: RuleInput): void {
  const { order, report } = input;
  const masks = [...(order.staticMask ? [['staticMask', order.staticMask] as const] : []), ...(order.dynamicMasks ?? []).map(({ mask }, index) => [`dynamicMasks.${index}.mask`, mask] as const)];
  const frame = order.firstFrame?.facts;
  const [first] = masks.flatMap(([, { facts }]) => (facts?.width && facts.height ? [facts] : []));
  for (const [path, mask] of masks) {
    checkSource(input, path, mask, 'image');
    const { width, height } = mask.facts ?? {};
    if (!width || !height) continue;
    if (frame?.width && frame.height && Math.abs(width / height - frame.width / frame.height) > 0.01) report(path, 'shape', "A mask has the start image's aspect ratio.");
    if (first && (first.width !== width || first.height !== height)) report(path, 'size', 'All masks have the same size in pixels.');
  }
}

function checkMedia(input: RuleInput, path: string, media: MediaInput, limits: MediaLimits, kind: 'image' | 'video'): void {
  const { report } = input;
  if (!checkSource(input, path, media, kind)) return;
  const { format, bytes, width, height, durationSeconds, frameRate } = media.facts ?? {};
  // Bytes were given, and they are no kind we know.
  if (format === undefined && !isUrl(media.source) && media.facts !== undefined) report(path, 'format', `The ${kind} is neither of these: ${limits.formats.join(', ')}.`);
  if (format !== undefined && !limits.formats.includes(format)) report(path, 'format', `The ${kind} is ${format}; taken: ${limits.formats.join(', ')}.`);
  if (bytes !== undefined && bytes > limits.maxBytes) report(path, 'too-large', `The ${kind} has ${Math.ceil(bytes / 1024 / 1024)} MB; at most ${limits.maxBytes / 1024 / 1024} MB are taken.`);
  if (width !== undefined && height !== undefined) checkPixels(path, width, height, limits, report);
  if (durationSeconds !== undefined) {
    if (limits.minSeconds !== undefined && durationSeconds < limits.minSeconds) report(path, 'too-short', `The clip lasts ${durationSeconds} s; at least ${limits.minSeconds} s are needed.`);
    if (limits.maxSeconds !== undefined && durationSeconds > limits.maxSeconds) report(path, 'too-long', `The clip lasts ${durationSeconds} s; at most ${limits.maxSeconds} s are taken.`);
  }
  if (frameRate !== undefined && limits.frameRates !== undefined && (frameRate < limits.frameRates[0] || frameRate > limits.frameRates[1])) report(path, 'frame-rate', `The clip has ${frameRate} frames per second; ${limits.frameRates.join(' to ')} are taken.`);
}

function checkPixels(path: string, width: number, height: number, limits: MediaLimits, report: RuleInput['report']): void {
  const size = `${width} × ${height} px`;
  if (limits.minSide !== undefined && Math.min(width, height) < limits.minSide) report(path, 'too-small', `${size} is too small: each side has at least ${limits.minSide} px.`);
  if (limits.maxSide !== undefined && Math.max(width, height) > limits.maxSide) report(path, 'too-large', `${size} is too large: a side has at most ${limits.maxSide} px.`);
  if (limits.maxArea !== undefined && width * height > limits.maxArea) report(path, 'too-large', `${size} is too large: at most ${limits.maxArea} pixels are taken.`);
  const aspect = width / height;
  if ((limits.minAspect !== undefined && aspect < limits.minAspect) || (limits.maxAspect !== undefined && aspect > limits.maxAspect)) report(path, 'shape', `${size} is too long a shape: width divided by height lies between ${limits.minAspect} and ${limits.maxAspect}.`);
}

function checkSource({ report }: RuleInput, path: string, { source }: MediaInput, kind: string): boolean {
  if (isUrl(source)) {
    if (parseUrl(source)) return true;
    report(path, 'invalid-url', `The ${kind}'s address is no valid URL.`);
    return false;
  }
  // Raw Base64; a `data:` prefix is no part of it (kling-api.md §5.1).
  if (BASE64_BEGINNING.test(source.slice(0, LOOKED_AT_CHARACTERS))) return true;
  report(path, 'not-media', `The ${kind} is neither an http(s) URL nor raw Base64 (without a data: prefix).`);
  return false;
}
