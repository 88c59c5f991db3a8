import { base64url, exportJWK, exportSPKI, generateKeyPair, SignJWT, UnsecuredJWT, type JWTHeaderParameters } from 'jose';
import { createHmac } from 'node:crypto';
import { signingKeysOf, SessionTokens } from './session-tokens.ts';

const KEY = 'k'.repeat(32);
const tokens = new SessionTokens(KEY);
const CLAIMS = { sessionId: 'ses_1', userId: 'usr_1', workspaceId: 'ws_1' };
const soon = () => Math.floor(Date.now() / 1_000) + 60;

const headerOf = (token: string) => JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString()) as JWTHeaderParameters & { kid: string };
const KID = headerOf(await tokens.sign(CLAIMS)).kid;

/** Header, payload and signature as they are given, with our key unless told otherwise: what no library would make. */
function raw(header: object, payload: object = {}, key: string | Buffer = KEY, hash = 'sha256'): string {
  const body = { sid: 'ses_1', ws: 'ws_1', sub: 'usr_1', iss: 'kling-platform', aud: 'kling-platform-console', iat: soon() - 60, exp: soon(), ...payload };
  const signed = `${base64url.encode(JSON.stringify(header))}.${base64url.encode(JSON.stringify(body))}`;
  return `${signed}.${createHmac(hash, key).update(signed).digest('base64url')}`;
}
const GOOD = { alg: 'HS256', kid: KID, typ: 'at+jwt' };

test('a signed token names its session, person and workspace, and lives for ten minutes', async () => {
  const token = await tokens.sign(CLAIMS);
  expect(await tokens.verify(token)).toEqual(CLAIMS);
  const { iat, exp } = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as { iat: number; exp: number };
  expect(exp - iat).toBe(600);
});

test('it says nothing about rights, and nothing about its key', async () => {
  const token = await tokens.sign(CLAIMS);
  const payload = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as object;
  expect(Object.keys(payload).toSorted()).toEqual(['aud', 'exp', 'iat', 'iss', 'sid', 'sub', 'ws']);
  expect(JSON.stringify(headerOf(token))).not.toContain(KEY);
});

test('the forger of this test can make a token that is accepted', async () => {
  expect(await tokens.verify(raw(GOOD))).toEqual(CLAIMS);
});

describe('keys', () => {
  test('the first one signs, all are accepted, and one that was taken away is not', async () => {
    const [older, newer] = ['o'.repeat(32), 'n'.repeat(32)];
    const before = await new SessionTokens(older).sign(CLAIMS);
    const both = new SessionTokens(`${newer}, ${older}`);
    expect(await both.verify(before)).toEqual(CLAIMS);
    const after = await both.sign(CLAIMS);
    expect(headerOf(after).kid).not.toBe(headerOf(before).kid);
    expect(await new SessionTokens(newer).verify(after)).toEqual(CLAIMS);
    expect(await new SessionTokens(newer).verify(before)).toBeUndefined();
    expect(signingKeysOf(` ${newer} ,,${older},`)).toEqual([newer, older]);
  });
});

