/**
 * What third-party Kling clients send and what they read of the answer, as facts taken from their published source
 * (no code of theirs is here). Replayed against the simulator: a client that works with Kling has to work with it.
 */
export interface RecordedExchange {
  client: string;
  /** Release or commit that was read. */
  version: string;
  source: string;
  /** How it signs: an AK/SK token (kling-api.md §1.2) or an API key (§1.1). */
  credential: 'jwt' | 'api-key';
  steps: readonly RecordedStep[];
}

/** What a client needs of a field; with `?` it may be absent or null, but nothing else. `decimal` is a string holding a number. */
export type Need = FieldKind | `${FieldKind}?`;
type FieldKind = 'string' | 'url' | 'decimal' | 'number' | 'integer' | 'object' | 'array' | 'boolean';

export interface RecordedStep {
  name: string;
  kind: 'create' | 'poll' | 'list' | 'error';
  method: 'GET' | 'POST';
  /** As Kling sees it; `{id}` is the id of the create before. */
  path: string;
  query?: Readonly<Record<string, string>>;
  /** Besides Authorization. */
  headers?: Readonly<Record<string, string>>;
  body?: Readonly<Record<string, unknown>>;
  /** A key nobody issued instead of the client's own. */
  wrongKey?: true;
  expects: {
    status: number;
    code: number;
    /** Field path to what the client needs there, at every answer of the step. */
    reads: Readonly<Record<string, Need>>;
    /** create: where the client finds the id it polls. */
    idAt?: string;
    /** poll: the client asks on while the field holds one of `while`, stops at `until`, and then reads `reads`. */
    poll?: { at: string; while: readonly string[]; until: string; reads: Readonly<Record<string, Need>> };
  };
  /**
   * The fact sheet and this client disagree about fields: the client sends them and is in use, the sheet says Kling does not
   * take them, and nobody has recorded Kling's answer. The simulator may do either, but a refusal has to name one of them.
   */
  disputed?: { fields: readonly string[]; why: string };
}

export const JSON_HEADERS = { 'content-type': 'application/json', accept: 'application/json' } as const;
