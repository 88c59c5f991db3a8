import type { CreateTaskBody } from '@kp/task-contracts';
import { listModels } from '../capabilities.ts';
import type { Capability, ModelRow } from '../capability.ts';
import { KLING_DIALECTS, KLING_TASK_TYPES, type KlingDialect, type KlingTaskType } from '../order.ts';
import { impliedBy } from './implied.fixture.ts';
import type { Refusal } from './refusal.fixture.ts';
import { otherTypes, probesOf } from './walk.bodies.fixture.ts';
import { LEAST, type Probe } from './walk.parts.fixture.ts';

/**
 * The table walk: every model × type of task, and for each of them every field just below, at and just above each limit,
 * as bodies of POST /v1/tasks. What has to become of a body follows from the rows alone.
 */
export interface WalkCase {
  /** Readable, not unique: `kling-2.6 image-to-video lastFrame`. */
  title: string;
  model: string;
  type: KlingTaskType;
  /** The field that is walked; empty for the least body. */
  field: string;
  body: CreateTaskBody;
  /** What each generation that has a row says; a model without one for the type has none. */
  verdicts: readonly { capability: Capability; refusals: readonly Refusal[] }[];
}

/** Every case, each body once. */
export function tableWalk(models: readonly ModelRow[] = listModels()): WalkCase[] {
  return models.flatMap((model) => [...KLING_TASK_TYPES.flatMap((type) => casesOf(model, type)), ...otherTypes(model.capabilities).map((type) => caseOf(model, type, [], ['model', {}]))]);
}

function casesOf(model: ModelRow, type: KlingTaskType): WalkCase[] {
  const rows = model.capabilities.filter((row) => row.type === type);
  if (rows.length === 0) return [];
  const cases = new Map<string, WalkCase>();
  for (const probe of probesOf(type, rows)) {
    const made = caseOf(model, type, rows, probe);
    const key = JSON.stringify(made.body);
    if (!cases.has(key)) cases.set(key, made);
  }
  return [...cases.values()];
}

function caseOf({ id: model }: ModelRow, type: KlingTaskType, rows: readonly Capability[], [field, change]: Probe): WalkCase {
  // Undefined means that the field is absent, in JSON as here.
  const body = JSON.parse(JSON.stringify({ type, model, ...LEAST[type], ...change })) as CreateTaskBody;
  return { title: `${model} ${type} ${field}`.trimEnd(), model, type, field, body, verdicts: rows.map((capability) => ({ capability, refusals: impliedBy(capability, body) })) };
}

/** What has to be answered when these generations can be reached, the preferred first: undefined for yes, else the fields to be named. */
export function refusedPaths({ verdicts }: WalkCase, dialects: readonly KlingDialect[] = KLING_DIALECTS.toReversed()): string[] | undefined {
  const usable = dialects.flatMap((dialect) => verdicts.filter(({ capability }) => capability.dialect === dialect && capability.status !== 'retired'));
  if (usable.length === 0) return ['model'];
  if (usable.some(({ refusals }) => refusals.length === 0)) return undefined;
  return [...new Set(usable[0]?.refusals.flatMap(({ paths }) => paths))].toSorted();
}
