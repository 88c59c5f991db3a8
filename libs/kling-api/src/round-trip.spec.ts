import fc from 'fast-check';
import type { Capability } from './capability.ts';
import { listCapabilities } from './capabilities.ts';
import { elementId, inputName, namesIn, validOrder, words } from './order.fixture.ts';
import type { KlingOrder, MediaInput } from './order.ts';
import { toCreateRequest } from './payload.ts';
import { providerUnits } from './prices.ts';
import { fromLegacyPrompt, legacyNames, toLegacyPrompt } from './prompt-references.ts';
import { readKlingCreate } from './read-create.ts';
import { readShotPrompt, toShotPrompt } from './shot-syntax.ts';

/** Fixed, so that a run says the same each time; another number looks elsewhere. */
const SEED = { seed: 20_261_124 };
const ROWS = listCapabilities().filter(({ capability }) => capability.status !== 'retired');

const sourceOf = ({ source }: MediaInput) => source;

/**
 * What an order means, whatever it was called and left open in: inputs by position instead of name, documented defaults
 * (kling-api.md §4.1, §5.4-5.14) filled in, facts of media left out.
 */
function meaningOf(order: KlingOrder, row: Capability): object {
  const { firstFrame, lastFrame, images = [], video, elements = [], voices = [], shots, staticMask, dynamicMasks, ...rest } = order;
  const names = legacyNames(order);
  const spoken = (text: string): string => text.replaceAll(/@([\p{L}\p{N}_-]+)/gu, (written, name: string) => (names.has(name) ? `@${names.get(name)}` : written));
  const isBase = video?.role === 'base';
  const defaults = {
    audio: row.audioAlways ? 'native' : (rest.audio ?? (row.motion ? 'original' : 'off')),
    aspectRatio: rest.aspectRatio ?? (row.omni && row.dialect === 'new' ? '16:9' : undefined),
    // An edited clip is as long as it is.
    durationSeconds: isBase ? undefined : rest.durationSeconds,
    multiShot: row.multiShotSwitch ? (rest.multiShot ?? !isBase) : row.multiShot === 'structured' ? rest.multiShot === true : undefined,
    // The call names no model and no quality: both are the extended clip's.
    ...(row.extend ? { model: undefined, quality: undefined } : {}),
  };
  return JSON.parse(
    JSON.stringify({
      ...rest,
      ...defaults,
      prompt: spoken(rest.prompt).trim(),
      firstFrame: firstFrame && sourceOf(firstFrame),
      lastFrame: lastFrame && sourceOf(lastFrame),
      images: images.map(sourceOf),
      video: video && [video.role, video.source],
      elements: elements.map((element) => element.elementId),
      voices: voices.map((voice) => voice.voiceId),
      // A semicolon ends a shot in the new generation, so it went out as a comma.
      shots: shots?.map(({ prompt, durationSeconds }) => [(row.multiShot === 'prompt' ? prompt.replaceAll(';', ',').trim() : spoken(prompt)), durationSeconds]),
      masks: [staticMask && sourceOf(staticMask), dynamicMasks?.map(({ mask, trajectories }) => [mask.source, trajectories])],
    }),
  ) as object;
}

/** Kling's price; an extension's depends on the quality of what is extended. */
const unitsOf = (order: KlingOrder, row: Capability, model: string): number => providerUnits(row.extend ? { ...order, model, quality: 'pro' } : order);

