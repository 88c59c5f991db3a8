import { parseStrictJson, STRICT_JSON_LIMITS, StrictJsonError } from './parse-strict-json.ts';

const nested = (depth: number, open = '[', close = ']'): string => open.repeat(depth) + close.repeat(depth);
const withKeys = (count: number): string => `{${Array.from({ length: count }, (_each, index) => `"k${index}":0`).join(',')}}`;

/** Texts that RFC 8259 calls JSON. */
const VALID: string[] = [
  ['0', '-0', '1', '-1', '10', '123456789', '0.5', '-0.5', '1.25', '1e1', '1E1', '1e+1', '1e-1', '0e0', '0e+1', '1.5E-10', '-1e5', '1e308', '123.456e78', '20e1', '-123', '0.00001'],
  ['""', '"a"', '" "', '"\\""', '"\\\\"', '"\\/"', '"\\b\\f\\n\\r\\t"', '"\\u0000"', '"\\u0041"', '"\\uABCD"', '"\\uabcd"', '"\\ud83d\\ude00"', '"😀"', '"é"', '"\u2028\u2029"', '"\u007f"', '"\\u005c"', '"\\u0022"', '"/"', '"a\\\\n"', '"\uFFFF"', '"\u00a0"', '"{}[]:,"'],
  ['true', 'false', 'null', ' true ', '\ttrue', '\ntrue\n', '\r\ntrue', '[]', '[ ]', '[1]', '[1,2]', '[ 1 , 2 ]', '[[]]', '[[],[]]', '[null]', '[true,false,null]', '["a",1,{}]', '[1\n]', '[\t1]', '[""]', '[{}]', '[1,null,null,2]'],
  ['{}', '{ }', '{"a":1}', '{"a":1,"b":2}', '{ "a" : 1 }', '{"a":{}}', '{"a":{"a":{"a":1}}}', '{"":0}', '{"a":[]}', '{"a":null}', '{"\\u0061":1}', '{"a\\u0000b":1}', '{"title":"\\u041f"}', '{"a":\n1\n}', '{"constructor":1}', '{"prototype":1}', '{"constructor":{"name":1}}', '{"constructor":{"a":{"prototype":1}}}', '{"a":{"x":1},"b":{"x":1}}', '[{"a":1},{"a":1}]', '{"😀":1}', '{"\\ud83d\\ude00":1}', '{"toString":1}', '{"hasOwnProperty":1}'],
  [nested(STRICT_JSON_LIMITS.depth), nested(STRICT_JSON_LIMITS.depth / 2, '{"a":[', ']}'), withKeys(STRICT_JSON_LIMITS.keys), `[${'1,'.repeat(50_000)}1]`, `"${'a'.repeat(250_000)}"`],
].flat();

/** Texts that it does not. */
const INVALID: string[] = [
  ['', ' ', '\n', '\uFEFF{}', 'a', 'A', '*', '@', '?', '"', "'a'", '"a', 'a"', '"a""b"', '""x', '"\\"', '"\\x00"', '"\\u"', '"\\u0"', '"\\u00"', '"\\u000"', '"\\u000G"', '"\\uD800\\u"', '"\\uD800\\u1"', '"\\a"', '"\\\\\\"', '"\\0"', '"\\\'"', '"\\ "', '"\\U0041"', '"\t"', '"\n"', '"\r"', '"\0"', '"\u001f"', '"a\u0000a"', '"\\\t"', '"\\\n"', '"\\é"', '"\\{"', '`a`'],
  ['tru', 'True', 'TRUE', 'truth', 'truefalse', 'fals', 'False', 'nul', 'Null', 'nulll', 'undefined', 'NaN', 'Infinity', '-Infinity', 'nan', 'true true', 'n', 't', 'f'],
  ['+1', '++1', '-', '--1', '- 1', '-a', '.5', '-.5', '1.', '-1.', '1.e1', '1.a', '01', '-01', '00', '012', '0x1', '0x', '1e', '1e+', '1e-', '1E', '1ea', '1e1.5', '1.2.3', '1 000', '1_000', '1,000', '0e', '0e+', '1eE2', '1+2', '1-2', '２', '1a', '0.1.2', '0.3e', '1.0e+', '-2.', '2.e+3', '1n', '9.e+', 'Inf', '∞', '0b1', '0o7'],
  ['[', ']', '[[', '[]]', '[,', '[,]', '[1,]', '[,1]', '[1,,2]', '[1,,]', '["",]', '[1 2]', '[1:2]', '["a"', '["a', '[a', '[1', '[1,', '[1,\n', '[}', '[)', '(1)', '[-]', '[+1]', '[1}', '[x]', "['a']", '[3[4]]', '["x"]]', '[1];', '[1]x', '[""]#', '[\u000b1]', '[\f1]', '[\u00a0]', '[\u20601]', '[1/*c*/]', '[1//c\n]', '["a",\n4\n,1,', '[fals]', '[nul]', '<[]>', '[<null>]', '[\\u000A""]', '[⁠]'],
  ['{', '}', '{{', '{}}', '{,}', '{"a"}', '{"a":}', '{"a":1,}', '{"a":1,,}', '{"a":1,,"b":2}', '{,"a":1}', '{"a" 1}', '{"a":1 "b":2}', '{"a","b"}', '{"a"::1}', '{:1}', '{a:1}', "{'a':1}", '{1:1}', '{null:1}', '{true:1}', '{[1]:1}', '{"a":1', '{"a":', '{"a"', '{"a', '{"a":1]', '{"a":1}#', '{"a":1}{}', '{"a":1};', '{"a":b}', '{"a":/*c*/1}', '{"a":1}//', '{"a"=1}', '{"a":1 b}', '{"a":"a', '{"a":"a}', '{"\\a":1}', '{"\n":1}', '{9999E9999:1}', '{"id":0,,,,,}', '{"x"::"b"}', '{🇨🇭}', '{"a":1}\u0000', '[{"a":1,}]', '{"a":true,"b"', '{...a}'],
].flat();

