import { z } from 'zod';

const LAST_MS = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

/**
 * A point in time as a caller writes it, with any offset, as UTC: the database knows neither offsets of a day nor the year 0,
 * both of which ISO 8601 allows.
 */
export const Instant = z.iso
  .datetime({ offset: true, error: 'is not a time such as 2026-11-24T09:30:00Z' })
  .transform((text) => new Date(text))
  .refine((time) => time.getTime() >= 0 && time.getTime() <= LAST_MS, 'is not between the years 1970 and 9999')
  .transform((time) => time.toISOString());

/** A day, `YYYY-MM-DD`, of the same years. */
export const Day = z.iso.date('is not a day such as 2026-11-24').refine((text) => text >= '1970-01-01', 'is before 1970');
