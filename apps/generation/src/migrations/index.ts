import { Tasks1764000000001 } from './0001-tasks.ts';
import { NumberedOutputs1766500000001 } from './0002-numbered-outputs.ts';

/** Every migration of the generation schema, in order. */
export const migrations = [Tasks1764000000001, NumberedOutputs1766500000001];
