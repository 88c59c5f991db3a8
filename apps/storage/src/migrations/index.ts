import { Assets1764000000001 } from './0001-assets.ts';

/** Every migration of the storage schema, in order. */
export const migrations = [Assets1764000000001];
