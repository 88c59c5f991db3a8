import fc from 'fast-check';
import type { JsonSchema } from './operations.ts';

type Json = unknown;
const MAX_ITEMS = 3;

/** Strings that break things elsewhere. */
export const ODD_STRINGS = ['', ' ', '\u0000', '\ud800', '\u202e', 'é', 'e\u0301', '𝔘', '‮', "' OR 1=1 --", '<script>alert(1)</script>', '../../etc/passwd', '%00', '%2e%2e%2f', '${7*7}', '{{7*7}}', '-1', '1e999', 'NaN', 'null', 'undefined', '__proto__', 'constructor', 'a'.repeat(5_000), '1'.repeat(400), '\r\nx-injected: 1', 'true', '[]', '{}', '0x10', '2026-02-30', '9999999999999999999999'];
const ODD_VALUES: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom<Json>(null, true, false, 0, -1, 1.5, 1e308, -1e308, Number.MAX_SAFE_INTEGER + 2, [], {}, [[]], [null], { '': '' }, { constructor: { prototype: {} } }),
  fc.constantFrom(...ODD_STRINGS),
  fc.jsonValue({ maxDepth: 4 }),
);

/** Values that a schema describes; with references resolved against the document's schemas. */
export function arbitraryOf(schema: JsonSchema, schemas: Record<string, JsonSchema>, depth = 0): fc.Arbitrary<Json> {
  const inner = (each: JsonSchema) => arbitraryOf(each, schemas, depth + 1);
  if (schema.$ref) return arbitraryOf(schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {}, schemas, depth);
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return fc.oneof(...choices.map(inner));
  if (schema.allOf) return fc.tuple(...schema.allOf.map(inner)).map((parts) => Object.assign({}, ...(parts as object[])) as Json);
  const types = Array.isArray(schema.type) ? schema.type : [schema.type];
  return fc.oneof(...types.map((type) => ofType(type, schema, inner, depth)));
}

function ofType(type: string | undefined, schema: JsonSchema, inner: (schema: JsonSchema) => fc.Arbitrary<Json>, depth: number): fc.Arbitrary<Json> {
  switch (type ?? 'anything') {
    case 'string':
      return stringOf(schema);
    case 'integer':
      return fc.integer({ min: Math.ceil(lowest(schema)), max: Math.floor(highest(schema)) });
    case 'number':
      return fc.double({ min: lowest(schema), max: highest(schema), noNaN: true, noDefaultInfinity: true });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'array':
      return depth > 5 ? fc.constant([]) : fc.array(inner(schema.items ?? {}), { minLength: Math.min(schema.minItems ?? 0, MAX_ITEMS), maxLength: Math.min(schema.maxItems ?? MAX_ITEMS, Math.max(MAX_ITEMS, schema.minItems ?? 0)) });
    case 'object':
      return objectOf(schema, inner, depth);
    default:
      return fc.jsonValue({ maxDepth: 2 });
  }
}

const lowest = ({ minimum, exclusiveMinimum }: JsonSchema): number => Math.max(minimum ?? -1_000_000, exclusiveMinimum === undefined ? -1_000_000 : exclusiveMinimum + 1e-9);
const highest = ({ maximum, exclusiveMaximum }: JsonSchema): number => Math.min(maximum ?? 1_000_000, exclusiveMaximum === undefined ? 1_000_000 : exclusiveMaximum - 1e-9);

function stringOf({ pattern, minLength, maxLength }: JsonSchema): fc.Arbitrary<string> {
  const plain = fc.string({ minLength: Math.min(minLength ?? 0, 2_000), maxLength: Math.min(maxLength ?? 40, Math.max(60, minLength ?? 0)), unit: 'grapheme' });
  if (!pattern) return plain;
  try {
    return fc.stringMatching(new RegExp(pattern));
  } catch {
    return plain;
  }
}

function objectOf({ properties = {}, required = [], additionalProperties }: JsonSchema, inner: (schema: JsonSchema) => fc.Arbitrary<Json>, depth: number): fc.Arbitrary<Json> {
  const wanted = Object.fromEntries(Object.entries(properties).filter(([name]) => depth <= 5 || required.includes(name)).map(([name, schema]) => [name, inner(schema)]));
  const described = fc.record(wanted, { requiredKeys: required.filter((name) => name in wanted) });
  if (typeof additionalProperties !== 'object') return described;
  return fc.tuple(described, fc.dictionary(fc.string({ minLength: 1, maxLength: 10 }), inner(additionalProperties), { maxKeys: 3 })).map(([fixed, more]) => ({ ...more, ...(fixed as object) }));
}

/** A described value, often with one place replaced by, or extended with, something odd. */
export function spoiled(value: fc.Arbitrary<Json>): fc.Arbitrary<Json> {
  return fc.oneof(
    { weight: 4, arbitrary: value },
    { weight: 4, arbitrary: fc.tuple(value, fc.nat(), ODD_VALUES).map(([whole, place, odd]) => replaceAt(whole, place, odd)) },
    { weight: 1, arbitrary: fc.tuple(value, fc.constantFrom(...ODD_STRINGS), ODD_VALUES).map(([whole, key, odd]) => (isObject(whole) ? { ...whole, [key]: odd } : odd)) },
    { weight: 1, arbitrary: ODD_VALUES },
  );
}

const isObject = (value: Json): value is Record<string, Json> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value with the `place`-th of its leaves and branches replaced. */
function replaceAt(value: Json, place: number, odd: Json): Json {
  const entries = isObject(value) ? Object.entries(value) : Array.isArray(value) ? value.map((each, index) => [String(index), each] as const) : [];
  if (entries.length === 0) return odd;
  const chosen = entries[place % entries.length];
  if (!chosen) return odd;
  const [key, old] = chosen;
  const deeper = Math.floor(place / entries.length);
  const replacement = deeper % 2 === 0 ? odd : replaceAt(old, Math.floor(deeper / 2), odd);
  return Array.isArray(value) ? value.with(Number(key), replacement) : { ...(value as object), [key]: replacement };
}
