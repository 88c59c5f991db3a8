import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

const CONNECTING_AT_ONCE = 100;

/**
 * Many readers of one event stream, each on a raw connection of its own, so that measuring costs as little as it can.
 * They only look for the words they are told to wait for.
 */
export class Watchers {
  #sockets = [];
  #wanted = '';
  #waiting = 0;
  #arrivals = [];
  #startedMs = 0;
  #whenAll = () => {};

  /** Opens more of them. @returns when each has got the headers of its stream. @param options url, headers, count */
  async open({ url, headers = {}, count }) {
    let opened = 0;
    const openNext = async () => {
      while (opened < count) {
        opened += 1;
        await this.#openOne(new URL(url), headers);
      }
    };
    await Promise.all(Array.from({ length: CONNECTING_AT_ONCE }, openNext));
  }

  #openOne({ hostname, port, pathname, search }, headers) {
    return new Promise((resolve, reject) => {
      const socket = connect(Number(port), hostname);
      const lines = Object.entries({ host: hostname, accept: 'text/event-stream', ...headers }).map(([name, value]) => `${name}: ${value}\r\n`);
      socket.write(`GET ${pathname}${search} HTTP/1.1\r\n${lines.join('')}\r\n`);
      let isOpen = false;
      let tail = '';
      let seen = '';
      socket.on('data', (bytes) => {
        const text = tail + bytes.toString('latin1');
        if (!isOpen) {
          isOpen = true;
          if (text.startsWith('HTTP/1.1 200')) resolve();
          else reject(new Error(text.slice(0, 200)));
        }
        if (seen !== this.#wanted && this.#wanted !== '' && text.includes(this.#wanted)) {
          seen = this.#wanted;
          this.#arrived();
        }
        tail = text.slice(-100);
      });
      socket.on('error', reject);
      this.#sockets.push(socket);
    });
  }

  get count() {
    return this.#sockets.length;
  }

  /** Tells once and measures until every reader has it. @returns milliseconds to the median and to the last of them */
  async delivery(words, tell, timeoutMs = 30_000) {
    this.#wanted = words;
    this.#waiting = this.#sockets.length;
    this.#arrivals = [];
    const all = new Promise((resolve) => (this.#whenAll = resolve));
    this.#startedMs = performance.now();
    await tell(() => (this.#startedMs = performance.now()));
    const isComplete = await Promise.race([all.then(() => true), delay(timeoutMs, false)]);
    if (!isComplete) throw new Error(`${this.#waiting} of ${this.#sockets.length} readers did not get ${words}`);
    return { p50: this.#arrivals[Math.floor(this.#arrivals.length / 2)], last: this.#arrivals.at(-1) };
  }

  #arrived() {
    this.#arrivals.push(performance.now() - this.#startedMs);
    this.#waiting -= 1;
    if (this.#waiting === 0) this.#whenAll();
  }

  async close() {
    for (const socket of this.#sockets.splice(0)) socket.on('error', () => {}).destroy();
    await delay(300);
  }
}

/** One reader that takes nothing after the headers until it is told to, and then counts the ids it gets. */
export async function pausedReader({ url, headers = {}, lastEventId }) {
  const { hostname, port, pathname, search } = new URL(url);
  const socket = connect(Number(port), hostname);
  const lines = Object.entries({ host: hostname, accept: 'text/event-stream', ...(lastEventId ? { 'last-event-id': lastEventId } : {}), ...headers }).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.write(`GET ${pathname}${search} HTTP/1.1\r\n${lines.join('')}\r\n`);
  const ids = [];
  let rest = '';
  let lastId;
  let isClosed = false;
  socket.on('close', () => (isClosed = true)).on('error', () => {});
  const take = (bytes) => {
    rest += bytes.toString('latin1');
    for (const [, id, event] of rest.matchAll(/^id: (\d+)\n(event: )?/gm)) {
      // Cut in the middle, or seen before this piece.
      if (event) ids.push(Number(id));
      lastId = id;
    }
    rest = rest.slice(rest.lastIndexOf('\n\n') + 2);
  };
  const onData = (bytes) => {
    const end = (rest + bytes.toString('latin1')).lastIndexOf('\n\n');
    if (end < 0) rest += bytes.toString('latin1');
    else {
      const whole = rest + bytes.toString('latin1');
      rest = '';
      take(Buffer.from(whole.slice(0, end + 2), 'latin1'));
      rest = whole.slice(end + 2);
    }
  };
  await new Promise((resolve) => socket.once('data', (bytes) => (onData(bytes), socket.pause(), resolve())));
  return {
    resume: () => socket.on('data', onData).resume(),
    close: () => socket.destroy(),
    get ids() {
      return ids;
    },
    get lastId() {
      return lastId;
    },
    get isClosed() {
      return isClosed;
    },
  };
}

export const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