describe('alg confusion', () => {
  test.each(['none', 'None', 'NONE', 'nOnE', 'none ', '', 'hs256', 'Hs256', 'HS256 ', 'HS384', 'HS512', 'RS256', 'ES256', 'PS256', 'EdDSA', 'dir', 'A128KW'])('a token that says alg %j is refused, signed or not', async (alg) => {
    for (const token of [raw({ ...GOOD, alg }), raw({ ...GOOD, alg }).replace(/[^.]*$/, ''), raw({ ...GOOD, alg }, {}, KEY, 'sha512')]) expect(await tokens.verify(token)).toBeUndefined();
  });

  test.each<[string, object]>([['no alg', { kid: KID, typ: 'at+jwt' }], ['alg as a list', { ...GOOD, alg: ['HS256'] }], ['alg null', { ...GOOD, alg: null }], ['alg as a number', { ...GOOD, alg: 256 }]])('a token with %s is refused', async (_what, header) => {
    expect(await tokens.verify(raw(header))).toBeUndefined();
  });

  test('an unsigned token is refused', async () => {
    const unsigned = new UnsecuredJWT({ sid: 'ses_1', ws: 'ws_1' }).setSubject('usr_1').setIssuer('kling-platform').setAudience('kling-platform-console').setIssuedAt().setExpirationTime('1h').encode();
    expect(await tokens.verify(unsigned)).toBeUndefined();
    expect(await tokens.verify(raw(GOOD).replace(/[^.]*$/, ''))).toBeUndefined();
  });

  test('a token signed with RS256, and one signed with its public key as an HMAC key, are refused', async () => {
    const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
    const rsa = await new SignJWT({ sid: 'ses_1', ws: 'ws_1' }).setProtectedHeader({ ...GOOD, alg: 'RS256' }).setSubject('usr_1').setIssuer('kling-platform').setAudience('kling-platform-console').setIssuedAt().setExpirationTime('1m').sign(privateKey);
    expect(await tokens.verify(rsa)).toBeUndefined();
    expect(await tokens.verify(raw(GOOD, {}, await exportSPKI(publicKey)))).toBeUndefined();
  });

  test('a key that the token brings along, or tells where to fetch, is not used', async () => {
    const { publicKey, privateKey } = await generateKeyPair('RS256', { extractable: true });
    const jwk = await exportJWK(publicKey);
    const secretJwk = { kty: 'oct', k: base64url.encode('x'.repeat(32)), alg: 'HS256' };
    for (const extra of [{ jwk: secretJwk }, { jwk }, { jku: 'https://evil.example/jwks' }, { x5u: 'https://evil.example/x5' }, { x5c: ['MIIB'] }, { x5t: 'abc' }, { 'x5t#S256': 'abc' }, { cty: 'JWT' }, { zip: 'DEF' }, { b64: false, crit: ['b64'] }, { crit: ['exp'] }, { crit: [] }, { crit: ['kid'] }]) {
      // Signed with the key it brings, and even with our own: such a header is none of ours.
      for (const key of ['x'.repeat(32), KEY]) expect([extra, await tokens.verify(raw({ ...GOOD, ...extra }, {}, key))]).toEqual([extra, undefined]);
    }
    const embedded = await new SignJWT({ sid: 'ses_1' }).setProtectedHeader({ alg: 'RS256', kid: KID, typ: 'at+jwt', jwk }).setSubject('usr_1').setIssuer('kling-platform').setAudience('kling-platform-console').setIssuedAt().setExpirationTime('1m').sign(privateKey);
    expect(await tokens.verify(embedded)).toBeUndefined();
  });

  test.each<[string, unknown]>([['absent', undefined], ['unknown', 'other'], ['empty', ''], ['a path', '../../../dev/null'], ['SQL', `x' UNION SELECT 'k`], ['a URL', 'https://evil.example/key'], ['a list', [KID]], ['an object', { kid: KID }], ['null', null], ['a number', 0], ['a name of the prototype', '__proto__'], ['another one', 'constructor'], ['ours in capitals', KID.toUpperCase()], ['ours and more', `${KID} `]])('a kid that is %s finds no key', async (_what, kid) => {
    for (const key of [KEY, '', '\0']) expect(await tokens.verify(raw({ alg: 'HS256', typ: 'at+jwt', ...(kid === undefined ? {} : { kid }) }, {}, key))).toBeUndefined();
  });

  test.each(['JWT', 'jwt', 'application/at+jwt2', '', undefined])('a token of the type %j is refused', async (typ) => {
    expect(await tokens.verify(raw({ alg: 'HS256', kid: KID, ...(typ === undefined ? {} : { typ }) }))).toBeUndefined();
  });
});

describe('claims', () => {
  test.each<[string, object]>([
    ['an expiry that has passed', { exp: soon() - 120 }],
    ['no expiry', { exp: undefined }],
    ['an expiry that is text', { exp: String(soon()) }],
    ['a foreign issuer', { iss: 'elsewhere' }],
    ['no issuer', { iss: undefined }],
    ['a foreign audience', { aud: 'another-console' }],
    ['the audience of task cookies', { aud: 'kling-platform-task' }],
    ['no audience', { aud: undefined }],
    ['no subject', { sub: undefined }],
    ['an empty subject', { sub: '' }],
    ['no session', { sid: undefined }],
    ['a session that is no text', { sid: { $ne: null } }],
    ['no time of issue', { iat: undefined }],
    ['a beginning in the future', { nbf: soon() }],
    ['a workspace that is no text', { ws: ['ws_1'] }],
  ])('a token with %s is refused', async (_what, payload) => {
    expect(await tokens.verify(raw(GOOD, payload))).toBeUndefined();
  });

  test('a token signed with another key, or changed after it was signed, is refused', async () => {
    expect(await tokens.verify(raw(GOOD, {}, 'x'.repeat(32)))).toBeUndefined();
    const [header = '', , signature = ''] = (await tokens.sign(CLAIMS)).split('.');
    const other = base64url.encode(JSON.stringify({ sid: 'ses_2', sub: 'usr_2', iss: 'kling-platform', aud: 'kling-platform-console', iat: soon(), exp: soon() }));
    expect(await tokens.verify(`${header}.${other}.${signature}`)).toBeUndefined();
  });
});

test.each(['', 'a.b.c', 'not a token', '..', '.'.repeat(3_000), `${'a'.repeat(5_000)}`])('text that is no token is refused: %j', async (text) => {
  expect(await tokens.verify(text)).toBeUndefined();
});

test('every single flipped bit of a token makes it none', async () => {
  const token = await tokens.sign(CLAIMS);
  const [, , signature = ''] = token.split('.');
  const start = token.length - signature.length;
  for (let index = 0; index < token.length - 1; index += 1) {
    if (token[index] === '.') continue;
    const changed = `${token.slice(0, index)}${token[index] === 'A' ? 'B' : 'A'}${token.slice(index + 1)}`;
    expect([index < start ? 'signed part' : 'signature', index, await tokens.verify(changed)]).toEqual([index < start ? 'signed part' : 'signature', index, undefined]);
  }
});
