import type { Capability, CapabilityStatus, PriceRow } from './capability.ts';
import type { AspectRatio, ImageResolution } from './order.ts';
import { EIGHT_RATIOS, LEGACY_IMAGE } from './table-parts.ts';

/** Still images: legacy endpoints only (kling-api.md §0, §3.3, §5.14, prices §9). */

const STILL = { dialect: 'legacy', prompt: 'required', promptMaxCharacters: 2500, qualities: [], acceptsMode: false, resolutions: {}, frameRate: 24, durationsSeconds: [], cfgScale: 'refused', imageLimits: LEGACY_IMAGE } as const;
const ONE_AND_TWO_K = ['1k', '2k'] as const;

interface StillRow {
  modelName: string;
  status?: CapabilityStatus;
  aspectRatios?: readonly AspectRatio[];
  resolutions?: readonly ImageResolution[];
  units: { text: number; image: number };
  references?: readonly ('subject' | 'face')[];
  fidelity?: true;
  maxElements?: number;
}

const price = (units: number): PriceRow[] => [{ unit: 'image', units }];

/** Both uses of `images/generations`. What to avoid can be said there only without an input image. */
function generations(row: StillRow): Capability[] {
  const { modelName, status = 'current', aspectRatios = EIGHT_RATIOS, resolutions = ['1k'], units, references, fidelity, maxElements } = row;
  const shared = { ...STILL, path: '/v1/images/generations', modelName, status, aspectRatios, source: '§3.3, §5.14', ...(maxElements === undefined ? {} : { maxElements }) } as const;
  // Without an image a fidelity has no effect, but clients send it all the same.
  const stills = { resolutions, maxCount: 9, maxReferences: 10, ...(fidelity ? { fidelity } : {}) } as const;
  return [
    { ...shared, type: 'text-to-image', negativePromptMaxCharacters: 2500, stills, prices: price(units.text) },
    { ...shared, type: 'image-to-image', images: { min: 1, max: 1 }, stills: { ...stills, ...(references ? { references } : {}) }, prices: price(units.image) },
  ];
}

/** Both uses of `images/omni-image`. */
function omniImage(row: StillRow & { autoRatioForText: boolean; prices: PriceRow[]; series?: true }): Capability[] {
  const { modelName, resolutions = ONE_AND_TWO_K, autoRatioForText, prices, series } = row;
  const shared = { ...STILL, path: '/v1/images/omni-image', modelName, status: 'current', maxElements: 10, stills: { resolutions, maxCount: 9, maxReferences: 10, ...(series ? { series } : {}) }, prices, source: '§3.3, §5.14' } as const;
  const withAuto: readonly AspectRatio[] = [...EIGHT_RATIOS, 'auto'];
  return [
    { ...shared, type: 'text-to-image', aspectRatios: autoRatioForText ? withAuto : EIGHT_RATIOS },
    { ...shared, type: 'image-to-image', aspectRatios: withAuto, images: { min: 1, max: 10 } },
  ];
}

export const STILLS_3 = generations({ modelName: 'kling-v3', resolutions: ONE_AND_TWO_K, units: { text: 8, image: 8 }, maxElements: 10 });
export const STILLS_2_1 = generations({ modelName: 'kling-v2-1', resolutions: ONE_AND_TWO_K, units: { text: 4, image: 8 }, references: ['subject', 'face'], fidelity: true });
export const OMNI_IMAGE_3 = omniImage({
  modelName: 'kling-v3-omni',
  resolutions: ['1k', '2k', '4k'],
  units: { text: 8, image: 8 },
  autoRatioForText: false,
  series: true,
  prices: [
    { resolution: '4k', unit: 'image', units: 16 },
    { unit: 'image', units: 8 },
  ],
});
// The map says 1k and 2k, the endpoint's own list has 4k (§3.3); its price is the only one stated.
export const OMNI_IMAGE_O1 = omniImage({ modelName: 'kling-image-o1', resolutions: ['1k', '2k', '4k'], units: { text: 8, image: 8 }, autoRatioForText: true, prices: price(8) });

/** Names of older pages; today's page lists them no more (§3.3, §5.14), and v2 is called retired there. */
export const OLDER_STILLS = {
  v1: generations({ modelName: 'kling-v1', status: 'legacy', aspectRatios: EIGHT_RATIOS.filter((ratio) => ratio !== '21:9'), units: { text: 1, image: 1 }, fidelity: true }),
  v1_5: generations({ modelName: 'kling-v1-5', status: 'legacy', units: { text: 4, image: 8 }, references: ['subject', 'face'], fidelity: true }),
  v2: generations({ modelName: 'kling-v2', status: 'retired', resolutions: ONE_AND_TWO_K, units: { text: 4, image: 8 } }),
};
