import { Assets1764000000001 } from './0001-assets.ts';
import { SeveralOutputs1766500000001 } from './0002-several-outputs.ts';

/** Every migration of the storage schema, in order. */
export const migrations = [Assets1764000000001, SeveralOutputs1766500000001];
