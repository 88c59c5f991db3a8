import { isUtf8 } from 'node:buffer';

/** Deepest nesting of a body, and all its keys together. */
export const STRICT_JSON_LIMITS = { depth: 32, keys: 10_000 } as const;

/** Why a text is refused. The message says what and where, and may be shown to whoever sent it. */
export class StrictJsonError extends Error {
  override readonly name = 'StrictJsonError';
  /** Index of the offending character. */
  readonly offset: number;

  constructor(what: string, offset: number, path: (string | number)[] = []) {
    super(`${what} at offset ${offset}${path.length > 0 ? `, in ${shown(path.join('.'))}` : ''}.`);
    this.offset = offset;
  }
}

/** A name from the body as it may stand in a message: quoted, without control characters, and not long. */
const shown = (name: string): string => JSON.stringify(name.length > 80 ? `${name.slice(0, 80)}…` : name).replaceAll('\u007f', '');

/**
 * JSON (RFC 8259) as an API should read it: what two readers could understand differently is refused. That is duplicate
 * keys, keys that reach prototypes, invalid UTF-8 and half characters in keys; and nesting and number of keys are limited.
 * Takes time in proportion to the text: each character is looked at once before the platform's own parser has its turn.
 *
 * @throws StrictJsonError
 */
export function parseStrictJson(input: string | Buffer): unknown {
  if (typeof input !== 'string' && !isUtf8(input)) throw new StrictJsonError('The body is not UTF-8', invalidUtf8At(input));
  const text = typeof input === 'string' ? input : input.toString('utf8');
  new Scanner(text).scan();
  return JSON.parse(text) as unknown;
}

/** Offset of the first byte that begins no character: there the text, written again, differs. */
function invalidUtf8At(bytes: Buffer): number {
  const again = Buffer.from(bytes.toString('utf8'));
  return bytes.findIndex((byte, index) => byte !== again[index]);
}

const [QUOTE, COMMA, COLON, OPEN_LIST, BACKSLASH, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x22, 0x2c, 0x3a, 0x5b, 0x5c, 0x5d, 0x7b, 0x7d] as const;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const ESCAPE = /["\\/bfnrt]|u[\da-fA-F]{4}/y;

/** Walks the grammar without building anything. Recursion ends at the depth limit. */
class Scanner {
  private readonly text: string;
  private readonly path: (string | number)[] = [];
  private at = 0;
  private keys = 0;

  constructor(text: string) {
    this.text = text;
  }

  scan(): void {
    this.value(0);
    if (this.at < this.text.length) this.fail('Something follows the value');
  }

  private fail(what: string, offset = this.at): never {
    throw new StrictJsonError(offset >= this.text.length ? 'The body ends too early' : what, offset, this.path);
  }

  private space(): void {
    let code = this.text.charCodeAt(this.at);
    while (code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09) {
      this.at += 1;
      code = this.text.charCodeAt(this.at);
    }
  }

  private value(depth: number): void {
    this.space();
    switch (this.text.charCodeAt(this.at)) {
      case OPEN_OBJECT:
        this.object(depth + 1);
        break;
      case OPEN_LIST:
        this.array(depth + 1);
        break;
      case QUOTE:
        this.string();
        break;
      case 0x74: // t
        this.word('true');
        break;
      case 0x66: // f
        this.word('false');
        break;
      case 0x6e: // n
        this.word('null');
        break;
      default:
        this.token(NUMBER, 'Expected a value');
    }
    this.space();
  }

  private word(word: string): void {
    if (!this.text.startsWith(word, this.at)) this.fail('Expected a value');
    this.at += word.length;
  }

  private token(form: RegExp, expected: string): string {
    form.lastIndex = this.at;
    const found = form.exec(this.text)?.[0];
    if (found === undefined) this.fail(expected);
    this.at += found.length;
    return found;
  }

  /** @returns the string as it is written, quotes and escapes included */
  private string(): string {
    const { text, at: start } = this;
    let at = start + 1;
    for (let code = text.charCodeAt(at); code !== QUOTE; code = text.charCodeAt(at)) {
      // Beyond the end the code is NaN.
      if (!(code >= 0x20)) this.fail('A string holds a control character', Math.min(at, text.length));
      at += 1;
      if (code !== BACKSLASH) continue;
      this.at = at;
      this.token(ESCAPE, 'A string holds an unknown escape');
      at = this.at;
    }
    this.at = at + 1;
    return text.slice(start, this.at);
  }

  /** Steps into a list or an object. @returns true when it ends at once */
  private enter(depth: number, end: number): boolean {
    if (depth > STRICT_JSON_LIMITS.depth) throw new StrictJsonError(`The body is nested more than ${STRICT_JSON_LIMITS.depth} deep`, this.at);
    this.at += 1;
    this.space();
    if (this.text.charCodeAt(this.at) !== end) return false;
    this.at += 1;
    return true;
  }

  /** Steps over what follows an entry. @returns true when it was the last */
  private leave(end: number): boolean {
    const next = this.text.charCodeAt(this.at);
    if (next !== COMMA && next !== end) this.fail(`Expected "," or "${String.fromCharCode(end)}"`);
    this.at += 1;
    return next === end;
  }

  private array(depth: number): void {
    if (this.enter(depth, CLOSE_LIST)) return;
    const place = this.path.push(0) - 1;
    for (let index = 0; ; index += 1) {
      this.path[place] = index;
      this.value(depth);
      if (this.leave(CLOSE_LIST)) break;
    }
    this.path.pop();
  }

  private object(depth: number): void {
    if (this.enter(depth, CLOSE_OBJECT)) return;
    const seen = new Set<string>();
    for (;;) {
      this.space();
      const offset = this.at;
      if (this.text.charCodeAt(this.at) !== QUOTE) this.fail('Expected a key in quotes');
      const raw = this.string();
      const key = raw.includes('\\') ? (JSON.parse(raw) as string) : raw.slice(1, -1);
      this.checkKey(key, seen, offset);
      seen.add(key);
      this.space();
      if (this.text.charCodeAt(this.at) !== COLON) this.fail('Expected ":"');
      this.at += 1;
      this.path.push(key);
      this.value(depth);
      this.path.pop();
      if (this.leave(CLOSE_OBJECT)) return;
    }
  }

  private checkKey(key: string, seen: Set<string>, offset: number): void {
    this.keys += 1;
    if (this.keys > STRICT_JSON_LIMITS.keys) throw new StrictJsonError(`The body has more than ${STRICT_JSON_LIMITS.keys} keys`, offset);
    if (seen.has(key)) this.fail(`The key ${shown(key)} is there twice`, offset);
    if (key === '__proto__' || (key === 'prototype' && this.path.at(-1) === 'constructor')) this.fail(`The key ${shown(key)} is not allowed`, offset);
    if (/\p{Surrogate}/u.test(key)) this.fail('A key holds half a character', offset);
  }
}
