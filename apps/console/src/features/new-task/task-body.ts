import type { Field } from './form-fields.ts';

/** What is in the form, by field. Everything is text until it is sent. */
export type Values = Record<string, Value>;
export type Value = string | string[] | ShotValue[];
export interface ShotValue {
  prompt: string;
  durationSeconds: string;
}

export interface TaskBody {
  body: Record<string, unknown>;
  /** Name of the form's field behind a path of the body: the API names `references.1.source`, the form has `referenceImages`. */
  fieldOf: (path: string) => string | undefined;
}

/** Body of `POST /v1/tasks`: the type, the model, and what was filled in of the fields that they offer. */
export function toTaskBody(type: string, model: string, fields: readonly Field[], values: Values): TaskBody {
  const body: Record<string, unknown> = { type, model };
  const references: Record<string, unknown>[] = [];
  const owners = new Map<string, string>();
  const refer = (owner: string, reference: Record<string, unknown>): void => {
    owners.set(`references.${references.length}`, owner);
    references.push(reference);
  };
  const text = (name: string): string | undefined => {
    const value = values[name];
    return typeof value === 'string' && value.trim() !== '' && isOffered(fields, name, value) ? value : undefined;
  };
  const list = (name: string): string[] => {
    const value = fields.some((field) => field.name === name) ? values[name] : undefined;
    return Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string' && each.trim() !== '') : [];
  };

  for (const { name, kind } of fields) {
    const value = text(name);
    if (value === undefined || PARTS.has(name)) continue;
    body[name] = kind === 'number' || name === 'durationSeconds' ? Number(value) : value;
  }
  for (const source of list('referenceImages')) refer('referenceImages', { kind: text('referenceKind') ?? 'image', source });
  const video = text('referenceVideo');
  if (video) refer('referenceVideo', { kind: 'video', source: video, ...(text('referenceVideoUse') ? { use: text('referenceVideoUse') } : {}) });
  for (const elementId of list('elements')) refer('elements', { kind: 'element', elementId });
  if (references.length > 0) body['references'] = references;
  const voices = list('voices').map((voiceId) => ({ voiceId }));
  if (voices.length > 0) body['voices'] = voices;
  const shots = fields.some((field) => field.kind === 'shots') ? shotsOf(values['shots']) : [];
  if (shots.length > 0) body['shots'] = shots.map(({ prompt, durationSeconds }) => ({ prompt, durationSeconds: Number(durationSeconds) }));
  const [axis, amount] = [text('camera.axis'), text('camera.amount')];
  if (text('camera.type')) body['camera'] = { type: text('camera.type'), ...(axis && amount ? { config: { [axis]: Number(amount) } } : {}) };
  if (text('motionBrush.staticMask')) body['motionBrush'] = { staticMask: text('motionBrush.staticMask') };

  const names = new Set(fields.map((field) => field.name));
  const fieldOf = (path: string): string | undefined => {
    for (const [prefix, owner] of owners) if (path === prefix || path.startsWith(`${prefix}.`)) return owner;
    if (path === 'type' || path === 'model' || names.has(path)) return path;
    const first = path.split('.')[0] ?? '';
    return [...names].find((name) => name === first || name.split('.')[0] === first) ?? (first === 'references' ? [...names].find((name) => PARTS.has(name)) : undefined);
  };
  return { body, fieldOf };
}

/** Inputs that are no field of the body but a part of one. */
const PARTS = new Set(['referenceImages', 'referenceKind', 'referenceVideo', 'referenceVideoUse', 'elements', 'voices', 'shots', 'camera.type', 'camera.axis', 'camera.amount', 'motionBrush.staticMask']);

/** A choice that was made for another model may not exist for this one. */
function isOffered(fields: readonly Field[], name: string, value: string): boolean {
  const field = fields.find((each) => each.name === name);
  return field !== undefined && (field.kind !== 'choice' || field.options.some((option) => option.value === value));
}

export function shotsOf(value: Value | undefined): ShotValue[] {
  return Array.isArray(value) ? value.filter((each): each is ShotValue => typeof each === 'object') : [];
}

/** The API's messages by field of the form; what belongs to none comes under ''. */
export function errorsByField(errors: Record<string, string>, { fieldOf }: Pick<TaskBody, 'fieldOf'>): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  for (const [path, message] of Object.entries(errors)) {
    const name = fieldOf(path) ?? '';
    (found[name] ??= []).push(name === '' && path !== '' ? `${path}: ${message}` : message);
  }
  return found;
}
