import type { QueryClient } from '@tanstack/react-query';
import type { DataProvider, GetListResult } from 'react-admin';
import type { FeedState } from './live-feed.ts';
import { liveStore } from './live-store.ts';
import { patchRecord, patchRows, type TaskUpdate } from './task-update.ts';
import { createThrottle } from './throttle.ts';

type Rows = GetListResult<TaskUpdate>;

const LISTS = ['tasks', 'getList'];
const REFRESH_INTERVAL_MS = 1_000;

/**
 * Keeps cached tasks in step with live events. Events patch rows where they stand; once a second the full
 * records behind them are fetched and patched in as well. Lists themselves are never refetched: rows would move.
 */
export class TaskCache {
  readonly #queries: QueryClient;
  readonly #provider: DataProvider;
  readonly #changed = new Set<string>();
  readonly #refresh = createThrottle(REFRESH_INTERVAL_MS, () => void this.#refreshChanged());

  constructor(queries: QueryClient, provider: DataProvider) {
    this.#queries = queries;
    this.#provider = provider;
  }

  accept(update: TaskUpdate): void {
    this.#noteIfNew(update);
    this.#patch(update);
    this.#changed.add(update.id);
    this.#refresh.request();
  }

  /** After a cut some events may be gone for good, so everything on the screen is read again. */
  catchUp(state: FeedState): void {
    if (state !== 'live') return;
    for (const id of this.#shownIds()) this.#changed.add(id);
    void this.#queries.invalidateQueries({ queryKey: ['tasks', 'getOne'], refetchType: 'active' });
    this.#refresh.request();
  }

  /** A hidden tab fetches nothing; what changed meanwhile is fetched when it is shown again. */
  readonly onVisibilityChange = (): void => {
    if (!document.hidden) this.#refresh.request();
  };

  stop(): void {
    this.#refresh.cancel();
  }

  async #refreshChanged(): Promise<void> {
    if (document.hidden) return;
    const changed = new Set(this.#changed);
    this.#changed.clear();
    void this.#queries.invalidateQueries({ queryKey: ['overview'], refetchType: 'active' });
    for (const id of changed) void this.#queries.invalidateQueries({ queryKey: ['tasks', 'getOne', { id }], refetchType: 'active' });
    const ids = this.#shownIds().filter((id) => changed.has(id));
    if (ids.length === 0) return;
    try {
      const { data } = await this.#provider.getMany<TaskUpdate>('tasks', { ids });
      for (const task of data) this.#patch(task);
    } catch {
      for (const id of ids) this.#changed.add(id);
    }
  }

  #patch(update: TaskUpdate): void {
    this.#queries.setQueriesData<Rows>({ queryKey: LISTS }, (list) => {
      if (!list?.data) return list;
      const data = patchRows(list.data, update);
      return data === list.data ? list : { ...list, data };
    });
    this.#queries.setQueriesData<TaskUpdate>({ queryKey: ['tasks', 'getOne', { id: update.id }] }, (task) => task && patchRecord(task, update));
  }

  /** New is what no list holds and what is younger than every listed row, even if its first event was missed. */
  #noteIfNew(update: TaskUpdate): void {
    const listed = this.#queries.getQueriesData<Rows>({ queryKey: LISTS }).flatMap(([, list]) => list?.data ?? []);
    if (listed.some((task) => task.id === update.id)) return;
    const newestMs = Math.max(...listed.map((task) => Date.parse(task.createdAt ?? '') || 0));
    const isYounger = update.createdAt !== undefined && Date.parse(update.createdAt) > newestMs;
    if (isYounger || update.status === 'CREATED' || liveStore.isNew(update.id)) liveStore.noteNewTask(update);
  }

  #shownIds(): string[] {
    const shown = this.#queries.getQueryCache().findAll({ queryKey: LISTS, type: 'active' });
    return shown.flatMap((query) => ((query.state.data as Rows | undefined)?.data ?? []).map((task) => task.id));
  }
}