/** JSON, yet read in more than one way, or built to hurt. */
const REFUSED: [string, string | Buffer, string, number][] = [
  ['a key twice', '{"a":1,"a":2}', 'The key "a" is there twice', 7], ['an empty key twice', '{"":1,"":2}', 'The key "" is there twice', 6], ['a key twice, once escaped', '{"a":1,"\\u0061":2}', 'The key "a" is there twice', 7], ['a key twice, far down', '{"a":[{"b":{"c":1,"c":1}}]}', 'The key "c" is there twice at offset 18, in "a.0.b".', 18],
  ['a key twice with the same value', '{"a":1,"b":0,"a":1}', 'twice', 13], ['a prototype', '{"__proto__":{"x":1}}', 'The key "__proto__" is not allowed', 1], ['an escaped prototype', '{"\\u005f_proto__":1}', 'not allowed', 1], ['a prototype far down', '[[{"a":{"__proto__":null}}]]', 'at offset 8, in "0.0.a".', 8], ['a constructor with a prototype', '{"constructor":{"prototype":{}}}', 'The key "prototype" is not allowed', 16], ['one after other keys', '{"constructor":{"a":1,"prototype":1}}', 'not allowed', 22],
  ['half a character as a key', '{"\\ud800":1}', 'half a character', 1], ['the other half', '{"\\udc00":1}', 'half a character', 1], ['halves in the wrong order', '{"\\udc00\\ud800":1}', 'half a character', 1], ['a raw half', '{"\ud800":1}', 'half a character', 1],
  ['too many lists', nested(STRICT_JSON_LIMITS.depth + 1), 'nested more than 32 deep', 32], ['far too many', '['.repeat(100_000), 'nested more than 32 deep', 32], ['too many objects', '{"a":'.repeat(33), 'nested more than 32 deep', 160], ['too many keys', withKeys(STRICT_JSON_LIMITS.keys + 1), 'more than 10000 keys', 98_891], ['too many keys in all', `[${Array.from({ length: 101 }, () => withKeys(100)).join(',')}]`, 'more than 10000 keys', 79_202],
  ['a byte that begins nothing', Buffer.from([0x22, 0xff, 0x22]), 'The body is not UTF-8 at offset 1.', 1], ['a character cut short', Buffer.from([0x22, 0xc3, 0x22]), 'not UTF-8', 1], ['an overlong slash', Buffer.from([0x22, 0xc0, 0xaf, 0x22]), 'not UTF-8', 1], ['an encoded half', Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22]), 'not UTF-8', 1], ['beyond Unicode', Buffer.from([0x22, 0xf4, 0x90, 0x80, 0x80, 0x22]), 'not UTF-8', 1], ['a lone continuation', Buffer.from([0x5b, 0x80, 0x5d]), 'not UTF-8', 1], ['UTF-16', Buffer.from('{"a":1}', 'utf16le'), 'Expected a key', 1], ['Latin-1', Buffer.from('{"é":1}', 'latin1'), 'not UTF-8', 2], ['a byte order mark', Buffer.from('\uFEFF{}'), 'Expected a value', 0],
];

it('has 150 cases and more of each side', () => {
  expect([VALID.length > 90, INVALID.length > 150, REFUSED.length > 25]).toEqual([true, true, true]);
});

