import fc from 'fast-check';
import { arbitraryOf, ODD_STRINGS, spoiled } from './arbitrary-of-schema.ts';
import type { DocumentedOperation, JsonSchema } from './operations.ts';

/** One request to send. */
export interface FuzzRequest {
  operation: DocumentedOperation;
  url: string;
  headers: Record<string, string>;
  body?: string;
  /** Name of the credentials in the pool. */
  caller: string;
}

interface Pools {
  /** Real values for path parameters, by their name; more may be added later. */
  ids: Record<string, string[]>;
  callers: string[];
  schemas: Record<string, JsonSchema>;
}

const HEADER_VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;

/** Requests to an operation: mostly sensible ones with something wrong in them, some right, some absurd. */
export function requestsTo(operation: DocumentedOperation, { ids, callers, schemas }: Pools): fc.Arbitrary<FuzzRequest> {
  const text = (schema: JsonSchema) => arbitraryOf(schema, schemas).map((value) => (typeof value === 'string' ? value : JSON.stringify(value)));
  const odd = fc.constantFrom(...ODD_STRINGS);
  const pathValues = fc.record(Object.fromEntries(operation.parameters.filter((each) => each.in === 'path').map(({ name, schema }) => [name, fc.oneof({ weight: 5, arbitrary: idFrom(() => ids[name] ?? []) }, { weight: 2, arbitrary: text(schema) }, { weight: 1, arbitrary: odd })])));
  const queryValues = fc.record(Object.fromEntries(operation.parameters.filter((each) => each.in === 'query').map(({ name, schema }) => [name, fc.oneof({ weight: 5, arbitrary: text(schema) }, { weight: 1, arbitrary: idFrom(() => Object.values(ids).flat()) }, { weight: 2, arbitrary: odd })])), { requiredKeys: [] });
  const headerValues = fc.record(Object.fromEntries(operation.parameters.filter((each) => each.in === 'header').map(({ name, schema }) => [name, fc.oneof(text(schema), odd).filter((value) => HEADER_VALUE.test(value))])), { requiredKeys: [] });
  const example = fc.constant(operation.example);
  const body = operation.body ? fc.oneof({ weight: 2, arbitrary: example }, { weight: 2, arbitrary: spoiled(example) }, { weight: 4, arbitrary: spoiled(arbitraryOf(operation.body, schemas)) }) : fc.constant(undefined);
  const raw = operation.rawContentTypes.length > 0 ? fc.tuple(fc.constantFrom(...operation.rawContentTypes), fc.string({ maxLength: 200 })) : fc.constant(undefined);
  return fc.record({ pathValues, queryValues, headerValues, body, raw, caller: fc.constantFrom(...callers), useRaw: fc.boolean() }).map((drawn) => {
    const path = operation.path.replaceAll(/\{(\w+)\}/g, (_match, name: string) => segmentOf(String(drawn.pathValues[name] ?? '')));
    const query = Object.entries(drawn.queryValues).map(([name, value]) => `${encode(name)}=${encode(String(value))}`).join('&');
    const headers = Object.fromEntries(Object.entries(drawn.headerValues).map(([name, value]) => [name, String(value)]));
    const base = { operation, url: path + (query ? `?${query}` : ''), headers, caller: drawn.caller };
    if (drawn.raw && (drawn.useRaw || drawn.body === undefined)) return { ...base, headers: { ...headers, 'content-type': drawn.raw[0] }, body: drawn.raw[1] };
    if (drawn.body === undefined) return base;
    return { ...base, headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(drawn.body) };
  });
}

/** One of the ids known when it is drawn: the pools grow while requests are made. */
function idFrom(pool: () => string[]): fc.Arbitrary<string> {
  return fc.nat().map((number) => pool()[number % Math.max(1, pool().length)] ?? 'none');
}

/** One segment of a path: never empty, and neither dot, which every client takes for a step through folders. */
function segmentOf(value: string): string {
  return /^\.{0,2}$/.test(value) ? '%20' : encode(value);
}

/** Percent-encoding that also takes lone surrogates. */
function encode(value: string): string {
  return encodeURIComponent(Buffer.from(value).toString());
}
