import { MEDIA_PATH, signMediaLink, verifyMediaLink } from './media-link.ts';

const SETTINGS = { publicBaseUrl: 'https://media.example.com', signingKey: 'a'.repeat(32) };
const KEY = 'videos/ws/usr/task_1.mp4';
const NOW = Date.parse('2026-01-01T00:00:00Z');
const link = new URL(signMediaLink(KEY, 60, SETTINGS, NOW));
const query = { expires: link.searchParams.get('expires') ?? '', signature: link.searchParams.get('signature') ?? '' };

describe('media links', () => {
  it('point below the public origin at the object', () => {
    expect(link.origin).toBe(SETTINGS.publicBaseUrl);
    expect(link.pathname).toBe(MEDIA_PATH + KEY);
  });

  it('open their object until they expire', () => {
    expect(verifyMediaLink(KEY, query, SETTINGS.signingKey, NOW)).toBe(true);
    expect(verifyMediaLink(KEY, query, SETTINGS.signingKey, NOW + 59_999)).toBe(true);
    expect(verifyMediaLink(KEY, query, SETTINGS.signingKey, NOW + 60_000)).toBe(false);
  });

  const flipped = (query.signature.startsWith('A') ? 'B' : 'A') + query.signature.slice(1);
  it.each<[string, string, Parameters<typeof verifyMediaLink>[1], string]>([
    ['another object', 'videos/ws/usr/task_2.mp4', query, SETTINGS.signingKey],
    ['a longer key with the same beginning', `${KEY}/x`, query, SETTINGS.signingKey],
    ['a later expiry', KEY, { ...query, expires: String(Number(query.expires) + 1) }, SETTINGS.signingKey],
    ['an expiry moved into the key', `${KEY}\n${query.expires}`, query, SETTINGS.signingKey],
    ['an expiry that is no number', KEY, { ...query, expires: 'never' }, SETTINGS.signingKey],
    ['an endless expiry', KEY, { ...query, expires: 'Infinity' }, SETTINGS.signingKey],
    ['no expiry', KEY, { signature: query.signature }, SETTINGS.signingKey],
    ['a changed signature', KEY, { ...query, signature: flipped }, SETTINGS.signingKey],
    ['a shortened signature', KEY, { ...query, signature: query.signature.slice(0, -1) }, SETTINGS.signingKey],
    ['a lengthened signature', KEY, { ...query, signature: `${query.signature}=` }, SETTINGS.signingKey],
    ['an empty signature', KEY, { ...query, signature: '' }, SETTINGS.signingKey],
    ['no signature', KEY, { expires: query.expires }, SETTINGS.signingKey],
    ['another signing key', KEY, query, 'b'.repeat(32)],
    ['nothing at all', KEY, {}, SETTINGS.signingKey],
  ])('do not open with %s', (_what, key, given, signingKey) => {
    expect(verifyMediaLink(key, given, signingKey, NOW)).toBe(false);
  });
});
