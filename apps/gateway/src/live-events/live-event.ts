import type { LoggedEvent } from './live-events.repository.ts';

/** How one kind of stream writes the data of an event. */
export type StreamFormat = (event: LoggedEvent) => object;

/** An event on its way to many readers: it becomes a frame once for each format, however many read it. */
export class LiveEvent {
  readonly event: LoggedEvent;
  private frames: [StreamFormat, Buffer][] = [];

  constructor(event: LoggedEvent) {
    this.event = event;
  }

  frameFor(format: StreamFormat): Buffer {
    const known = this.frames.find(([each]) => each === format);
    if (known) return known[1];
    const frame = eventFrame(this.event.seq, this.event.type, format(this.event));
    this.frames.push([format, frame]);
    return frame;
  }
}

function eventFrame(seq: number, name: string, data: object): Buffer {
  return Buffer.from(`id: ${seq}\nevent: ${name}\ndata: ${JSON.stringify(data)}\n\n`);
}

export type ResetReason = 'expired' | 'unknown';

/** Tells the reader that its cursor is of no use: it shall read the current state, and goes on from here. */
export function resetFrame(seq: number, reason: ResetReason): string {
  return `id: ${seq}\nevent: reset\ndata: ${JSON.stringify({ reason })}\n\n`;
}

/** First words of a stream. The id lets a reader resume that is cut before its first event. */
export function openingFrame(retryMs: number, seq: number | undefined): string {
  return seq === undefined ? `retry: ${retryMs}\n\n` : `retry: ${retryMs}\nid: ${seq}\n\n`;
}

/** The same for everybody who has seen all up to `seq`, so that the cursor of a quiet stream does not grow old. */
export function heartbeatFrame(seq: number | undefined): Buffer {
  return Buffer.from(seq === undefined ? ': still here\n\n' : `: still here\nid: ${seq}\n\n`);
}

/** Last words of a stream that goes because this process goes. */
export function farewellFrame(retryMs: number): string {
  return `retry: ${retryMs}\n\n`;
}
