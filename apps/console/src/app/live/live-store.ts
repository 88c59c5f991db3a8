import { useSyncExternalStore } from 'react';
import type { FeedState } from './live-feed.ts';
import type { TaskUpdate } from './task-update.ts';

const NEW_TASKS_REMEMBERED = 500;

/** What the live feed tells the screen: its own state, and the tasks born since the list was last read. */
class LiveStore {
  #feed: FeedState = 'connecting';
  #newTasks: readonly TaskUpdate[] = [];
  readonly #listeners = new Set<() => void>();

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly feed = (): FeedState => this.#feed;
  readonly newTasks = (): readonly TaskUpdate[] => this.#newTasks;

  setFeed(feed: FeedState): void {
    if (feed === this.#feed) return;
    this.#feed = feed;
    this.#tell();
  }

  /** Counts a task that no list shows, once; later events of it only replace what is known. */
  noteNewTask(update: TaskUpdate): void {
    const others = this.#newTasks.filter((task) => task.id !== update.id);
    this.#newTasks = [...others, update].slice(-NEW_TASKS_REMEMBERED);
    this.#tell();
  }

  isNew(id: string): boolean {
    return this.#newTasks.some((task) => task.id === id);
  }

  forgetNewTasks(): void {
    if (this.#newTasks.length === 0) return;
    this.#newTasks = [];
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

export const liveStore = new LiveStore();

export const useFeedState = (): FeedState => useSyncExternalStore(liveStore.subscribe, liveStore.feed);
export const useNewTasks = (): readonly TaskUpdate[] => useSyncExternalStore(liveStore.subscribe, liveStore.newTasks);
