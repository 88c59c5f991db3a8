import type { CreateTaskBody } from '@kp/task-contracts';
import type { Capability } from '../capability.ts';
import { impliedOfInputs } from './implied.inputs.fixture.ts';
import { impliedOfWords } from './implied.words.fixture.ts';
import { isNew, qualityOf, refusal, secondsOf, UNSAID, type Refusal } from './refusal.fixture.ts';

/**
 * What a row of the capability table means for a create body, worked out a second time: from the row and from the
 * public body, without the order, the rules and the plan that are to be measured against it. Everything that the row
 * refuses; empty when it takes the body.
 */
export function impliedBy(row: Capability, body: CreateTaskBody): Refusal[] {
  if (row.status === 'retired') return [{ paths: ['model'] }];
  return [...choices(row, body), ...sound(row, body), ...stills(row, body), ...impliedOfWords(row, body), ...impliedOfInputs(row, body)];
}

function choices(row: Capability, body: CreateTaskBody): Refusal[] {
  const found: Refusal[] = [];
  const { durationSeconds, quality, aspectRatio } = body;
  if (row.durationsSeconds.length === 0) {
    if (durationSeconds !== undefined) found.push(refusal('durationSeconds', UNSAID.follows));
  } else if (!row.durationsSeconds.includes(secondsOf(body))) found.push(refusal('durationSeconds'));
  // In the new generation a quality that is not offered has no word.
  if (quality !== undefined && !row.extend && !row.qualities.includes(quality)) found.push(refusal('quality', (!row.acceptsMode || isNew(row)) && UNSAID.notASetting));
  if (aspectRatio !== undefined) {
    if (row.aspectRatios.length > 0 && !row.aspectRatios.includes(aspectRatio)) found.push(refusal('aspectRatio'));
    // Where the shape follows an input, the three ratios of videos are taken and nothing comes of them.
    if (row.aspectRatios.length === 0 && !['16:9', '9:16', '1:1'].includes(aspectRatio)) found.push(refusal('aspectRatio', UNSAID.follows));
  }
  const { strength } = body;
  if (strength !== undefined) {
    const isAble = row.cfgScale === 'accepted' || (row.stills?.fidelity === true && row.images !== undefined);
    if (!isAble || (typeof strength === 'number' && (strength < 0 || strength > 1))) found.push(refusal('strength', UNSAID.leftOut));
  }
  return found;
}

function sound(row: Capability, body: CreateTaskBody): Refusal[] {
  const { audio } = body;
  const asWritten = isNew(row) || audio === 'native';
  if (audio === undefined || (row.audioAlways && audio === 'native')) return [];
  if (row.audioAlways) return [refusal('audio', UNSAID.notASetting)];
  if (row.audio === undefined) return audio === 'off' ? [] : [refusal('audio', (isNew(row) || audio === 'original') && UNSAID.notASetting)];
  const hasClip = row.motion !== undefined || (row.omni !== undefined && body.references?.some(({ kind }) => kind === 'video'));
  // A legacy motion transfer keeps the sound or does not; a third word cannot be said.
  if (!row.audio.choices.includes(audio)) return [refusal('audio', !isNew(row) && (row.motion !== undefined || audio === 'original') && UNSAID.noField)];
  const { qualities } = row.audio.native ?? {};
  if (audio === 'native' && qualities && !qualities.some((each) => each === qualityOf(row, body))) return [refusal('audio')];
  if (audio === 'original' && !hasClip) return [refusal('audio', !asWritten && UNSAID.noField)];
  return [];
}

function stills(row: Capability, body: CreateTaskBody): Refusal[] {
  const { resolution, imageCount } = body;
  const found: Refusal[] = [];
  if (resolution !== undefined && !row.stills?.resolutions.includes(resolution)) found.push(refusal('resolution', !row.stills && UNSAID.noField));
  if (imageCount !== undefined && (!row.stills || imageCount < 1 || imageCount > row.stills.maxCount)) found.push(refusal('imageCount', !row.stills && UNSAID.noField));
  if (body.motionPreset !== undefined && row.stills) found.push(refusal('motionPreset', UNSAID.leftOut));
  return found;
}
