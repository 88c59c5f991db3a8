import type { QuotaPeriod } from '@kp/task-contracts';

const HOUR_MS = 3_600_000;
/** Local time differs from UTC by less than this, also where a day begins at one o'clock. */
const SEARCH_MS = 16 * HOUR_MS;

/** First days of the running periods, YYYY-MM-DD in a time zone. */
export type PeriodStarts = Record<QuotaPeriod, string>;

const formats = new Map<string, Intl.DateTimeFormat>();

/** The day in a time zone. @throws RangeError for a zone this machine does not know */
function localDay(at: Date, timeZone: string): string {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', { timeZone, calendar: 'gregory', numberingSystem: 'latn', year: 'numeric', month: '2-digit', day: '2-digit' });
    formats.set(timeZone, format);
  }
  return format.format(at);
}

/** The day and the month that an instant belongs to where the workspace is. */
export function periodsAt(at: Date, timeZone: string): PeriodStarts {
  const day = localDay(at, timeZone);
  return { day, month: `${day.slice(0, 8)}01` };
}

/** When the period that began on this day ends: the first instant of the next one, to the second. */
export function periodEnd(period: QuotaPeriod, periodStart: string, timeZone: string): Date {
  const [year = 0, month = 1, day = 1] = periodStart.split('-').map(Number);
  const nextMs = period === 'day' ? Date.UTC(year, month - 1, day + 1) : Date.UTC(year, month, 1);
  const next = new Date(nextMs).toISOString().slice(0, 10);
  // Searched for and not reckoned: clocks change at midnight in some zones, and then the day begins at one.
  let before = (nextMs - SEARCH_MS) / 1_000;
  let after = (nextMs + SEARCH_MS) / 1_000;
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (localDay(new Date(middle * 1_000), timeZone) >= next) after = middle;
    else before = middle;
  }
  return new Date(after * 1_000);
}
