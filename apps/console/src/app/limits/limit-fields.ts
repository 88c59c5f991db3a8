import type { Fields } from '../../ui/form-fields.ts';
import { type LimitName, LIMITS } from './limit.ts';

/** Name of the form field of a limit: the path at which the API names its problems. */
export const fieldOf = (name: LimitName): string => `limits.${name}`;
/** Name of the switch that says that there is no such limit. */
export const switchOf = (name: LimitName): string => `${fieldOf(name)}.none`;

/**
 * The limits that a form holds. An empty field is left out, and what is no number goes as it was typed, so that the
 * API names it beside its field; the form judges nothing itself.
 */
export function limitsOf(fields: Fields, names: readonly LimitName[]): Record<string, unknown> {
  return Object.fromEntries(names.map((name) => [name, limitOf(fields, name)] as const).filter(([, value]) => value !== undefined));
}

function limitOf(fields: Fields, name: LimitName): unknown {
  const { kind, isOptional } = LIMITS[name];
  if (isOptional && fields[switchOf(name)]) return null;
  const text = fields[fieldOf(name)];
  if (kind === 'models') return (text ?? '').split(',').filter((id) => id !== '');
  if (text === undefined || text === '') return undefined;
  return kind === 'number' && /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
}
