/** A row of the capability table as `GET /v1/models` tells it. Units are Kling's own. */
export interface Model {
  id: string;
  aliases: string[];
  operations: Operation[];
}

/** What one model does for one type of task. */
export interface Operation {
  type: string;
  status: 'current' | 'legacy' | 'retired';
  generations: string[];
  source: string;
  isDefault: boolean;
  qualities: string[];
  /** Output size by quality. */
  resolutions: Record<string, string>;
  imageResolutions: string[];
  durationsSeconds: number[];
  aspectRatios: string[];
  audio: string[];
  cameraTypes: string[];
  promptRequired: boolean;
  /** Unicode code points. */
  promptMaxCharacters: number;
  negativePrompt: 'accepted' | 'appended-to-prompt';
  negativePromptMaxCharacters?: number;
  features: string[];
  limits: { maxReferenceImages?: number; maxElements?: number; maxVoices?: number; maxImageCount?: number; maxShots?: number };
  prices: Price[];
}

export interface Price {
  quality?: string;
  resolution?: string;
  audio?: string;
  durationSeconds?: number;
  withVideo?: boolean;
  withVoice?: boolean;
  unit: 'second' | 'clip' | 'image';
  units: number;
}

export interface OfferedModel {
  id: string;
  operation: Operation;
}

/** Every type of task that some model still makes, in the order of the table. */
export function typesOf(models: readonly Model[]): string[] {
  return [...new Set(models.flatMap(({ operations }) => operations.filter(({ status }) => status !== 'retired').map(({ type }) => type)))];
}

/** The models that make a type, the default first, older ones last. */
export function modelsFor(models: readonly Model[], type: string): OfferedModel[] {
  const rank = ({ operation: { isDefault, status } }: OfferedModel): number => (isDefault ? 0 : status === 'current' ? 1 : 2);
  return models
    .flatMap(({ id, operations }) => operations.filter((operation) => operation.type === type && operation.status !== 'retired').map((operation) => ({ id, operation })))
    .toSorted((a, b) => rank(a) - rank(b));
}
