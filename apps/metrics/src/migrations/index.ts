import { Usage1764000000001 } from './0001-usage.ts';

/** Every migration of the metrics schema, in order. */
export const migrations = [Usage1764000000001];
