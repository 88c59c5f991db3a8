import type { CreateTaskBody } from '@kp/task-contracts';
import type { Capability } from '../capability.ts';

/** Something that a row refuses in a body. */
export interface Refusal {
  /** The caller's fields that have to be named. */
  paths: readonly string[];
  /** Why Kling cannot notice: what is wrong has no place in the request to it. */
  unsaid?: string | undefined;
}

/** The length a body without one gets in the walk, seconds; every row offers it. */
export const WALK_DEFAULT_SECONDS = 5;

export const refusal = (path: string, unsaid?: string | false): Refusal => ({ paths: [path], ...(unsaid ? { unsaid } : {}) });

/** Words for what cannot reach Kling. */
export const UNSAID = {
  noField: 'this generation has no field for it',
  follows: 'it follows the input and is not sent',
  notASetting: 'the model has no such setting, so none is sent',
  leftOut: 'it is left out of the order',
  onlyOne: 'the call has a place for one picture',
  textInstead: 'without a picture the same call makes an image from text',
} as const;

export const isNew = (row: Capability): boolean => row.dialect === 'new';
export const qualityOf = (row: Capability, body: CreateTaskBody) => body.quality ?? row.qualities[0];
export const secondsOf = (body: CreateTaskBody): number => body.durationSeconds ?? body.shots?.reduce((sum, shot) => sum + shot.durationSeconds, 0) ?? WALK_DEFAULT_SECONDS;
