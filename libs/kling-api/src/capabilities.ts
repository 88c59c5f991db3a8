import type { Capability, ModelRow } from './capability.ts';
import { MODELS } from './models.ts';
import type { KlingDialect, KlingTaskType } from './order.ts';

/** Look-ups in the capability table. The table alone says what can be asked for. */

export type * from './capability.ts';
export * from './order.ts';

/** The model a request without one gets, by type of task. */
export const DEFAULT_MODELS: Readonly<Record<KlingTaskType, string>> = {
  'text-to-video': 'kling-3.0',
  'image-to-video': 'kling-3.0',
  'multi-image-to-video': 'kling-1.6',
  'omni-video': 'kling-3.0-omni',
  'motion-control': 'kling-3.0',
  'video-extend': 'kling-1.6',
  'text-to-image': 'kling-3.0',
  'image-to-image': 'kling-3.0',
};

const MODELS_BY_NAME: ReadonlyMap<string, ModelRow> = new Map(MODELS.flatMap((model) => [model.id, ...model.aliases].map((name) => [name, model] as const)));
const CAPABILITIES: readonly { model: ModelRow; capability: Capability }[] = MODELS.flatMap((model) => model.capabilities.map((capability) => ({ model, capability })));

/** Every model, newest first. */
export function listModels(): readonly ModelRow[] {
  return MODELS;
}

/** The model with this public id or alias (spelled exactly), or undefined. */
export function findModel(idOrAlias: string): ModelRow | undefined {
  return MODELS_BY_NAME.get(idOrAlias);
}

/** What a model does for a type of task in a dialect; undefined when it does not. Retired rows are included. */
export function findCapability(idOrAlias: string, type: KlingTaskType, dialect: KlingDialect): Capability | undefined {
  return findModel(idOrAlias)?.capabilities.find((capability) => capability.type === type && capability.dialect === dialect);
}

/** Every row of the table with its model. */
export function listCapabilities(): readonly { model: ModelRow; capability: Capability }[] {
  return CAPABILITIES;
}

/** Every create path of both generations, each once. */
export function klingCreatePaths(): string[] {
  return [...new Set(CAPABILITIES.map(({ capability }) => capability.path))];
}

/** Public ids of the models that make this type of task, without retired ones. */
export function modelsFor(type: KlingTaskType): string[] {
  return MODELS.filter((model) => model.capabilities.some((capability) => capability.type === type && capability.status !== 'retired')).map((model) => model.id);
}
