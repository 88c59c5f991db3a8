import type { Capability, ModelRow, PriceRow } from './capability.ts';
import { DEFAULT_MODELS } from './capabilities.ts';
import type { KlingTaskType } from './order.ts';
import { MAX_SHOTS } from './rules/text.rules.ts';

/** A row of the table as `GET /v1/models` and the console's forms show it: one operation per type, both dialects in one. */
export interface ModelView {
  id: string;
  aliases: string[];
  operations: OperationView[];
}

export interface OperationView {
  type: KlingTaskType;
  status: Capability['status'];
  generations: ('legacy' | 'new')[];
  source: string;
  isDefault: boolean;
  qualities: string[];
  /** Output size by quality. */
  resolutions: Record<string, string>;
  imageResolutions: string[];
  durationsSeconds: number[];
  aspectRatios: string[];
  audio: string[];
  /** Types of camera control; empty where there is none. */
  cameraTypes: string[];
  promptRequired: boolean;
  promptMaxCharacters: number;
  negativePrompt: 'accepted' | 'appended-to-prompt';
  negativePromptMaxCharacters?: number;
  features: string[];
  limits: { maxReferenceImages?: number; maxElements?: number; maxVoices?: number; maxImageCount?: number; maxShots?: number };
  prices: { quality?: string; resolution?: string; audio?: string; durationSeconds?: number; withVideo?: boolean; withVoice?: boolean; unit: PriceRow['unit']; units: number }[];
}

/** The whole table of one model. What only one dialect offers is listed too: the platform takes the dialect that has it. */
export function toModelView(model: ModelRow): ModelView {
  const types = [...new Set(model.capabilities.map(({ type }) => type))];
  return { id: model.id, aliases: [...model.aliases], operations: types.map((type) => toOperation(model, type, model.capabilities.filter((capability) => capability.type === type))) };
}

function toOperation(model: ModelRow, type: KlingTaskType, rows: readonly Capability[]): OperationView {
  const union = <T>(listOf: (row: Capability) => readonly T[]): T[] => [...new Set(rows.flatMap(listOf))];
  const largest = (valueOf: (row: Capability) => number | undefined): number | undefined => rows.map(valueOf).reduce((a, b) => (a === undefined ? b : b === undefined ? a : Math.max(a, b)), undefined);
  const negative = largest((row) => row.negativePromptMaxCharacters);
  const limits = {
    maxReferenceImages: largest((row) => row.omni?.maxReferences ?? row.images?.max),
    maxElements: largest((row) => row.omni?.maxReferences ?? row.maxElements),
    maxVoices: largest((row) => row.voices?.max),
    maxImageCount: largest((row) => row.stills?.maxCount),
    maxShots: rows.some((row) => row.multiShot) ? MAX_SHOTS : undefined,
  };
  return {
    type,
    status: rows.some(({ status }) => status === 'current') ? 'current' : (rows[0]?.status ?? 'legacy'),
    generations: union((row) => [row.dialect]),
    source: `kling-api.md ${union((row) => row.source.split(', ')).join(', ')}, §9`,
    isDefault: DEFAULT_MODELS[type] === model.id,
    qualities: union((row) => row.qualities),
    resolutions: Object.assign({}, ...rows.map((row) => row.resolutions)) as Record<string, string>,
    imageResolutions: union((row) => row.stills?.resolutions ?? []),
    durationsSeconds: union((row) => row.durationsSeconds).toSorted((a, b) => a - b),
    aspectRatios: union((row) => row.aspectRatios),
    audio: union((row) => row.audio?.choices ?? []),
    cameraTypes: union((row) => row.camera?.flatMap(({ types: offered }) => offered) ?? []),
    promptRequired: rows.every((row) => row.prompt === 'required'),
    promptMaxCharacters: largest((row) => row.promptMaxCharacters) ?? 0,
    negativePrompt: negative === undefined ? 'appended-to-prompt' : 'accepted',
    ...(negative === undefined ? {} : { negativePromptMaxCharacters: negative }),
    features: union(featuresOf),
    limits: Object.fromEntries(Object.entries(limits).filter(([, value]) => value !== undefined)),
    prices: (rows[0]?.prices ?? []).flatMap(toPriceViews),
  };
}

function featuresOf(row: Capability): string[] {
  const features: readonly (readonly [string, unknown])[] = [
    ['audio', row.audio?.choices.includes('native')],
    ['always-audio', row.audioAlways],
    ['first-frame', row.firstFrame],
    ['last-frame', row.lastFrame],
    ['camera', row.camera],
    ['motion-brush', row.motionBrush],
    ['cfg-scale', row.cfgScale === 'accepted'],
    ['motion-preset', row.stills === undefined],
    ['multi-shot', row.multiShot],
    ['elements', row.maxElements ?? row.omni],
    ['voices', row.voices],
    ['reference-images', row.omni ?? row.images],
    ['reference-video', row.omni],
    ['motion-clip', row.motion],
    ['image-count', row.stills],
    ['face-reference', row.stills?.references?.includes('face')],
    ['subject-reference', row.stills?.references?.includes('subject')],
    ['fidelity', row.stills?.fidelity],
    ['extends-a-clip', row.extend],
  ];
  return features.flatMap(([name, has]) => (has ? [name] : []));
}

function toPriceViews({ qualities, durationsSeconds, audio, resolution, video, voices, unit, units }: PriceRow): OperationView['prices'] {
  const shared = { ...(audio ? { audio } : {}), ...(resolution ? { resolution } : {}), ...(video === undefined ? {} : { withVideo: video }), ...(voices === undefined ? {} : { withVoice: voices }), unit, units };
  return (qualities ?? [undefined]).flatMap((quality) => (durationsSeconds ?? [undefined]).map((durationSeconds) => ({ ...(quality ? { quality } : {}), ...(durationSeconds ? { durationSeconds } : {}), ...shared })));
}
