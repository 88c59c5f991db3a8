import { setTimeout as sleep } from 'node:timers/promises';
import { signCallback } from '@kp/kling-auth';
import type { CallbackFault } from '../faults/fault.catalog.ts';
import type { FaultDesk } from '../faults/fault.desk.ts';
import type { SeededIds } from '../seeded.ids.ts';
import type { SimulatorLog } from '../simulator.log.ts';
import type { SimulatorStats } from '../simulator.stats.ts';
import type { SimulatedTask } from '../tasks/task.store.ts';
import type { ViewParts } from '../tasks/view.parts.ts';
import { callbackBody, forgedBody } from './callback.body.ts';

/** Kling documents neither retries nor a timeout (kling-api.md §7); these are ours. */
const RETRY_DELAYS_MS = [500, 2000];
const TIMEOUT_MS = 5000;

export interface CallbackParts {
  ids: SeededIds;
  views: ViewParts;
  desk: FaultDesk;
  stats: SimulatorStats;
  log: SimulatorLog;
  webhookSecret: string | undefined;
  /** Real time in milliseconds: receivers judge the signature's age by it. */
  wallNow: () => number;
}

/** One callback, ready to go. */
interface Callback {
  url: string;
  taskId: string;
  status: string;
  webhookId: string;
  body: string;
  forgedSignature: boolean;
}

/** Posts the bare task object at every change of status (kling-api.md §7), signed when a secret is set. */
export class CallbackSender {
  private readonly stop = new AbortController();
  private readonly queues = new Map<string, Promise<void>>();
  /** Of tasks whose callbacks are to arrive in the wrong order. */
  private readonly heldBack = new Map<string, Callback[]>();

  constructor(private readonly parts: CallbackParts) {}

  /** Sends the task's present state, after this task's earlier callbacks. Resolves when that is done or given up; never throws. */
  send(task: SimulatedTask): Promise<void> {
    if (task.callbackUrl === undefined) return Promise.resolve();
    // The state as it is now; the task moves on while earlier callbacks are on their way.
    const planned = this.plan(task, task.callbackUrl);
    const queue = (this.queues.get(task.taskId) ?? Promise.resolve()).then(async () => {
      for (const letter of planned) await this.deliver(letter);
    });
    this.queues.set(task.taskId, queue);
    void queue.then(() => {
      if (this.queues.get(task.taskId) === queue) this.queues.delete(task.taskId);
    });
    return queue;
  }

  /** Stops sending and waits for nothing. */
  close(): void {
    this.stop.abort();
  }

  /** What leaves at this change of status: usually one callback. */
  private plan(task: SimulatedTask, url: string): Callback[] {
    const { desk, views, ids } = this.parts;
    const faults = desk.ofCallback(task);
    const find = <Name extends CallbackFault['name']>(name: Name) => faults.find((fault): fault is Extract<CallbackFault, { name: Name }> => fault.name === name);
    const webhookId = ids.numericId(`callback:${task.taskId}:${task.status}`);
    const usual: Callback = { url, taskId: task.taskId, status: task.status, webhookId, body: callbackBody(task, views, desk.ofRecord(task, 'callback')), forgedSignature: false };

    const forged = find('callback-forged');
    const copies = find('callback-lost') === undefined ? (find('callback-duplicated')?.count ?? 1) : 0;
    const callbacks = [
      ...(forged === undefined ? [] : [{ ...usual, webhookId: ids.numericId(`forged:${webhookId}`), body: forgedBody(task, views), forgedSignature: forged.kind === 'signature' }]),
      ...Array.from({ length: copies }, () => usual),
    ];

    const held = this.heldBack.get(task.taskId) ?? [];
    if (find('callback-reordered') === undefined && held.length === 0) return callbacks;
    if (task.endedAtMs === undefined) {
      this.heldBack.set(task.taskId, [...callbacks, ...held]);
      return [];
    }
    this.heldBack.delete(task.taskId);
    return [...callbacks, ...held];
  }

  private async deliver(callback: Callback): Promise<void> {
    const { stats, log } = this.parts;
    stats.callbacksSent += 1;
    for (let attempt = 0; !this.stop.signal.aborted; attempt += 1) {
      try {
        await this.post(callback);
        stats.callbacksAcknowledged += 1;
        return;
      } catch (error) {
        const delayMs = RETRY_DELAYS_MS[attempt];
        // The path may hold the receiver's secret; its origin is enough to find it.
        const { taskId, status, url } = callback;
        log.warn('callback failed', { taskId, status, origin: new URL(url).origin, attempt: attempt + 1, error: error instanceof Error ? error.message : String(error) });
        // A forger does not insist.
        if (delayMs === undefined || callback.forgedSignature) {
          stats.callbacksFailed += 1;
          return;
        }
        await sleep(delayMs, undefined, { signal: this.stop.signal }).catch(() => undefined);
      }
    }
  }

  private async post({ url, webhookId, body, forgedSignature }: Callback): Promise<void> {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8', ...this.signatureOf(webhookId, body, forgedSignature) },
      body,
      redirect: 'manual',
      signal: AbortSignal.any([this.stop.signal, AbortSignal.timeout(TIMEOUT_MS)]),
    });
    await response.body?.cancel();
    if (!response.ok) throw new Error(`answered ${response.status}`);
  }

  private signatureOf(webhookId: string, body: string, forged: boolean): Record<string, string> {
    const { webhookSecret, wallNow, ids } = this.parts;
    const secret = forged ? `whsec_${Buffer.from(ids.secret('forger')).toString('base64')}` : webhookSecret;
    return secret === undefined ? {} : signCallback({ secret, webhookId, body, now: () => new Date(wallNow()) });
  }
}
