import type { ClipLibrary } from '../clips/clip.library.ts';
import { clipProfileOf } from '../clips/clip.profile.ts';
import type { SimulatorClock } from '../simulator.clock.ts';
import type { SimulatorLog } from '../simulator.log.ts';
import { countEnded, countStarted, type SimulatorStats } from '../simulator.stats.ts';
import type { SimulatedTask, TaskStore } from './task.store.ts';

/** Phase lengths at speed 1: short enough to watch, long enough to see every state. */
const SUBMITTED_MS = 4000;
const PROCESSING_MS_PER_SECOND = 1600;

export interface LifecycleParts {
  store: TaskStore;
  clips: ClipLibrary;
  clock: SimulatorClock;
  stats: SimulatorStats;
  log: SimulatorLog;
  speed: number;
  /** Called at every change of status, `submitted` included. */
  onChange: (task: SimulatedTask) => void;
}

export interface TaskLifecycle {
  start(task: SimulatedTask): void;
  /** Cancels what is scheduled; tasks stay where they are. */
  close(): void;
}

/** Moves tasks `submitted -> processing -> succeed` (kling-api.md §6), never to `succeed` before the clip exists. */
export function createTaskLifecycle(parts: LifecycleParts): TaskLifecycle {
  const { store, clips, clock, stats, log, speed, onChange } = parts;
  const pending = new Map<SimulatedTask, () => void>();
  let closed = false;

  const after = (task: SimulatedTask, delayMs: number, step: () => void): void => {
    pending.set(task, clock.schedule(delayMs / speed, step));
  };

  const end = (task: SimulatedTask, status: 'succeed' | 'failed', change: Parameters<TaskStore['update']>[2]): void => {
    if (closed) return;
    store.update(task, status, change);
    countEnded(stats, status);
    log.info('task ended', { taskId: task.taskId, externalTaskId: task.externalTaskId, status });
    onChange(task);
  };

  return {
    start(task) {
      countStarted(stats);
      log.info('task submitted', { taskId: task.taskId, externalTaskId: task.externalTaskId, product: task.product.path });
      onChange(task);
      // Rendering begins now, so that it costs no time of its own.
      const clip = clips.get(clipProfileOf(task.order));
      const finish = async (): Promise<void> => {
        pending.delete(task);
        try {
          end(task, 'succeed', { clip: await clip });
        } catch (error) {
          log.warn('no clip could be made', { taskId: task.taskId, error: error instanceof Error ? error.message : String(error) });
          end(task, 'failed', { statusMessage: 'The simulator could not make a clip' });
        }
      };
      clip.catch(() => undefined); // Handled in finish, which may run much later.

      after(task, SUBMITTED_MS, () => {
        store.update(task, 'processing');
        onChange(task);
        after(task, PROCESSING_MS_PER_SECOND * task.order.durationSeconds, () => void finish());
      });
    },
    close() {
      closed = true;
      for (const cancel of pending.values()) cancel();
      pending.clear();
    },
  };
}
