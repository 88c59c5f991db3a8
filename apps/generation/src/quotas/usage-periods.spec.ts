import { periodEnd, periodsAt } from './usage-periods.ts';

test.each([
  ['2026-11-24T23:59:59.999Z', 'UTC', '2026-11-24', '2026-11-01', '2026-11-25T00:00:00.000Z'],
  ['2026-11-25T00:00:00.000Z', 'UTC', '2026-11-25', '2026-11-01', '2026-11-26T00:00:00.000Z'],
  ['2026-11-30T23:30:00.000Z', 'Europe/Berlin', '2026-12-01', '2026-12-01', '2026-12-01T23:00:00.000Z'],
  ['2026-12-01T04:59:59.000Z', 'America/New_York', '2026-11-30', '2026-11-01', '2026-12-01T05:00:00.000Z'],
  ['2026-12-31T10:00:00.000Z', 'Pacific/Kiritimati', '2027-01-01', '2027-01-01', '2027-01-01T10:00:00.000Z'],
  ['2026-06-30T18:15:00.000Z', 'Asia/Kathmandu', '2026-07-01', '2026-07-01', '2026-07-01T18:15:00.000Z'],
  // Days of 23 and of 25 hours, and one that begins at one o'clock.
  ['2026-03-29T12:00:00.000Z', 'Europe/Berlin', '2026-03-29', '2026-03-01', '2026-03-29T22:00:00.000Z'],
  ['2026-03-28T23:00:00.000Z', 'Europe/Berlin', '2026-03-29', '2026-03-01', '2026-03-29T22:00:00.000Z'],
  ['2026-10-24T22:00:00.000Z', 'Europe/Berlin', '2026-10-25', '2026-10-01', '2026-10-25T23:00:00.000Z'],
  ['2026-03-28T20:00:00.000Z', 'Asia/Beirut', '2026-03-28', '2026-03-01', '2026-03-28T22:00:00.000Z'],
  ['2026-04-23T21:30:00.000Z', 'Africa/Cairo', '2026-04-23', '2026-04-01', '2026-04-23T22:00:00.000Z'],
])('%s in %s is the day %s of the month %s, which ends at %s', (at, timeZone, day, month, end) => {
  expect(periodsAt(new Date(at), timeZone)).toEqual({ day, month });
  expect(periodEnd('day', day, timeZone).toISOString()).toBe(end);
});

test.each([
  ['2026-02-01', 'UTC', '2026-03-01T00:00:00.000Z'],
  ['2026-12-01', 'America/New_York', '2027-01-01T05:00:00.000Z'],
  ['2026-03-01', 'Europe/Berlin', '2026-03-31T22:00:00.000Z'],
  ['2026-10-01', 'Australia/Lord_Howe', '2026-10-31T13:00:00.000Z'],
])('the month of %s in %s ends at %s', (start, timeZone, end) => {
  expect(periodEnd('month', start, timeZone).toISOString()).toBe(end);
});

test('the second before the end belongs to the period, the end to the next, in every zone on every day of a year', () => {
  for (const timeZone of ['Europe/Berlin', 'America/St_Johns', 'Asia/Kolkata', 'America/Santiago', 'Africa/Cairo', 'Pacific/Chatham', 'Pacific/Apia']) {
    for (let n = 0; n < 365; n += 1) {
      const { day } = periodsAt(new Date(Date.UTC(2026, 0, 1 + n, 12)), timeZone);
      const end = periodEnd('day', day, timeZone);
      expect(periodsAt(new Date(end.getTime() - 1_000), timeZone).day).toBe(day);
      expect(periodsAt(end, timeZone).day > day).toBe(true);
    }
  }
});
