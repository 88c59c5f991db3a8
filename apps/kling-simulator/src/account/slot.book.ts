import type { PackType } from '../tasks/task.store.ts';

/**
 * Slots of the account, one number per pack type, shared by all its keys (kling-api.md §8): a video holds one, an
 * order of images as many as it makes, from `submitted` until the end.
 */
export class SlotBook {
  private readonly used: Record<PackType, number> = { video: 0, image: 0 };

  constructor(readonly limits: Readonly<Record<PackType, number>>) {}

  /** Takes slots if they are free. */
  take(pack: PackType, slots: number): boolean {
    if (this.used[pack] + slots > this.limits[pack]) return false;
    this.used[pack] += slots;
    return true;
  }

  release(pack: PackType, slots: number): void {
    this.used[pack] -= slots;
  }
}
