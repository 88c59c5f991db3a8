import { createHmac } from 'node:crypto';
import { exportSPKI, generateKeyPair, SignJWT } from 'jose';
import { signKlingToken } from './sign-token.ts';
import { verifyKlingToken } from './verify-token.ts';

const NOW_SECONDS = 1_790_000_000;
const now = () => new Date(NOW_SECONDS * 1000);
const keys = { accessKey: 'ak-1', secretKey: 'a-secret-key-of-kling-with-32-ch' };
const secretFor = (accessKey: string) => (accessKey === keys.accessKey ? keys.secretKey : undefined);
const verify = (token: string) => verifyKlingToken(token, { secretFor, now });
const claims = { iss: keys.accessKey, exp: NOW_SECONDS + 1800, nbf: NOW_SECONDS - 5 };

const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A token with any header, HMAC-signed with the right secret, so that only the header can be the reason to refuse it. */
function handMade(header: object, payload: object = claims, digest = 'sha256', secret = keys.secretKey): string {
  const signed = `${encode(header)}.${encode(payload)}`;
  return `${signed}.${createHmac(digest, secret).update(signed).digest('base64url')}`;
}

describe('verifyKlingToken', () => {
  it('accepts the Kling and the guide template', async () => {
    const signed = await signKlingToken({ ...keys, now });
    const guide = await signKlingToken({ ...keys, now, template: 'guide' });
    expect(await verify(signed)).toEqual({ ok: true, accessKey: keys.accessKey });
    expect(await verify(guide)).toEqual({ ok: true, accessKey: keys.accessKey });
  });

  it.each([
    [1001, 'empty', ''],
    [1001, 'blank', '  '],
    [1002, 'garbage', 'garbage'],
    [1002, 'three parts of garbage', 'a.b.c'],
    [1002, 'five parts (encrypted form)', 'a.b.c.d.e'],
    [1002, 'unknown access key', handMade({ alg: 'HS256', typ: 'JWT' }, { ...claims, iss: 'ak-2' })],
    [1002, 'other secret', handMade({ alg: 'HS256', typ: 'JWT' }, claims, 'sha256', 'other')],
    [1002, 'no issuer', handMade({ alg: 'HS256' }, { exp: claims.exp })],
    [1002, 'issuer is no string', handMade({ alg: 'HS256' }, { ...claims, iss: 7 })],
    [1002, 'no expiry', handMade({ alg: 'HS256' }, { iss: keys.accessKey })],
    [1002, 'expiry is text', handMade({ alg: 'HS256' }, { ...claims, exp: 'tomorrow' })],
    [1002, 'not-before is text', handMade({ alg: 'HS256' }, { ...claims, nbf: 'today' })],
    [1003, 'not yet valid', handMade({ alg: 'HS256' }, { ...claims, nbf: NOW_SECONDS + 1 })],
    [1004, 'expired this second', handMade({ alg: 'HS256' }, { ...claims, exp: NOW_SECONDS })],
  ] as const)('answers %i for a token that is %s', async (code, _name, token) => {
    expect(await verify(token)).toMatchObject({ ok: false, code });
  });

  it("uses Kling's wording for a string that is no token (§1.3)", async () => {
    expect(await verify('garbage')).toMatchObject({ message: 'The token was expected to have 3 parts, but got 0' });
  });

  /** Every name of an asymmetric algorithm, over an HMAC with the secret: the classic confusion, and its relatives. */
  const OTHER_ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES256K', 'ES384', 'ES512', 'EdDSA', 'Ed25519', 'Ed448', 'ML-DSA-44', 'A256GCMKW', 'dir', 'HS256 ', 'hs256', 'Hs256', 'HS1', 'HS384', 'HS512', '', 'undefined'];

  it.each(OTHER_ALGORITHMS)('refuses the algorithm %j over an HMAC with the right secret', async (alg) => {
    for (const digest of ['sha256', 'sha384', 'sha512']) expect(await verify(handMade({ alg, typ: 'JWT' }, claims, digest))).toMatchObject({ ok: false, code: 1002 });
  });

  it.each(['none', 'None', 'NONE', 'nOnE', 'none ', ' none', 'n\u006fne'])('refuses the algorithm %j: unsigned, with an empty or a true signature', async (alg) => {
    const signed = `${encode({ alg, typ: 'JWT' })}.${encode(claims)}`;
    for (const token of [signed, `${signed}.`, `${signed}..`, handMade({ alg, typ: 'JWT' })]) expect(await verify(token)).toMatchObject({ ok: false, code: 1002 });
  });

  it.each([
    ['no alg', { typ: 'JWT' }],
    ['alg null', { alg: null }],
    ['a list of algorithms', { alg: ['HS256'] }],
    ['an object for alg', { alg: { name: 'HS256' } }],
    ['a number for alg', { alg: 256 }],
    ['an embedded jwk with our own secret', { alg: 'HS256', jwk: { kty: 'oct', k: Buffer.from(keys.secretKey).toString('base64url') } }],
    ['an embedded public jwk', { alg: 'HS256', jwk: { kty: 'EC', crv: 'P-256', x: 'AA', y: 'AA' } }],
    ['a jku', { alg: 'HS256', jku: 'https://attacker.example/keys' }],
    ['an x5u', { alg: 'HS256', x5u: 'https://attacker.example/cert' }],
    ['an x5c', { alg: 'HS256', x5c: ['AAAA'] }],
    ['an x5t', { alg: 'HS256', x5t: 'AAAA' }],
    ['an x5t#S256', { alg: 'HS256', 'x5t#S256': 'AAAA' }],
    ['a kid that is a path', { alg: 'HS256', kid: '../../../../dev/null' }],
    ['a kid that is SQL', { alg: 'HS256', kid: "x' UNION SELECT 'secret" }],
    ['a kid that is a command', { alg: 'HS256', kid: '|/usr/bin/id' }],
    ['a kid at all', { alg: 'HS256', kid: 'ak-1' }],
    ['a crit extension', { alg: 'HS256', crit: ['exp'] }],
    ['an unencoded payload (b64)', { alg: 'HS256', b64: false }],
    ['an unencoded payload, marked critical', { alg: 'HS256', crit: ['b64'], b64: false }],
    ['compression', { alg: 'HS256', zip: 'DEF' }],
    ['encryption', { alg: 'HS256', enc: 'A256GCM' }],
    ['a nested token', { alg: 'HS256', cty: 'JWT' }],
    ['claims in the header', { alg: 'HS256', iss: keys.accessKey }],
    ['a prototype', JSON.parse('{"alg":"HS256","__proto__":{"kid":"x"}}') as object],
  ])('refuses a header with %s, although the signature is right', async (_name, header) => {
    expect(await verify(handMade(header))).toMatchObject({ ok: false, code: 1002 });
  });

  it.each([
    ['alg twice, none first', '{"alg":"none","alg":"HS256","typ":"JWT"}'],
    ['alg twice, none last', '{"alg":"HS256","typ":"JWT","alg":"none"}'],
    ['alg twice, the same', '{"alg":"HS256","alg":"HS256"}'],
    ['alg twice, one in escapes', '{"\\u0061lg":"none","alg":"HS256"}'],
    ['typ twice', '{"typ":"JWT","alg":"HS256","typ":"JOSE"}'],
    ['a list', '["HS256"]'],
    ['a string', '"HS256"'],
    ['null', 'null'],
    ['no JSON', '{alg:HS256}'],
    ['more after its end', '{"alg":"HS256"}{"alg":"none"}'],
  ])('refuses a header that is, or has, %s', async (_name, headerText) => {
    const signed = `${Buffer.from(headerText).toString('base64url')}.${encode(claims)}`;
    expect(await verify(`${signed}.${createHmac('sha256', keys.secretKey).update(signed).digest('base64url')}`)).toMatchObject({ ok: false, code: 1002 });
  });

  it.each([
    ['padding', (token: string) => `${token}=`],
    ['a line break', (token: string) => `${token}\n`],
    ['the ordinary base64 alphabet', (token: string) => token.replace(/.$/, '+')],
    ['a cut signature', (token: string) => token.slice(0, -4)],
    ['no signature', (token: string) => token.replace(/[^.]*$/, '')],
    ['a signature of zeros', (token: string) => token.replace(/[^.]*$/, 'A'.repeat(43))],
    ['a payload changed after signing', (token: string) => token.replace(/\.[^.]*\./, `.${encode({ ...claims, iss: keys.accessKey, exp: claims.exp + 1 })}.`)],
    ['a length beyond any token', (token: string) => token.replace('.', `${'A'.repeat(5_000)}.`)],
  ])('refuses a token with %s', async (_name, change) => {
    expect(await verify(change(handMade({ alg: 'HS256', typ: 'JWT' })))).toMatchObject({ ok: false, code: 1002 });
  });

  it.each(['RS256', 'PS256', 'ES256', 'EdDSA'])('refuses a true %s token, also when the secret is its public key as text', async (alg) => {
    const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
    const token = await new SignJWT(claims).setProtectedHeader({ alg }).sign(privateKey);
    const publicText = await exportSPKI(publicKey);
    expect(await verify(token)).toMatchObject({ ok: false, code: 1002 });
    expect(await verifyKlingToken(token, { secretFor: () => publicText, now })).toMatchObject({ ok: false, code: 1002 });
    // The confusion itself: the public key as HMAC secret under the asymmetric name.
    expect(await verifyKlingToken(handMade({ alg }, claims, 'sha256', publicText), { secretFor: () => publicText, now })).toMatchObject({ ok: false, code: 1002 });
  });

  it('takes the secret as text: its Base64-decoded bytes are another key (§1.2)', async () => {
    const decoded = Buffer.from(keys.secretKey, 'base64');
    const token = await new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(decoded);
    expect(await verify(token)).toMatchObject({ ok: false, code: 1002 });
  });

  it('allows for a clock that differs, when told to', async () => {
    const early = handMade({ alg: 'HS256' }, { ...claims, nbf: NOW_SECONDS + 30 });
    const late = handMade({ alg: 'HS256' }, { ...claims, exp: NOW_SECONDS - 29 });
    for (const token of [early, late]) {
      expect(await verifyKlingToken(token, { secretFor, now })).toMatchObject({ ok: false });
      expect(await verifyKlingToken(token, { secretFor, now, clockToleranceSeconds: 30 })).toEqual({ ok: true, accessKey: keys.accessKey });
    }
  });

  it('answers 1000 when the key lookup fails', async () => {
    const token = await signKlingToken({ ...keys, now });
    const secretFails = () => Promise.reject(new Error('lookup failed'));
    expect(await verifyKlingToken(token, { secretFor: secretFails, now })).toMatchObject({ ok: false, code: 1000 });
  });
});
