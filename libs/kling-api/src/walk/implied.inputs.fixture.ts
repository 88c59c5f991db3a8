import type { CreateTaskBody } from '@kp/task-contracts';
import type { Capability, Combination } from '../capability.ts';
import { isNew, qualityOf, refusal, secondsOf, UNSAID, type Refusal } from './refusal.fixture.ts';
import { impliedOfOmni } from './implied.omni.fixture.ts';

/** What a row means for pictures, clips, elements, voices, camera and masks. */

/** Limits that stand in no row (kling-api.md §5.5, §5.6). */
export const MASKS = { max: 6, points: { min: 2, max: 77 } } as const;
export const CAMERA = { axes: ['horizontal', 'vertical', 'pan', 'tilt', 'roll', 'zoom'], max: 10 } as const;

/** A body's inputs as the row sorts them. */
export interface Inputs {
  first: boolean;
  last: boolean;
  /** Pictures that are references, or the source of an image. */
  pictures: number;
  elements: number;
  /** Position of the clip among the references, -1 without one. */
  clip: number;
  /** References of a kind that the row does not know. */
  strangers: number[];
}

export function impliedOfInputs(row: Capability, body: CreateTaskBody): Refusal[] {
  const inputs = sort(row, body);
  const strangers = inputs.strangers.map((index) => refusal(`references.${index}.kind`, UNSAID.leftOut));
  return [...strangers, ...frames(row, body, inputs), ...exclusions(row, body), ...camera(row, body), ...masks(row, body), ...pictures(row, body, inputs), ...elements(row, body, inputs), ...voices(row, body), ...products(row, body), ...impliedOfOmni(row, body, inputs)];
}

function sort(row: Capability, body: CreateTaskBody): Inputs {
  const { references = [], imageUrl, firstFrame, lastFrame } = body;
  const isListed = row.images !== undefined && row.firstFrame === undefined && (firstFrame ?? imageUrl) !== undefined;
  const takes = (kind: string): boolean => {
    if (kind === 'element') return true;
    if (kind === 'video') return row.omni !== undefined;
    if (kind === 'face') return row.stills?.references?.includes('face') ?? false;
    return row.omni !== undefined || (row.images !== undefined && (kind === 'image' || (row.stills?.references?.includes('subject') ?? true)));
  };
  const known = references.filter(({ kind }) => takes(kind));
  const count = (...kinds: string[]): number => known.filter(({ kind }) => kinds.includes(kind)).length;
  return {
    first: (firstFrame ?? imageUrl) !== undefined && !isListed,
    last: lastFrame !== undefined,
    pictures: count('image', 'subject', 'face') + (isListed ? 1 : 0),
    elements: count('element'),
    clip: row.omni ? references.findIndex(({ kind }) => kind === 'video') : -1,
    strangers: references.flatMap(({ kind }, index) => (takes(kind) ? [] : [index])),
  };
}

/** Whether one of the combinations covers the quality, length and sound of the body. */
function isCovered(combinations: readonly Combination[], row: Capability, body: CreateTaskBody): boolean {
  const quality = qualityOf(row, body);
  const isSilent = body.audio !== 'native' && !row.audioAlways;
  return combinations.some((each) => (!each.qualities || (quality !== undefined && each.qualities.includes(quality))) && (!each.durationsSeconds || each.durationsSeconds.includes(secondsOf(body))) && (!each.silent || isSilent));
}

function frames(row: Capability, body: CreateTaskBody, { first, last }: Inputs): Refusal[] {
  const found: Refusal[] = [];
  if (body.imageUrl !== undefined && body.firstFrame !== undefined) found.push(refusal('firstFrame', UNSAID.leftOut));
  const firstPath = body.firstFrame === undefined ? 'imageUrl' : 'firstFrame';
  if (row.firstFrame === undefined) {
    if (first) found.push(refusal(firstPath, UNSAID.noField));
    if (last) found.push(refusal('lastFrame', UNSAID.noField));
    return found;
  }
  if (!first && (row.firstFrame === 'required' || (row.type === 'image-to-video' && !last))) return [...found, refusal(firstPath)];
  const combinations = first ? row.lastFrame : row.lastFrameAlone;
  if (last && !(combinations && isCovered(combinations, row, body))) found.push(refusal('lastFrame', row.motion && !isNew(row) && UNSAID.noField));
  return found;
}

const maskPath = ({ motionBrush }: CreateTaskBody): string | undefined => (motionBrush?.dynamicMasks?.length ? 'motionBrush.dynamicMasks' : motionBrush?.staticMask ? 'motionBrush.staticMask' : undefined);

