import type { CreateTaskBody } from '@kp/task-contracts';
import type { KlingTaskType } from '../order.ts';

/** Pieces of the walk's bodies. */

export type Change = Partial<CreateTaskBody>;
/** One step: the field that is walked, and what differs from the least body of the type. */
export type Probe = readonly [field: string, change: Change];

export const PICTURE = 'https://media.example.com/harbour.png';
export const CLIP = 'https://media.example.com/dance.mp4';
/** Stands for a finished task whose clip can be extended. */
export const SOURCE_TASK = 'source-task';

/** The least body of each type. */
export const LEAST: Readonly<Record<KlingTaskType, Change>> = {
  'text-to-video': { prompt: 'A lighthouse' },
  'image-to-video': { prompt: 'A lighthouse', imageUrl: PICTURE },
  'multi-image-to-video': { prompt: 'A lighthouse', references: [{ kind: 'image', source: PICTURE }] },
  'omni-video': { prompt: 'A lighthouse' },
  'motion-control': { prompt: 'A lighthouse', imageUrl: PICTURE, motionClip: CLIP, characterOrientation: 'image' },
  'video-extend': { prompt: 'A lighthouse', sourceTaskId: SOURCE_TASK },
  'text-to-image': { prompt: 'A lighthouse' },
  'image-to-image': { prompt: 'A lighthouse', imageUrl: PICTURE },
};

/** A limit of a row and its neighbours. */
export const around = (...limits: readonly (number | undefined)[]): number[] => [...new Set(limits.flatMap((limit) => (limit === undefined ? [] : [limit - 1, limit, limit + 1])))].filter((value) => value >= 0).toSorted((a, b) => a - b);
export const times = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, index) => make(index));
