import type { SlotBook } from '../account/slot.book.ts';
import { isTaskFault } from '../faults/fault.catalog.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { SimulatorClock } from '../simulator.clock.ts';
import type { SimulatorLog } from '../simulator.log.ts';
import { countEnded, countStarted, type SimulatorStats } from '../simulator.stats.ts';
import type { SimulatedTask, TaskStore } from './task.store.ts';

/** Phase lengths at speed 1: short enough to watch, long enough to see every state. */
const SUBMITTED_MS = 4000;
const PROCESSING_MS_PER_SECOND = 1600;
const PROCESSING_IMAGES_MS = 6000;
/** From the create until its callback: the answer leaves first, unless a fault turns that round. */
const ANNOUNCE_MS = 40;

/** Kling names content risk control as the typical cause and has no machine code for it (kling-api.md §6). */
const RISK_CONTROL = 'Failure to pass the content risk control system';

export interface LifecycleParts {
  store: TaskStore;
  slots: SlotBook;
  ledger: Ledger;
  clock: SimulatorClock;
  stats: SimulatorStats;
  log: SimulatorLog;
  speed: number;
  /** Called at every change of status, `submitted` included. */
  onChange: (task: SimulatedTask) => void;
}

/** Moves tasks `submitted -> processing -> succeed | failed` (kling-api.md §6), as their faults will have it. */
export class TaskLifecycle {
  private readonly pending = new Map<SimulatedTask, () => void>();

  constructor(private readonly parts: LifecycleParts) {}

  /** @param announced whether its first callback is out already */
  start(task: SimulatedTask, announced = false): void {
    const { ledger, stats, log, onChange } = this.parts;
    countStarted(stats, task);
    ledger.open(task);
    log.info('task submitted', { taskId: task.taskId, externalTaskId: task.externalTaskId, product: task.path });
    this.after(task, ANNOUNCE_MS, () => {
      if (!announced) onChange(task);
      if (this.isStuckIn(task, 'submitted')) return;
      this.after(task, SUBMITTED_MS * this.slowness(task) - ANNOUNCE_MS, () => this.process(task));
    });
  }

  /** Ends a task now, whatever it waits for; false when it has ended already. */
  finish(task: SimulatedTask, status: 'succeed' | 'failed', message?: string): boolean {
    if (task.endedAtMs !== undefined) return false;
    this.pending.get(task)?.();
    this.end(task, status, message);
    return true;
  }

  /** Cancels what is scheduled; tasks stay where they are. */
  close(): void {
    for (const cancel of this.pending.values()) cancel();
    this.pending.clear();
  }

  private process(task: SimulatedTask): void {
    this.parts.store.update(task, 'processing');
    this.parts.onChange(task);
    if (this.isStuckIn(task, 'processing')) return;
    const failure = failureOf(task);
    this.after(task, processingMs(task) * this.slowness(task), () => this.end(task, failure === undefined ? 'succeed' : 'failed', failure));
  }

  private end(task: SimulatedTask, status: 'succeed' | 'failed', message = ''): void {
    const { store, slots, ledger, clock, stats, log, onChange } = this.parts;
    this.pending.delete(task);
    store.update(task, status, message);
    slots.release(task.pack, task.slots);
    ledger.settle(task.taskId, status === 'succeed' ? 'succeeded' : 'failed', clock.now());
    countEnded(stats, task, status);
    log.info('task ended', { taskId: task.taskId, externalTaskId: task.externalTaskId, status });
    onChange(task);
  }

  private after(task: SimulatedTask, delayMs: number, step: () => void): void {
    const cancel = this.parts.clock.schedule(delayMs / this.parts.speed, () => {
      this.pending.delete(task);
      step();
    });
    this.pending.set(task, cancel);
  }

  private isStuckIn(task: SimulatedTask, phase: 'submitted' | 'processing'): boolean {
    return task.faults.some((fault) => fault.name === 'stuck' && fault.in === phase);
  }

  private slowness(task: SimulatedTask): number {
    return task.faults.filter(isTaskFault).reduce((factor, fault) => (fault.name === 'slow' ? factor * fault.factor : factor), 1);
  }
}

function processingMs({ profile, parent }: SimulatedTask): number {
  if (profile.kind === 'image') return PROCESSING_IMAGES_MS;
  const parentSeconds = parent?.task.profile.kind === 'video' ? parent.task.profile.durationSeconds : 0;
  return PROCESSING_MS_PER_SECOND * (profile.durationSeconds - parentSeconds);
}

function failureOf(task: SimulatedTask): string | undefined {
  for (const fault of task.faults) {
    if (fault.name === 'fail') return fault.message ?? 'The task failed, as was asked for';
    if (fault.name === 'moderation') return fault.message ?? RISK_CONTROL;
  }
  return undefined;
}