describe('an order that the rules take means the same after a journey over the wire, and costs the same', () => {
  const seen = new Set<string>();

  it.each(ROWS.map(({ model, capability }) => [`${model.id} ${capability.type} ${capability.dialect}`, model.id, capability] as const))('%s', (_title, model, row) => {
    fc.assert(
      fc.property(validOrder(model, row), (order) => {
        for (const field of Object.keys(order)) seen.add(field);
        const { path, body } = toCreateRequest(order, row.dialect, { externalTaskId: 'att_1', callbackUrl: 'https://platform.example.com/callback' });
        const reading = readKlingCreate(path, JSON.parse(JSON.stringify(body)));
        if (!reading.ok) throw new Error(`Refused: ${JSON.stringify(reading.problems)}`);
        const { create } = reading;
        expect([create.dialect, create.type, create.externalTaskId, create.callbackUrl]).toEqual([row.dialect, row.type, 'att_1', 'https://platform.example.com/callback']);
        expect(meaningOf(create.order, row)).toEqual(meaningOf(order, row));
        expect(unitsOf(create.order, row, model)).toBe(unitsOf(order, row, model));
      }),
      { ...SEED, numRuns: 60 },
    );
  });

  it('had every field of an order among them', () => {
    const fields: Record<keyof KlingOrder, true> = { type: true, model: true, prompt: true, negativePrompt: true, quality: true, durationSeconds: true, aspectRatio: true, audio: true, cfgScale: true, firstFrame: true, lastFrame: true, images: true, video: true, elements: true, voices: true, camera: true, staticMask: true, dynamicMasks: true, multiShot: true, shotType: true, shots: true, orientation: true, sourceVideoId: true, imageCount: true, series: true, resolution: true, imageReference: true, imageFidelity: true, humanFidelity: true, watermark: true };
    expect([...seen].toSorted()).toEqual(Object.keys(fields).toSorted());
  });
});

describe('a prompt that speaks of its inputs', () => {
  const named = fc.record({ source: fc.webUrl(), name: inputName });
  const order = fc
    .record({ images: fc.array(named, { minLength: 1, maxLength: 4 }), elements: fc.array(fc.record({ elementId, name: inputName }), { maxLength: 3 }), video: fc.option(fc.record({ source: fc.webUrl(), name: inputName, role: fc.constant('feature' as const) }), { nil: undefined }) })
    .filter((given) => new Set(namesIn(given)).size === namesIn(given).length)
    .map((given): KlingOrder => ({ type: 'omni-video', model: 'kling-3.0-omni', prompt: '', ...given }));

  it('says <<<kind_n>>> in the legacy generation and comes back as @kind_n, each for its own input', () => {
    fc.assert(
      fc.property(order, fc.array(words, { minLength: 8, maxLength: 8 }), (given, texts) => {
        const names = namesIn(given);
        const prompt = names.map((name, index) => `${texts[index] ?? ''} @${name} `).join('');
        const written = toLegacyPrompt(given, prompt);
        expect(written).not.toContain('@');
        const canonical = legacyNames(given);
        expect(new Set(canonical.values()).size).toBe(names.length);
        expect(fromLegacyPrompt(written)).toBe(names.map((name, index) => `${texts[index] ?? ''} @${canonical.get(name)} `).join(''));
      }),
      SEED,
    );
  });

  it('keeps what is nobody’s name', () => {
    fc.assert(
      fc.property(order, words, (given, text) => {
        const prompt = `${text} @somebody-else-entirely, mail me@example.com`;
        expect(fromLegacyPrompt(toLegacyPrompt(given, prompt))).toBe(prompt);
      }),
      SEED,
    );
  });
});

it('reads every list of shots back as it was written, but for semicolons', () => {
  const shot = fc.record({ prompt: fc.string({ unit: 'grapheme', maxLength: 80 }).map((text) => text.trim()), durationSeconds: fc.integer({ min: 1, max: 15 }) });
  fc.assert(
    fc.property(fc.array(shot, { minLength: 1, maxLength: 6 }), (shots) => {
      expect(readShotPrompt(toShotPrompt(shots))).toEqual(shots.map(({ prompt, durationSeconds }) => ({ prompt: prompt.replaceAll(';', ','), durationSeconds })));
    }),
    { ...SEED, numRuns: 1000 },
  );
});

it('takes no prose for shots', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
      expect(readShotPrompt(`A lake ${text}`)).toBeUndefined();
      expect(readShotPrompt(`shot 1, 3, a lake; ${text.replaceAll(/shot/gi, '')} and more`)).toBeUndefined();
    }),
    { ...SEED, numRuns: 500 },
  );
});
