import { createSseParser, type ServerEvent } from './sse-parser.ts';

export type FeedState = 'connecting' | 'live' | 'reconnecting';

export interface LiveFeedPorts {
  /** Opens the stream after the given event id; rejects when the server refuses. */
  open: (lastEventId: string | undefined, signal: AbortSignal) => Promise<Response>;
  onEvent: (event: ServerEvent) => void;
  onState: (state: FeedState) => void;
}

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 15_000;
/** The server sends a heartbeat every 15 s; three missed ones mean a dead connection that nobody closed. */
const SILENCE_LIMIT_MS = 45_000;

/** 0.5 s, doubling to 15 s, spread by ±25 % so that many tabs do not return in the same instant. */
export function reconnectDelayMs(failures: number, random: () => number = Math.random): number {
  const delayMs = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** failures);
  return delayMs * (0.75 + random() / 2);
}

/** Keeps one event stream open until stopped, and resumes after the last event it saw. */
export function startLiveFeed(ports: LiveFeedPorts): () => void {
  const stop = new AbortController();
  void keepOpen(ports, stop.signal);
  return () => stop.abort();
}

async function keepOpen(ports: LiveFeedPorts, stopped: AbortSignal): Promise<void> {
  let lastEventId: string | undefined;
  let failures = 0;
  ports.onState('connecting');
  while (!stopped.aborted) {
    const connection = new AbortController();
    const watchdog = new Watchdog(() => connection.abort());
    try {
      const response = await ports.open(lastEventId, AbortSignal.any([stopped, connection.signal]));
      if (!response.body) throw new Error('the event stream has no body');
      ports.onState('live');
      await readEvents(response.body, {
        onPiece: () => {
          failures = 0;
          watchdog.restart();
        },
        onEvent: (event) => {
          lastEventId = event.id ?? lastEventId;
          ports.onEvent(event);
        },
      });
    } catch {
      // Refused, cut or silent: all end in the same wait and another attempt.
    } finally {
      watchdog.cancel();
    }
    if (stopped.aborted) return;
    ports.onState('reconnecting');
    await wait(reconnectDelayMs(failures), stopped);
    failures += 1;
  }
}

async function readEvents(body: ReadableStream<Uint8Array>, on: { onPiece: () => void; onEvent: (event: ServerEvent) => void }): Promise<void> {
  const parse = createSseParser();
  const decoder = new TextDecoder();
  const reader = body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    on.onPiece();
    for (const event of parse(decoder.decode(value, { stream: true }))) on.onEvent(event);
  }
}

class Watchdog {
  readonly #bark: () => void;
  #timer: ReturnType<typeof setTimeout>;

  constructor(bark: () => void) {
    this.#bark = bark;
    this.#timer = setTimeout(bark, SILENCE_LIMIT_MS);
  }

  restart(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#bark, SILENCE_LIMIT_MS);
  }

  cancel(): void {
    clearTimeout(this.#timer);
  }
}

function wait(ms: number, stopped: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    stopped.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true });
  });
}
