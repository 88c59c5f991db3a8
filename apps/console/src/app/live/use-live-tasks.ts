import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useDataProvider } from 'react-admin';
import type { Http } from '../http.ts';
import { startLiveFeed } from './live-feed.ts';
import { liveStore } from './live-store.ts';
import { TaskCache } from './task-cache.ts';
import { readTaskUpdate } from './task-update.ts';

/** Follows the platform's events for as long as somebody is signed in who may see them. */
export function useLiveTasks(http: Http, isAllowed: boolean): void {
  const queries = useQueryClient();
  const provider = useDataProvider();

  useEffect(() => {
    if (!isAllowed) return undefined;
    const cache = new TaskCache(queries, provider);
    const stopFeed = startLiveFeed({
      open: (lastEventId, signal) => {
        const resume = lastEventId === undefined ? undefined : { 'last-event-id': lastEventId };
        return http.open('/admin/v1/events', { signal, headers: { accept: 'text/event-stream', ...resume } });
      },
      onEvent: (event) => {
        const update = event.name === 'task.updated' ? readTaskUpdate(event.data) : undefined;
        if (update) cache.accept(update);
      },
      onState: (state) => {
        liveStore.setFeed(state);
        cache.catchUp(state);
      },
    });
    document.addEventListener('visibilitychange', cache.onVisibilityChange);
    return () => {
      document.removeEventListener('visibilitychange', cache.onVisibilityChange);
      stopFeed();
      cache.stop();
    };
  }, [http, queries, provider, isAllowed]);
}
