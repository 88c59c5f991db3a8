import { signKlingToken } from './sign-token.ts';

const frozen = () => new Date(1_790_000_000_000);
const keys = { accessKey: 'ak-0123456789abcdef', secretKey: 'sk-fedcba9876543210' };

// Both golden strings were computed by an independent HMAC implementation, not by the code under test.
const GOLDEN_KLING =
  'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJpc3MiOiJhay0wMTIzNDU2Nzg5YWJjZGVmIiwiZXhwIjoxNzkwMDAxODAwLCJuYmYiOjE3ODk5OTk5OTV9.009MdW_i9o-s_MfKc8ezxuoaGvdyAMkxRi83jqwlbiU';
const GOLDEN_GUIDE =
  'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJpc3MiOiJhay0wMTIzNDU2Nzg5YWJjZGVmIiwiaWF0IjoxNzkwMDAwMDAwLCJleHAiOjE3OTAwMDAzMDB9.JV_-wuPVSRTkMgtZFPnNz9caeFFxPDgthRy79-E2DRQ';

describe('signKlingToken', () => {
  it('signs the golden token of the Kling template (kling-api.md §1.2)', async () => {
    expect(await signKlingToken({ ...keys, now: frozen })).toBe(GOLDEN_KLING);
  });

  it("signs the golden token of the guide's template: iat, five minutes, no nbf", async () => {
    expect(await signKlingToken({ ...keys, now: frozen, template: 'guide' })).toBe(GOLDEN_GUIDE);
  });

  it('takes the lifetime and the skew from its options', async () => {
    const token = await signKlingToken({ ...keys, now: frozen, ttlSeconds: 60, clockSkewSeconds: 30 });
    expect(JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())).toEqual({
      iss: keys.accessKey,
      exp: 1_790_000_060,
      nbf: 1_789_999_970,
    });
    const guide = await signKlingToken({ ...keys, now: frozen, template: 'guide', clockSkewSeconds: 30 });
    expect(JSON.parse(Buffer.from(guide.split('.')[1] ?? '', 'base64url').toString())).toEqual({ iss: keys.accessKey, iat: 1_789_999_970, exp: 1_790_000_300 });
  });

  it.each([
    ['an empty access key', { ...keys, accessKey: '' }],
    ['an empty secret key', { ...keys, secretKey: '' }],
    ['a lifetime of zero', { ...keys, ttlSeconds: 0 }],
    ['a fractional lifetime', { ...keys, ttlSeconds: 1.5 }],
    ['a negative skew', { ...keys, clockSkewSeconds: -1 }],
    ['a fractional skew', { ...keys, clockSkewSeconds: 0.5 }],
  ])('refuses %s', async (_name, options) => {
    await expect(signKlingToken(options)).rejects.toThrow(TypeError);
  });
});
