import { Tasks1764000000001 } from './0001-tasks.ts';

/** Every migration of the generation schema, in order. */
export const migrations = [Tasks1764000000001];
