import { setTimeout as sleep } from 'node:timers/promises';
import { signCallback } from '@kp/kling-auth';
import type { SeededIds } from '../seeded.ids.ts';
import type { SimulatorLog } from '../simulator.log.ts';
import type { SimulatorStats } from '../simulator.stats.ts';
import type { SimulatedTask } from '../tasks/task.store.ts';
import { toTaskRecord } from '../tasks/task.view.ts';

/** Kling documents neither retries nor a timeout (kling-api.md §7); these are ours. */
const RETRY_DELAYS_MS = [500, 2000];
const TIMEOUT_MS = 5000;

export interface CallbackParts {
  ids: SeededIds;
  stats: SimulatorStats;
  log: SimulatorLog;
  webhookSecret: string | undefined;
  baseUrl: () => string;
}

export interface CallbackSender {
  /** Sends the task's present state in the background, after this task's earlier callbacks. Never throws. */
  send(task: SimulatedTask): void;
  /** Stops sending and waits for nothing. */
  close(): void;
}

/** Posts the bare task object at every change of status (kling-api.md §7), signed when a secret is set. */
export function createCallbackSender(parts: CallbackParts): CallbackSender {
  const { ids, stats, log, webhookSecret, baseUrl } = parts;
  const stop = new AbortController();
  const queues = new Map<string, Promise<void>>();

  const post = async (url: string, webhookId: string, body: string): Promise<void> => {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json; charset=utf-8',
        ...(webhookSecret === undefined ? {} : signCallback({ secret: webhookSecret, webhookId, body })),
      },
      body,
      redirect: 'manual',
      signal: AbortSignal.any([stop.signal, AbortSignal.timeout(TIMEOUT_MS)]),
    });
    await response.body?.cancel();
    if (!response.ok) throw new Error(`answered ${response.status}`);
  };

  const deliver = async (url: string, taskId: string, status: string, body: string): Promise<void> => {
    const webhookId = ids.numericId(`callback:${taskId}:${status}`);
    stats.callbacksSent += 1;
    for (let attempt = 0; !stop.signal.aborted; attempt += 1) {
      try {
        await post(url, webhookId, body);
        stats.callbacksAcknowledged += 1;
        return;
      } catch (error) {
        const delayMs = RETRY_DELAYS_MS[attempt];
        // The path may hold the receiver's secret; its origin is enough to find it.
        log.warn('callback failed', { taskId, status, origin: new URL(url).origin, attempt: attempt + 1, error: error instanceof Error ? error.message : String(error) });
        if (delayMs === undefined) {
          stats.callbacksFailed += 1;
          return;
        }
        await sleep(delayMs, undefined, { signal: stop.signal }).catch(() => undefined);
      }
    }
  };

  return {
    send(task) {
      if (task.callbackUrl === undefined) return;
      const url = task.callbackUrl;
      const { taskId, status } = task;
      // The state as it is now; the task moves on while earlier callbacks are on their way.
      const body = JSON.stringify(toTaskRecord(task, baseUrl()));
      const queue = (queues.get(taskId) ?? Promise.resolve()).then(() => deliver(url, taskId, status, body));
      queues.set(taskId, queue);
      void queue.then(() => {
        if (queues.get(taskId) === queue) queues.delete(taskId);
      });
    },
    close() {
      stop.abort();
    },
  };
}
