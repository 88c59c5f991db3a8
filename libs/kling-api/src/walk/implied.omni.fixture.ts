import type { CreateTaskBody } from '@kp/task-contracts';
import type { Capability } from '../capability.ts';
import { refusal, secondsOf, type Refusal } from './refusal.fixture.ts';
import type { Inputs } from './implied.inputs.fixture.ts';

/** What a row of omni-video means for inputs that stand beside one another. */
export function impliedOfOmni({ omni, multiShotSwitch, multiShot, audio }: Capability, body: CreateTaskBody, { first, last, pictures, elements, clip }: Inputs): Refusal[] {
  if (!omni) return [];
  const found: Refusal[] = [];
  const frames = Number(first) + Number(last);
  const listed = pictures + (omni.framesCountAsImages ? frames : 0);
  if (listed + elements > (clip < 0 ? omni.maxReferences : omni.maxReferencesWithVideo)) found.push(refusal('references'));
  if (frames > 0 && elements > omni.maxElementsWithFrames) found.push(refusal('references'));
  if (frames === 2 && !omni.referencesWithBothFrames && pictures + elements > 0) found.push(refusal('references'));
  if (frames > 0 && listed > (omni.maxImagesWithFrames ?? Infinity)) found.push(refusal(body.firstFrame === undefined ? 'imageUrl' : 'firstFrame'));
  const isFrameAlone = first && !last && pictures + elements === 0 && clip < 0;
  if (isFrameAlone && omni.firstFrameOnlyDurationsSeconds && !omni.firstFrameOnlyDurationsSeconds.includes(secondsOf(body))) found.push(refusal('durationSeconds'));
  if (clip < 0) return found;

  const isBase = body.references?.[clip]?.use === 'base';
  if (isBase && frames > 0) found.push(refusal(`references.${clip}`));
  if (isBase && body.multiShot === true && multiShot !== undefined) found.push(refusal('multiShot'));
  if (!isBase && multiShotSwitch && body.multiShot === false) found.push(refusal('multiShot'));
  if (!isBase && last && !omni.lastFrameWithFeatureVideo) found.push(refusal('lastFrame'));
  if (body.audio === 'native' && audio?.choices.includes('native')) found.push(refusal('audio'));
  if (body.audio === 'original' && !isBase && omni.silentWith === 'feature-video') found.push(refusal('audio'));
  return found;
}