it.each(VALID)('takes %#: %.60j', (text) => {
  expect(parseStrictJson(text)).toEqual(JSON.parse(text));
  expect(parseStrictJson(Buffer.from(text))).toEqual(JSON.parse(text));
});

it.each(INVALID)('refuses %#: %j', (text) => {
  expect(() => JSON.parse(text) as unknown).toThrow(SyntaxError);
  expect(() => parseStrictJson(text)).toThrow(StrictJsonError);
  expect(() => parseStrictJson(Buffer.from(text))).toThrow(StrictJsonError);
});

it.each(REFUSED)('refuses %s', (_what, text, message, offset) => {
  const read = () => parseStrictJson(text);
  expect(read).toThrow(message);
  expect(read).toThrow(expect.objectContaining({ name: 'StrictJsonError', offset }) as Error);
});

/** What may be read either way (the i_ cases): read as the platform reads it, never with a crash. */
it.each(['1e999', '-1e999', '123123e100000', '0.4e00669999999999999999999999999999999999999999999999999999999999999999999', '100000000000000000000', '"\\ud800"', '"\\udc00\\ud800"', '"\\uDFAA"', '["\\uDd1e\\uD834"]', '-237462374673276894279832749832423479823246327846', '1.5e+9999', '123.456e-789'])('reads %s as JSON.parse does', (text) => {
  expect(parseStrictJson(text)).toEqual(JSON.parse(text));
});

it.each([
  ['{"a":1,\n"b":}', 'Expected a value at offset 12, in "b".'], ['{"a":[1,2 3]}', 'Expected "," or "]" at offset 10, in "a.1".'], ['{"a":1', 'The body ends too early at offset 6.'], ['{"a":"x', 'The body ends too early at offset 7, in "a".'], ['{} {}', 'Something follows the value at offset 3.'], ['{"a":"\\x"}', 'A string holds an unknown escape at offset 7, in "a".'], ['{"a" 1}', 'Expected ":" at offset 5.'], ['[1,]', 'Expected a value at offset 3, in "1".'],
])('says what and where: %j', (text, message) => {
  expect(() => parseStrictJson(text)).toThrow(message);
});

it('shows no control characters and no long keys in its message', () => {
  const message = ((): string => {
    try {
      return String(parseStrictJson(`{"${'x'.repeat(500)}\\u001b[31m":{"a":1,"a":1}}`));
    } catch (error) {
      return (error as Error).message;
    }
  })();
  expect(message).toBe(`The key "a" is there twice at offset 521, in "${'x'.repeat(80)}…".`);
});

it('leaves no prototype touched', () => {
  expect(() => parseStrictJson('{"a":{"__proto__":{"polluted":true}}}')).toThrow(StrictJsonError);
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
});

describe('work grows with the text, not faster', () => {
  /** How often characters are looked at: every access of the scanner goes through these methods. */
  function looksAt(text: string): number {
    let looks = 0;
    const original = { charCodeAt: String.prototype.charCodeAt, exec: RegExp.prototype.exec };
    String.prototype.charCodeAt = function (this: string, index: number) {
      looks += 1;
      return original.charCodeAt.call(this, index);
    };
    RegExp.prototype.exec = function (this: RegExp, subject: string) {
      const found = original.exec.call(this, subject);
      looks += found?.[0].length ?? 1;
      return found;
    };
    try {
      parseStrictJson(text);
    } catch {
      // Refused texts count as well.
    } finally {
      Object.assign(String.prototype, { charCodeAt: original.charCodeAt });
      Object.assign(RegExp.prototype, { exec: original.exec });
    }
    return looks;
  }

  it('is counted', () => expect(looksAt(' '.repeat(1_000))).toBeGreaterThanOrEqual(1_000));

  it.each<[string, (size: number) => string]>([
    ['digits', (size) => '1'.repeat(size)], ['spaces', (size) => ' '.repeat(size)], ['escapes', (size) => `"${'\\u0061'.repeat(size / 6)}"`], ['an open string', (size) => `"${'\\"'.repeat(size / 2)}`], ['lists', (size) => `[${'[],'.repeat(size / 3)}[]]`], ['numbers', (size) => `[${'1e5,'.repeat(size / 4)}1]`], ['keys', (size) => withKeys(size / 10)], ['depth', (size) => '['.repeat(size)], ['spaces between', (size) => `[${' 1 ,'.repeat(size / 4)}1]`], ['exponents', (size) => `1e${'1'.repeat(size)}x`],
  ])('%s', (_what, make) => {
    const text = make(262_144);
    expect(looksAt(text)).toBeLessThan(text.length * 6);
  });
});
