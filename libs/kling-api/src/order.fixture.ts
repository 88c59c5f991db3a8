import fc from 'fast-check';
import type { Capability } from './capability.ts';
import { checkOrder } from './check-order.ts';
import type { KlingOrder, NamedMedia } from './order.ts';
import { toShotPrompt } from './shot-syntax.ts';
import { png } from './vectors/pictures.ts';

/** Arbitrary orders that a row of the capability table takes, with every field the row has. */

const CONTENT = png(640, 480);
/** Text without what prompts speak of inputs by, so that every reference in it is meant. */
export const words = fc.string({ unit: 'grapheme', maxLength: 60 }).map((text) => text.replaceAll(/[@<>]/g, ' '));
export const inputName = fc.stringMatching(/^[a-zäß京_-][a-z0-9ü_-]{0,9}$/);
export const elementId = fc.oneof(fc.bigInt({ min: 0n, max: 10n ** 20n }).map(String), fc.stringMatching(/^0\d{1,6}$/));
const source = fc.oneof({ weight: 4, arbitrary: fc.webUrl() }, { weight: 1, arbitrary: fc.constant(CONTENT) });
const url = fc.webUrl();
const fraction = fc.double({ min: 0, max: 1, noNaN: true }).map((value) => value + 0);
const maybe = <T>(arbitrary: fc.Arbitrary<T>, isThere = true) => (isThere ? fc.option(arbitrary, { nil: undefined }) : fc.constant(undefined));
const oneOf = <T>(values: readonly T[] | undefined): fc.Arbitrary<T | undefined> => (values?.length ? fc.constantFrom(...values) : fc.constant(undefined));
const upTo = <T>(arbitrary: fc.Arbitrary<T>, max: number, min = 0) => (max === 0 ? fc.constant(undefined) : fc.array(arbitrary, { minLength: min, maxLength: max }).map((list) => (list.length > 0 ? list : undefined)));

const shot = fc.record({ prompt: words.filter((text) => text.trim() !== ''), durationSeconds: fc.integer({ min: 1, max: 5 }) });
const camera = fc.oneof(
  fc.record({ type: fc.constant('simple'), config: fc.record({ horizontal: fc.constant(0), zoom: fc.integer({ min: 1, max: 10 }) }) }),
  fc.record({ type: fc.constantFrom('down_back', 'forward_up', 'right_turn_forward', 'left_turn_forward') }),
);
const mask = fc.record({ mask: fc.record({ source: url }), trajectories: fc.array(fc.record({ x: fc.nat(2000), y: fc.nat(2000) }), { minLength: 2, maxLength: 77 }) });

/** Fields that depend on nothing but the row. */
function plainFields(row: Capability) {
  return fc.record({
    negativePrompt: maybe(words.filter((text) => text !== ''), row.negativePromptMaxCharacters !== undefined),
    quality: oneOf(row.qualities),
    durationSeconds: oneOf(row.durationsSeconds),
    aspectRatio: oneOf(row.aspectRatios),
    audio: row.audio ? oneOf(row.audio.choices) : oneOf([undefined, ...(row.audioAlways ? (['native'] as const) : (['off'] as const))]),
    cfgScale: maybe(fraction, row.cfgScale !== 'refused'),
    camera: maybe(camera, row.camera !== undefined),
    staticMask: maybe(fc.record({ source: url }), row.motionBrush !== undefined),
    dynamicMasks: row.motionBrush ? upTo(mask, 6) : fc.constant(undefined),
    orientation: oneOf(row.motion && (['image', 'video'] as const)),
    sourceVideoId: row.extend ? fc.bigInt({ min: 1n, max: 10n ** 18n }).map(String) : fc.constant(undefined),
    imageCount: row.stills ? fc.integer({ min: 1, max: row.stills.maxCount }) : fc.constant(undefined),
    series: maybe(fc.constant(true), row.stills?.series === true),
    resolution: oneOf(row.stills?.resolutions),
    imageReference: maybe(fc.constantFrom(...(row.stills?.references ?? ['subject' as const])), row.stills?.references !== undefined),
    imageFidelity: maybe(fraction, row.stills?.fidelity === true),
    humanFidelity: maybe(fraction, row.stills?.references !== undefined),
    watermark: maybe(fc.constant(true)),
    multiShot: row.multiShotSwitch ? maybe(fc.boolean()) : row.multiShot === 'structured' ? maybe(fc.constant(true)) : fc.constant(undefined),
    shots: row.multiShot ? maybe(fc.array(shot, { minLength: 1, maxLength: 6 })) : fc.constant(undefined),
  });
}

