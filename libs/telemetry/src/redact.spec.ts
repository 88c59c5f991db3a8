import { redact, redactText } from './redact.ts';

/** What must never be read in a log, each inside a text it may come in. The part in braces is the secret. */
const SECRETS: [string, string][] = [
  ['a live API key', 'key {kp_live_0123456789abcdefghijklmnopq} was refused'],
  ['a test API key', '{kp_test_0123456789abcdefghijklmnopq}'],
  ['an API key of Kling', 'key {api-key-kling-0123456789abcdefghijklmnopqrstuvwxyzABCDEFG} was refused'],
  ['a bearer token', 'authorization: Bearer {c2VjcmV0LXRva2Vu.x-y_z==}'],
  ['a bearer token in lower case', 'authorization: bearer {abcdef0123456789}'],
  ['a JSON Web Token', 'token={eyJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJhayJ9.s3cr3t-signature_x} given'],
  ['an unsigned JSON Web Token', '{eyJhbGciOiJub25lIn0.eyJpc3MiOiJhayJ9.}'],
  ['a webhook secret', 'secret is {whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw}'],
  ['the password of a PostgreSQL URL', 'connect to postgres://kp_gateway:{hunter2-hunter2}@127.0.0.1:5432/kling failed'],
  ['the password of a PostgreSQL URL without a database', 'connect to postgresql://kp_gateway:{hunter2-hunter2}@127.0.0.1 failed'],
  ['a password with an @ in it', 'postgres://kp_gateway:hun@{ter2secret}@127.0.0.1:5432/kling'],
  ['the password of a NATS URL', 'connect to nats://gateway:{hunter2-hunter2}@127.0.0.1:4222 failed'],
  ['the password of a NATS URL over TLS', 'connect to tls://gateway:{hunter2-hunter2}@nats.internal:4222 failed'],
  ['the password of a web address without a path', 'proxy https://me:{hunter2-hunter2}@proxy.internal:8080 refused'],
  ['the key of an object store URL', 's3://AKIA:{hunter2-hunter2}@minio.internal/media'],
  ['a signed media link', 'GET https://media.example.com/{media/videos/ws/u/task_1.mp4?expires=1767225600&signature=0Q9bJ-abc}'],
  ['a provider result link', 'result at https://cdn.klingai.com:443/{bs2/upload/clip.mp4?x-oss-signature=abc} expired'],
  ['a link with only a query', 'see https://cdn.klingai.com{?signature=abcdef0123}'],
  ['the signature of a link without its host', 'GET /media/videos/task_1.mp4?expires=1767225600&signature={0Q9bJabc-_def}'],
  ['the token of a callback address', 'POST /api/kling/webhook?token={AbCdEf0123456789AbCdEf0123456789}'],
];
const cases = SECRETS.map(([what, marked]) => ({ what, text: marked.replaceAll(/[{}]/g, ''), secret: /\{(.*)\}/.exec(marked)?.[1] ?? '' }));
const logged = (value: unknown) => JSON.stringify(redact(value));

describe('redaction of text', () => {
  it.each(cases)('takes out $what', ({ text, secret }) => {
    expect(redactText(text)).not.toContain(secret);
  });

  it('takes out every secret of a text, not only the first', () => {
    const text = cases.map((each) => each.text).join(' and ');
    const clean = redactText(text);
    for (const { secret } of cases) expect(clean).not.toContain(secret);
  });

  it('keeps what an operator needs to find the cause', () => {
    expect(redactText('connect to postgres://kp_gateway:secret@db.internal:5432/kling failed')).toContain('db.internal:5432');
    expect(redactText('GET https://cdn.klingai.com/bs2/clip.mp4?sig=abc answered 403')).toBe('GET https://cdn.klingai.com/[redacted] answered 403');
    expect(redactText('key kp_live_0123456789abcdefghijklmnopq refused')).toBe('key kp_live_[redacted] refused');
  });

  it.each(['task_0123456789abcdefghjkmnpqrs moved to RUNNING', 'mail to me@example.com', 'listening on http://127.0.0.1:3000', 'ratio 16:9', ''])('leaves %j as it is', (text) => {
    expect(redactText(text)).toBe(text);
  });
});

describe('redaction of values', () => {
  it.each(cases)('takes $what out of nested fields, lists, errors and their causes', ({ text, secret }) => {
    expect(logged({ a: { b: [text, { c: text }] } })).not.toContain(secret);
    expect(logged({ error: new Error(text) })).not.toContain(secret);
    expect(logged({ error: new Error('outer', { cause: new Error('inner', { cause: text }) }) })).not.toContain(secret);
    expect(logged(Object.assign(new Error('with fields'), { url: text, config: { auth: text } }))).not.toContain(secret);
  });

  it.each([
    'authorization', 'Authorization', 'cookie', 'set-cookie', 'password', 'passwordHash', 'password_hash', 'secretKey', 'secret_key', 'KLING_SECRET_KEY', 'accessToken', 'access_token',
    'refreshToken', 'token', 'callbackToken', 'callback_token', 'apiKey', 'api_key', 'x-api-key', 'keyHash', 'key_hash', 'signature', 'webhook-signature', 'databaseUrl', 'DATABASE_URL', 'natsUrl', 'NATS_URL', 'rawBody', 'rawBodyBase64', 'callbackSecret', 'callback_secrets', 'callbackSecrets', 'credentials', 'CREDENTIAL_ENCRYPTION_KEYS', 'encryptionKey', 'ciphertext',
  ])('hides the value of a field called %s, whatever it is', (name) => {
    expect(redact({ [name]: 'plain-words' })).toEqual({ [name]: '[redacted]' });
    expect(logged({ deep: [{ [name]: { inner: ['plain-words'] } }] })).not.toContain('plain-words');
  });

  it.each(['taskId', 'traceId', 'spanId', 'status', 'bytes', 'sha256', 'tries', 'keyId', 'url', 'tokens'])('shows the value of a field called %s', (name) => {
    expect(redact({ [name]: 'plain-words' })).toEqual({ [name]: 'plain-words' });
  });

  it('keeps type, message and stack of an error', () => {
    const error = new TypeError('no good', { cause: new RangeError('too far') });
    expect(redact(error)).toMatchObject({ type: 'TypeError', message: 'no good', stack: expect.stringContaining('redact.spec'), cause: { type: 'RangeError', message: 'too far' } });
  });

  it('ends at cycles and deep nesting instead of failing', () => {
    const cycle: Record<string, unknown> = { name: 'a' };
    cycle['self'] = cycle;
    expect(logged(cycle)).toContain('[deep]');
    const error = new Error('around');
    error.cause = error;
    expect(logged(error)).toContain('[deep]');
  });

  it('writes figures, dates and big numbers as they are', () => {
    expect(redact({ n: 1.5, yes: true, none: null, at: new Date('2026-01-01T00:00:00Z'), units: 5_000_000n })).toEqual({ n: 1.5, yes: true, none: null, at: '2026-01-01T00:00:00.000Z', units: '5000000' });
  });

  it('does not change the value it was given', () => {
    const value = { token: 'abc', list: ['kp_live_0123456789abcdefghijklmnopq'] };
    redact(value);
    expect(value).toEqual({ token: 'abc', list: ['kp_live_0123456789abcdefghijklmnopq'] });
  });
});
