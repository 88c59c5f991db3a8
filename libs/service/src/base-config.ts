import { parseUrl } from '@kp/task-contracts';
import { z } from 'zod';

/** An environment variable that must be set. */
export const required = (what: string) => z.string({ error: `is not set; it is ${what}` }).min(1);

/** A whole number given as text, within bounds. */
export const wholeNumber = (bounds: { min: number; max: number }) =>
  z.string().regex(/^\d+$/, 'is not a whole number').transform(Number).pipe(z.number().min(bounds.min, `is below ${bounds.min}`).max(bounds.max, `is above ${bounds.max}`));

/** A URL of one of the given schemes. */
export const urlOf = (what: string, ...schemes: string[]) =>
  required(what).refine((text) => schemes.includes(parseUrl(text)?.protocol.slice(0, -1) ?? ''), `is not a ${schemes.join(' or ')} URL`);

/** Settings every service has. */
export const BaseConfig = z.object({
  DATABASE_URL: urlOf('the PostgreSQL URL of this service’s own role', 'postgres', 'postgresql'),
  NATS_URL: urlOf('the NATS URL, with credentials if it needs them', 'nats', 'tls'),
  OPS_PORT: wholeNumber({ min: 0, max: 65_535 }).default(0),
  OPS_HOST: z.string().default('127.0.0.1'),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'], { error: 'is not one of trace, debug, info, warn, error, fatal, silent' }).default('info'),
});
export type BaseConfig = z.infer<typeof BaseConfig>;
