import { Usage1764000000001 } from './0001-usage.ts';
import { UsageDays1766600000001 } from './0002-usage-days.ts';

/** Every migration of the metrics schema, in order. */
export const migrations = [Usage1764000000001, UsageDays1766600000001];
