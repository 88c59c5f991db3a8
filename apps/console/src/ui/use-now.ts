import { useSyncExternalStore } from 'react';

/** One shared clock per interval, however many components read it. It stands still while nobody does. */
function createClock(intervalMs: number) {
  const listeners = new Set<() => void>();
  let nowMs = Date.now();
  let timer: ReturnType<typeof setInterval> | undefined;

  function tick(): void {
    nowMs = Date.now();
    for (const listener of listeners) listener();
  }

  return {
    read: () => nowMs,
    subscribe: (listener: () => void) => {
      if (listeners.size === 0) {
        nowMs = Date.now();
        timer = setInterval(tick, intervalMs);
      }
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) clearInterval(timer);
      };
    },
  };
}

const everySecond = createClock(1_000);
const everyTenSeconds = createClock(10_000);

export function useNow(pace: 'second' | 'ten-seconds'): number {
  const clock = pace === 'second' ? everySecond : everyTenSeconds;
  return useSyncExternalStore(clock.subscribe, clock.read);
}
