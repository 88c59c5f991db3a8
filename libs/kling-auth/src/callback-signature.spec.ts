import { signCallback, verifyCallbackSignature } from './callback-signature.ts';

// The test vector that Kling publishes (kling-api.md §7).
const secret = 'whsec_dGVzdHNlY3JldHRlc3RzZWNyZXR0ZXN0c2VjcmV0MTI=';
const rawBody = '{"id":"1234567890","status":"succeeded","message":"","create_time":1781080778802,"update_time":1781080794151}';
const SIGNATURE = 'v1,UsKlJP00XoQyOn410NM9xv34sP+Gl0jnOO9Lcpr7NJ4=';
const SENT_SECONDS = 1_781_080_794;
const headers = { 'webhook-id': '9876543210', 'webhook-timestamp': String(SENT_SECONDS), 'webhook-signature': SIGNATURE };
const otherSecret = `whsec_${Buffer.from('another-secret-another-secret').toString('base64')}`;
const at = (offsetSeconds: number) => () => new Date((SENT_SECONDS + offsetSeconds) * 1000);

describe('callback signatures', () => {
  it('verifies and reproduces the published vector', () => {
    expect(verifyCallbackSignature({ secret, headers, rawBody, now: at(0) })).toEqual({
      ok: true,
      webhookId: '9876543210',
      timestampSeconds: SENT_SECONDS,
    });
    expect(signCallback({ secret, webhookId: '9876543210', body: rawBody, now: at(0) })).toEqual(headers);
  });

  it('takes bytes, and header names in any case', () => {
    const upper = { 'Webhook-Id': '9876543210', 'WEBHOOK-TIMESTAMP': String(SENT_SECONDS), 'Webhook-Signature': SIGNATURE };
    expect(verifyCallbackSignature({ secret, headers: upper, rawBody: Buffer.from(rawBody), now: at(0) }).ok).toBe(true);
  });

  it('passes when any of several signatures or secrets matches (rotation)', () => {
    const signed = signCallback({ secret: [otherSecret, secret], webhookId: '1', body: rawBody, now: at(0) });
    expect(signed['webhook-signature'].split(' ')).toHaveLength(2);
    expect(verifyCallbackSignature({ secret, headers: signed, rawBody, now: at(0) }).ok).toBe(true);
    expect(verifyCallbackSignature({ secret: [otherSecret, secret], headers, rawBody, now: at(0) }).ok).toBe(true);
  });

  it.each([
    [-301, false],
    [-300, true],
    [300, true],
    [301, false],
  ])('at %i s from the timestamp: accepted is %s', (offsetSeconds, accepted) => {
    expect(verifyCallbackSignature({ secret, headers, rawBody, now: at(offsetSeconds) }).ok).toBe(accepted);
  });

  it.each([
    ['a changed body', { rawBody: `${rawBody} ` }, 'no-matching-signature'],
    ['another secret', { secret: otherSecret }, 'no-matching-signature'],
    ['no secret at all', { secret: [] }, 'no-matching-signature'],
    ['another id', { headers: { ...headers, 'webhook-id': '1' } }, 'no-matching-signature'],
    ['another scheme', { headers: { ...headers, 'webhook-signature': SIGNATURE.replace('v1,', 'v1a,') } }, 'no-matching-signature'],
    ['a missing id', { headers: { ...headers, 'webhook-id': undefined } }, 'missing-headers'],
    ['a repeated signature header', { headers: { ...headers, 'webhook-signature': [SIGNATURE, SIGNATURE] } }, 'missing-headers'],
    ['a timestamp with a tail', { headers: { ...headers, 'webhook-timestamp': `${SENT_SECONDS}abc` } }, 'bad-timestamp'],
    ['a timestamp with a leading zero', { headers: { ...headers, 'webhook-timestamp': `0${SENT_SECONDS}` } }, 'bad-timestamp'],
    ['bytes that are no UTF-8', { rawBody: Buffer.from([0xff, 0xfe]) }, 'not-utf8'],
  ])('refuses %s', (_name, change, reason) => {
    expect(verifyCallbackSignature({ secret, headers, rawBody, now: at(0), ...change })).toEqual({ ok: false, reason });
  });

  it('throws on a secret that is no base64: a configuration mistake', () => {
    expect(() => verifyCallbackSignature({ secret: 'whsec_%%%', headers, rawBody, now: at(0) })).toThrow();
  });
});