/** Pictures, clips, elements and voices, all that can be named with a name of their own. */
function inputs(row: Capability) {
  const { omni, images } = row;
  const named = (extra: object = {}) => fc.record({ source, name: inputName }).map((input): NamedMedia => ({ ...input, ...extra }));
  const frame = omni ? fc.oneof(named(), fc.record({ source })) : fc.record({ source });
  return fc
    .record({
      firstFrame: row.firstFrame === 'required' ? frame : maybe(frame, row.firstFrame !== undefined),
      lastFrame: maybe(frame, row.lastFrame !== undefined || row.lastFrameAlone !== undefined),
      images: omni ? upTo(named(), 3) : upTo(named(), images?.max ?? 0, images?.min),
      video: row.motion ? fc.record({ source: url, role: fc.constant('motion' as const) }) : maybe(fc.record({ source: url, name: inputName, role: fc.constantFrom('base' as const, 'feature' as const) }), omni !== undefined),
      elements: upTo(fc.record({ elementId, name: inputName }), omni ? 2 : (row.maxElements ?? 0)),
      voices: upTo(fc.record({ voiceId: fc.bigInt({ min: 1n, max: 10n ** 18n }).map(String), name: inputName }), row.voices?.max ?? 0),
    })
    .filter((given) => new Set(namesIn(given)).size === namesIn(given).length);
}

type Inputs = Pick<KlingOrder, 'firstFrame' | 'lastFrame' | 'images' | 'video' | 'elements' | 'voices'>;
export const namesIn = ({ firstFrame, lastFrame, images = [], video, elements = [], voices = [] }: Inputs): string[] => [firstFrame, lastFrame, ...images, video, ...elements, ...voices].flatMap((input) => input?.name ?? []);

/** Text that speaks of the inputs; each name ends where the next word begins. */
const promptOf = (names: readonly string[]) => fc.tuple(words.map((text) => `A lake ${text}`), fc.subarray([...names]), words).map(([before, spoken, after]) => `${before} ${spoken.map((name) => `@${name} `).join('and ')}${after}`);

/** Orders of a row that the rules take. */
export function validOrder(model: string, row: Capability): fc.Arbitrary<KlingOrder> {
  return fc
    .tuple(plainFields(row), inputs(row))
    .chain(([plain, given]) => promptOf(namesIn(given)).map((prompt) => complete(row, { type: row.type, model, ...plain, ...given, prompt })))
    .filter((order) => checkOrder(order, row).length === 0);
}

/** Shots and their switches as a plan would set them, and nothing that is undefined. */
function complete(row: Capability, order: KlingOrder): KlingOrder {
  const seconds = order.shots?.reduce((sum, { durationSeconds }) => sum + durationSeconds, 0);
  if (order.shots) Object.assign(order, { multiShot: true, durationSeconds: seconds }, row.multiShot === 'prompt' ? { prompt: toShotPrompt(order.shots) } : {});
  if (row.multiShot === 'structured' && order.multiShot) order.shotType = order.shots ? 'customize' : 'intelligence';
  return Object.fromEntries(Object.entries(order).filter(([, value]) => value !== undefined)) as unknown as KlingOrder;
}