/** End image, masks and camera exclude one another, whoever takes them. */
function exclusions(row: Capability, body: CreateTaskBody): Refusal[] {
  const given = [body.lastFrame && 'lastFrame', maskPath(body), body.camera && 'camera'].filter((path) => typeof path === 'string');
  // The new generation has a place for end images only, and a call without a start image has none for them.
  const sent = given.filter((path) => (path === 'lastFrame' ? row.firstFrame !== undefined : !isNew(row)));
  return given.length > 1 ? given.map((path) => refusal(path, sent.length < 2 && UNSAID.noField)) : [];
}

function camera(row: Capability, body: CreateTaskBody): Refusal[] {
  if (!body.camera) return [];
  const unsaid = isNew(row) && UNSAID.noField;
  if (!row.camera || !isCovered(row.camera, row, body)) return [refusal('camera', unsaid)];
  const { type, config } = body.camera;
  const found = row.camera.some(({ types }) => types.includes(type)) ? [] : [refusal('camera.type')];
  // Movements go with `simple`, and only there.
  if ((config === undefined) === (type === 'simple')) found.push(refusal('camera.config'));
  if (type !== 'simple' || !config) return found;
  const axes: readonly string[] = CAMERA.axes;
  const bad = Object.entries(config).filter(([axis, value]) => !axes.includes(axis) || Math.abs(value) > CAMERA.max);
  found.push(...bad.map(([axis]) => refusal(`camera.config.${axis}`)));
  if (Object.values(config).filter((value) => value !== 0).length !== 1) found.push(refusal('camera.config'));
  return found;
}

function masks(row: Capability, body: CreateTaskBody): Refusal[] {
  const path = maskPath(body);
  if (path === undefined) return [];
  if (!row.motionBrush) return [refusal(path, isNew(row) && UNSAID.noField)];
  const { dynamicMasks = [] } = body.motionBrush ?? {};
  const hasBadPath = (points: readonly { x: number; y: number }[]): boolean => points.length < MASKS.points.min || points.length > MASKS.points.max || points.some(({ x, y }) => x % 1 !== 0 || y % 1 !== 0);
  return [
    ...(isCovered(row.motionBrush, row, body) && dynamicMasks.length <= MASKS.max ? [] : [refusal(path)]),
    ...dynamicMasks.flatMap(({ trajectories }, index) => (hasBadPath(trajectories) ? [refusal(`motionBrush.dynamicMasks.${index}.trajectories`)] : [])),
  ];
}

function pictures(row: Capability, body: CreateTaskBody, { pictures: count, elements: others }: Inputs): Refusal[] {
  const path = row.type === 'image-to-image' && !body.references?.length ? 'imageUrl' : 'references';
  const found: Refusal[] = [];
  if (row.images && count < row.images.min) found.push(refusal(path, row.stills && UNSAID.textInstead));
  if (row.images && count > row.images.max) found.push(refusal(path, row.stills && row.images.max === 1 && UNSAID.onlyOne));
  if (row.stills && count + others > row.stills.maxReferences) found.push(refusal(count > 0 ? path : 'references', row.images?.max === 1 && others < row.stills.maxReferences && UNSAID.onlyOne));
  return found;
}

function elements(row: Capability, body: CreateTaskBody, { elements: count }: Inputs): Refusal[] {
  if (count === 0) return [];
  const unsaid = isNew(row) && row.type === 'text-to-video' && UNSAID.noField;
  if (!row.omni && row.maxElements === undefined) return [refusal('references', unsaid)];
  const isTooMany = !row.omni && !row.stills && count > (row.maxElements ?? 0);
  return [...(isTooMany ? [refusal('references')] : []), ...(body.voices?.length ? [refusal('voices')] : [])];
}

function voices(row: Capability, body: CreateTaskBody): Refusal[] {
  const count = body.voices?.length ?? 0;
  if (count === 0) return [];
  if (!row.voices) return [refusal('voices', isNew(row) && row.type === 'text-to-video' && UNSAID.noField)];
  return count > row.voices.max || body.audio !== 'native' || !isCovered([row.voices], row, body) ? [refusal('voices')] : [];
}

/** What only motion transfers and extensions have. */
function products(row: Capability, body: CreateTaskBody): Refusal[] {
  const found: Refusal[] = [];
  if (row.motion && body.motionClip === undefined) found.push(refusal('motionClip'));
  if (row.motion && body.characterOrientation === undefined) found.push(refusal('characterOrientation'));
  if (!row.motion && body.motionClip !== undefined) found.push(refusal('motionClip', UNSAID.leftOut));
  if (row.extend && body.sourceTaskId === undefined) found.push(refusal('sourceTaskId'));
  return found;
}
