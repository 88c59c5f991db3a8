/**
 * Hand-written create requests with the answer Kling owes them, taken from the fact sheet kling-api.md alone.
 * They know neither the capability table nor the validator of this package, so that both can be measured against them.
 *
 * Conventions: a body is complete and valid but for the one thing a `refuse` vector is about; media are made-up URLs unless
 * the vector is about the picture; what the sheet marks as unknown has no vector; in the new generation the model is the
 * last path segment, and a refusal of it is reported at `model`.
 */
export interface Vector {
  /** Unique; begins with the product. */
  id: string;
  /** Section of kling-api.md the fact is from, `§5.4`. */
  section: string;
  /** The fact in one short sentence. */
  fact: string;
  path: string;
  body: Record<string, unknown>;
  verdict: 'accept' | 'refuse';
  /** Wire field the refusal has to name (or a field inside it): `duration`, `settings.duration`, `contents`. */
  field?: string;
  /** A rule between fields may be reported at any of its parties. */
  orField?: readonly string[];
  /** Where the sheet is ambiguous or contradicts itself: which reading this vector takes, and why. */
  reading?: string;
  /** The body is over 1 MB and is built when it is read; a server may answer 413 before it reads a field. */
  heavy?: true;
}

/** A change of the base body; a key set to undefined is left out. A function makes the body when it is first read. */
export type Change = Record<string, unknown>;

interface Notes {
  orField?: readonly string[];
  reading?: string;
}

/** The two makers of one product: every body is the base with a change. */
export function vectorsOf(product: string, path: string, base: Change) {
  const make = (id: string, section: string, fact: string, change: Change | (() => Change), rest: Omit<Vector, 'id' | 'section' | 'fact' | 'path' | 'body'>): Vector => {
    const head = { id: `${product}/${id}`, section, fact, path };
    if (typeof change !== 'function') return { ...head, body: merge(base, change), ...rest };
    return {
      ...head,
      get body() {
        return merge(base, change());
      },
      ...rest,
      heavy: true,
    };
  };
  return {
    accept: (id: string, section: string, fact: string, change: Change | (() => Change) = {}, notes: Pick<Notes, 'reading'> = {}) =>
      make(id, section, fact, change, { verdict: 'accept', ...notes }),
    refuse: (id: string, section: string, field: string, fact: string, change: Change | (() => Change) = {}, notes: Notes = {}) =>
      make(id, section, fact, change, { verdict: 'refuse', field, ...notes }),
  };
}

/** Whether a reported field is the one the vector is about, or lies inside it (`contents` names `contents[1].url`). */
export function namesField(vector: Vector, reported: string): boolean {
  return [vector.field, ...(vector.orField ?? [])].some(
    (field) => field !== undefined && (reported === field || reported.startsWith(`${field}.`) || reported.startsWith(`${field}[`)),
  );
}

/** n characters of plain text, or of the character given (an emoji is one character, two UTF-16 units). */
export function text(n: number, character = 'a'): string {
  return character.repeat(n);
}

/** Legacy `multi_prompt`: one shot per duration (strings, seconds), numbered from 1. */
export function shots(durations: readonly string[], prompt = 'The boat leaves the harbour'): { index: number; prompt: string; duration: string }[] {
  return durations.map((duration, at) => ({ index: at + 1, prompt, duration }));
}

/** n points of a motion brush, in whole pixels. */
export function points(n: number): { x: number; y: number }[] {
  return Array.from({ length: n }, (_, at) => ({ x: 100 + at, y: 120 + at }));
}

/** Legacy `element_list` of n elements; ids are longs. */
export function elements(n: number): { element_id: number }[] {
  return Array.from({ length: n }, (_, at) => ({ element_id: 829_836_802_793_406 + at }));
}

/** n different things made from their number, counted from 1. */
export function times<T>(n: number, make: (number: number) => T): T[] {
  return Array.from({ length: n }, (_, at) => make(at + 1));
}

function merge(base: Change, change: Change): Record<string, unknown> {
  return Object.fromEntries(Object.entries({ ...base, ...change }).filter(([, value]) => value !== undefined));
}
