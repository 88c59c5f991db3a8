import { createHmac } from 'node:crypto';
import { generateKeyPair, SignJWT } from 'jose';
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

  it.each([
    ['alg none, unsigned', `${encode({ alg: 'none', typ: 'JWT' })}.${encode(claims)}.`],
    ['alg None, signed', handMade({ alg: 'None' })],
    ['no alg', handMade({ typ: 'JWT' })],
    ['HS384', handMade({ alg: 'HS384' }, claims, 'sha384')],
    ['HS512', handMade({ alg: 'HS512' }, claims, 'sha512')],
    ['lower case hs256', handMade({ alg: 'hs256' })],
    ['RS256 signed by HMAC (algorithm confusion)', handMade({ alg: 'RS256' })],
    ['ES256 signed by HMAC', handMade({ alg: 'ES256' })],
    ['PS256 signed by HMAC', handMade({ alg: 'PS256' })],
    ['EdDSA signed by HMAC', handMade({ alg: 'EdDSA' })],
    ['an embedded jwk', handMade({ alg: 'HS256', jwk: { kty: 'oct', k: Buffer.from(keys.secretKey).toString('base64url') } })],
    ['a jku', handMade({ alg: 'HS256', jku: 'https://attacker.example/keys' })],
    ['an x5u', handMade({ alg: 'HS256', x5u: 'https://attacker.example/cert' })],
    ['an x5c', handMade({ alg: 'HS256', x5c: ['AAAA'] })],
    ['a crit extension', handMade({ alg: 'HS256', crit: ['b64'], b64: false })],
  ])('refuses %s with 1002', async (_name, token) => {
    expect(await verify(token)).toMatchObject({ ok: false, code: 1002 });
  });

  it('refuses a true RS256 token', async () => {
    const { privateKey } = await generateKeyPair('RS256');
    const token = await new SignJWT(claims).setProtectedHeader({ alg: 'RS256' }).sign(privateKey);
    expect(await verify(token)).toMatchObject({ ok: false, code: 1002 });
  });

  it('refuses the public JWS example of RFC 7515 A.1 (a well-formed HS256 token of somebody else)', async () => {
    const token =
      'eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
    expect(await verify(token)).toMatchObject({ ok: false, code: 1002 });
  });

  it('answers 1000 when the key lookup fails', async () => {
    const token = await signKlingToken({ ...keys, now });
    const secretFails = () => Promise.reject(new Error('lookup failed'));
    expect(await verifyKlingToken(token, { secretFor: secretFails, now })).toMatchObject({ ok: false, code: 1000 });
  });
});
