import type { KlingDialect } from '@kp/kling-api/order';
import type { TaskRequest } from '@kp/task-contracts';
import type { ProviderAccount } from '../providers/provider-accounts.ts';

/** Kling counts video and image slots apart (kling-api.md §8). */
export type SlotKind = 'video' | 'image';

/** How an account would be asked for a request, and what that takes of its slots. */
export interface Route {
  dialect: KlingDialect;
  /** Path the task is created at. */
  path: string;
  model: string;
  slotKind: SlotKind;
  /** Slots taken: 1 for a video, the number of images for an image task. */
  slotWeight: number;
}

/** Decides whether, and how, an account can serve a request; undefined when it cannot. */
export type RouteOf = (account: ProviderAccount, request: TaskRequest) => Route | undefined;

/** Task types that take image slots; every other type takes a video slot. */
export const IMAGE_TASK_TYPES: readonly string[] = ['text-to-image', 'image-to-image'];

export function slotKindOf(type: string): SlotKind {
  return IMAGE_TASK_TYPES.includes(type) ? 'image' : 'video';
}
