import { createAuthorization, type KlingCredentials } from './authorization.ts';
import { verifyKlingToken } from './verify-token.ts';

const PAIR: KlingCredentials = { kind: 'access-key', accessKey: 'ak-1', secretKey: 'sk-1' };
const tokenOf = (header: string) => header.replace(/^Bearer /, '');
const claimsOf = (header: string) => JSON.parse(Buffer.from(tokenOf(header).split('.')[1] ?? '', 'base64url').toString()) as Record<string, number>;

function clockAt(startMs: number) {
  let nowMs = startMs;
  return { now: () => new Date(nowMs), advanceSeconds: (seconds: number) => (nowMs += seconds * 1000) };
}

describe('an AccessKey/SecretKey pair', () => {
  it.each([
    ['kling', undefined, { exp: 1_790_001_800, nbf: 1_789_999_995 }],
    ['guide', 'guide', { iat: 1_790_000_000, exp: 1_790_000_300 }],
  ] as const)('signs tokens of the template %s that the server accepts', async (_name, template, claims) => {
    const { now } = clockAt(1_790_000_000_000);
    const header = await createAuthorization(template ? { ...PAIR, template } : PAIR, { now }).header();
    expect(claimsOf(header)).toEqual({ iss: 'ak-1', ...claims });
    expect(await verifyKlingToken(tokenOf(header), { secretFor: () => 'sk-1', now })).toEqual({ ok: true, accessKey: 'ak-1' });
  });

  it('reuses its token until a tenth of the life is left', async () => {
    const clock = clockAt(1_790_000_000_000);
    const authorization = createAuthorization({ ...PAIR, template: 'guide' }, { now: clock.now });
    const first = await authorization.header();
    clock.advanceSeconds(269);
    expect(await authorization.header()).toBe(first);
    clock.advanceSeconds(1);
    expect(await authorization.header()).not.toBe(first);
  });

  it.each([
    [1000, false],
    [1001, false],
    [1002, false],
    [1003, true],
    [1004, true],
    [1103, false],
    [5000, false],
  ])('after code %i a new token may help: %s', async (code, helps) => {
    const clock = clockAt(1_790_000_000_000);
    const authorization = createAuthorization(PAIR, { now: clock.now });
    const first = await authorization.header();
    clock.advanceSeconds(1);
    expect(authorization.refused(code)).toBe(helps);
    expect((await authorization.header()) !== first).toBe(helps);
  });
});

describe('an API key', () => {
  it('is sent as it is, and nothing about it can be signed again', async () => {
    const authorization = createAuthorization({ kind: 'api-key', apiKey: 'api-key-kling-1' });
    expect(await authorization.header()).toBe('Bearer api-key-kling-1');
    expect(authorization.refused(1004)).toBe(false);
  });
});

it.each<KlingCredentials>([
  { kind: 'api-key', apiKey: '' },
  { ...PAIR, accessKey: '' },
  { ...PAIR, secretKey: '' },
])('refuses empty credentials: %j', (credentials) => {
  expect(() => createAuthorization(credentials)).toThrow(TypeError);
});

it('shows no secret when it is printed', () => {
  for (const credentials of [PAIR, { kind: 'api-key', apiKey: 'sk-1' } as const]) {
    expect(JSON.stringify(createAuthorization(credentials))).not.toContain('sk-1');
  }
});
