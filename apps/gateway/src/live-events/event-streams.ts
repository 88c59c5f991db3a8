import type { Nudges } from '@kp/bus';
import { NUDGES } from '@kp/task-contracts';
import { EventEmitter, once } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { EventScope, LiveEventsRepository, LoggedEvent } from './live-events.repository.ts';

const HEARTBEAT_MS = 15_000;
const PAGE = 100;
const ANY_WORKSPACE = '*';

/** How one kind of stream writes an event. Returning undefined skips it. */
export interface StreamFormat {
  toFrame: (event: LoggedEvent) => { event: string; data: unknown } | undefined;
  /** True for the event after which the stream is complete. */
  isLast?: (event: LoggedEvent) => boolean;
}

/**
 * Server-sent events. A stream reads the log forward from its cursor whenever it is nudged; it holds at
 * most one page in memory and waits for a slow reader instead of queueing for it.
 */
export class EventStreams {
  private readonly log: LiveEventsRepository;
  private readonly wakeUps = new EventEmitter().setMaxListeners(0);

  constructor(log: LiveEventsRepository, nudges: Nudges) {
    this.log = log;
    nudges.on(NUDGES.liveEvents, (workspaceId) => {
      this.wakeUps.emit(workspaceId);
      this.wakeUps.emit(ANY_WORKSPACE);
    });
  }

  /** Serves a stream until the reader leaves or the last event was written. @param lastEventId the reader's cursor. */
  async serve(response: ServerResponse, scope: EventScope, lastEventId: string | undefined, format: StreamFormat): Promise<void> {
    let cursor = /^\d+$/.test(lastEventId ?? '') ? Number(lastEventId) : scope.taskId ? 0 : await this.log.lastSeq(scope);
    const gone = new AbortController();
    response.on('close', () => gone.abort());
    response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store', connection: 'keep-alive', 'x-accel-buffering': 'no' });
    response.write('retry: 1000\n\n');
    while (!gone.signal.aborted) {
      // Listening before reading: what is committed while we read wakes us again.
      const woken = this.nextWakeUp(scope.workspaceId ?? ANY_WORKSPACE, gone.signal);
      const events = await this.log.readAfter(scope, cursor, PAGE);
      for (const event of events) {
        cursor = event.seq;
        const frame = format.toFrame(event);
        if (frame) await write(response, `id: ${event.seq}\nevent: ${frame.event}\ndata: ${JSON.stringify(frame.data)}\n\n`, gone.signal);
        if (format.isLast?.(event)) {
          gone.abort();
          response.end();
          return;
        }
      }
      if (events.length === PAGE) continue;
      if (!(await woken)) await write(response, ': still here\n\n', gone.signal);
    }
  }

  /** @returns false when the heartbeat was due first. */
  private async nextWakeUp(channel: string, gone: AbortSignal): Promise<boolean> {
    const signal = AbortSignal.any([gone, AbortSignal.timeout(HEARTBEAT_MS)]);
    return once(this.wakeUps, channel, { signal }).then(
      () => true,
      () => false,
    );
  }
}

/** Writes and, when the reader is slow, waits until it has caught up or left. */
async function write(response: ServerResponse, text: string, gone: AbortSignal): Promise<void> {
  if (gone.aborted || response.write(text)) return;
  await once(response, 'drain', { signal: gone }).catch(() => undefined);
}
