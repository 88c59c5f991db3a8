import { Day, Instant } from './instant.ts';

test.each([
  ['2026-11-24T09:30:00Z', '2026-11-24T09:30:00.000Z'],
  ['2026-11-24T09:30:00+02:00', '2026-11-24T07:30:00.000Z'],
  ['4408-02-29T20:09:20-20:37', '4408-03-01T16:46:20.000Z'],
  ['1970-01-01T00:00:00Z', '1970-01-01T00:00:00.000Z'],
])('%s is %s', (text, utc) => {
  expect(Instant.parse(text)).toBe(utc);
});

test.each(['0000-01-01T00:00:00Z', '1969-12-31T23:59:59Z', '2026-02-30T00:00:00Z', '2026-11-24', 'now', '', '9999-12-31T23:59:59-20:00'])('%j is no time we take', (text) => {
  expect(Instant.safeParse(text).success).toBe(false);
});

test('a day before 1970, or that there is not, is none', () => {
  expect(['2026-11-24', '0000-01-01', '1969-12-31', '2026-02-30', ''].map((text) => Day.safeParse(text).success)).toEqual([true, false, false, false, false]);
});
