import { Decisions1764000000001 } from './0001-decisions.ts';

/** Every migration of the moderation schema, in order. */
export const migrations = [Decisions1764000000001];
