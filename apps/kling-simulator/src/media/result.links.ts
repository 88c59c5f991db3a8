import { createHmac, createSecretKey, timingSafeEqual, type KeyObject } from 'node:crypto';
import type { SeededIds } from '../seeded.ids.ts';
import type { SimulatorClock } from '../simulator.clock.ts';
import type { SimulatedTask } from '../tasks/task.store.ts';

/** Kling clears results after 30 days (kling-api.md §6); no link outlives them. */
export const CONTENT_LIFE_MS = 30 * 24 * 3600 * 1000;

export interface ResultLinksOptions {
  ids: SeededIds;
  clock: SimulatorClock;
  /** Known once the server listens. */
  baseUrl: () => string;
  /** Life of a link from the read that gave it. */
  ttlSeconds: number;
}

/** Signed links to result files: nobody guesses one, and each dies. Every read gives a fresh one. */
export class ResultLinks {
  private readonly key: KeyObject;

  constructor(private readonly options: ResultLinksOptions) {
    this.key = createSecretKey(options.ids.secret('result-links'), 'utf8');
  }

  urlOf(task: SimulatedTask, index: number, variant: 'plain' | 'watermark' = 'plain'): string {
    const name = `${index}${variant === 'plain' ? '' : '-watermark'}.${task.profile.kind === 'video' ? 'mp4' : 'png'}`;
    const clearedAtMs = (task.endedAtMs ?? task.createdAtMs) + CONTENT_LIFE_MS;
    const expires = Math.floor(Math.min(this.options.clock.now() + this.options.ttlSeconds * 1000, clearedAtMs) / 1000);
    return `${this.options.baseUrl()}/files/${task.taskId}/${name}?expires=${expires}&signature=${this.sign(task.taskId, name, expires)}`;
  }

  /** `forged` for a link that was never given out like this, `expired` for one whose time is over. */
  check(taskId: string, name: string, query: { expires?: string; signature?: string }): 'good' | 'expired' | 'forged' {
    const expires = Number(query.expires);
    const expected = Buffer.from(this.sign(taskId, name, expires));
    const given = Buffer.from(query.signature ?? '');
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return 'forged';
    return this.options.clock.now() < expires * 1000 ? 'good' : 'expired';
  }

  private sign(taskId: string, name: string, expires: number): string {
    return createHmac('sha256', this.key).update(`${taskId}/${name}/${expires}`).digest('hex').slice(0, 40);
  }
}
