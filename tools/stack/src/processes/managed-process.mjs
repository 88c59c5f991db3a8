import process from 'node:process';
import { describeEnd } from './child-process.mjs';

const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 5000;
// Who ran this long before dying has recovered; its next death is a new story and starts with a short pause.
const HEALTHY_AFTER_MS = 30_000;

/**
 * A part of the stack that is kept running: started, watched, restarted on the same port when it dies
 * although nobody asked it to, and stopped for good.
 */
export class ManagedProcess {
  #launch;
  #supervise;
  #onChange;
  #log;
  #running;
  #wanted = false;
  #pauseMs = FIRST_PAUSE_MS;
  #retryTimer;
  #starting;
  #startAbort;
  #startedBefore = false;

  /**
   * @param {object} options
   * @param {string} options.name
   * @param {string} [options.url] for stack.json; the launched process may tell it instead
   * @param {(start: {again: boolean, signal: AbortSignal}) => Promise<{pid: number, url?: string, exited: Promise<object>, stop(): Promise<void>}>} options.launch
   *   resolves when the part is ready, rejects when it did not become so and nothing of it is left;
   *   `again` is true for every start after the first, `signal` asks to give up
   * @param {boolean} options.supervise restart it when it dies
   * @param {() => void} options.onChange called when a pid came or went
   * @param {(line: string) => void} options.log
   */
  constructor({ name, url, launch, supervise, onChange, log }) {
    this.name = name;
    this.url = url;
    this.#launch = launch;
    this.#supervise = supervise;
    this.#onChange = onChange;
    this.#log = log;
  }

  /** Pid while it runs, otherwise undefined. */
  get pid() {
    return this.#running?.pid;
  }

  /** Starts it unless it runs; resolves when it is ready. */
  async start() {
    this.#wanted = true;
    clearTimeout(this.#retryTimer);
    if (this.#running) return;
    // A second caller waits for the same start instead of making another.
    this.#starting ??= this.#startOnce().finally(() => (this.#starting = undefined));
    await this.#starting;
  }

  async #startOnce() {
    this.#startAbort = new AbortController();
    const running = await this.#launch({ again: this.#startedBefore, signal: this.#startAbort.signal });
    this.#startedBefore = true;
    this.#running = running;
    this.url = running.url ?? this.url;
    const startedAt = Date.now();
    void running.exited.then((end) => this.#ended(running, end, Date.now() - startedAt));
    this.#onChange();
  }

  #ended(running, end, ranMs) {
    if (this.#running !== running) return;
    this.#running = undefined;
    this.#onChange();
    if (!this.#wanted) return;
    this.#log(`${this.name} ended unexpectedly (${describeEnd(end)})`);
    if (ranMs > HEALTHY_AFTER_MS) this.#pauseMs = FIRST_PAUSE_MS;
    if (this.#supervise) this.#scheduleRestart();
  }

  #scheduleRestart() {
    const pauseMs = this.#pauseMs;
    this.#pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
    this.#retryTimer = setTimeout(() => void this.#restart(), pauseMs);
  }

  async #restart() {
    const startedAt = Date.now();
    try {
      await this.start();
      if (this.#wanted) this.#log(`${this.name} runs again after ${Date.now() - startedAt} ms`);
    } catch (error) {
      if (!this.#wanted) return;
      this.#log(`${this.name} could not be restarted, trying again: ${error.message}`);
      this.#scheduleRestart();
    }
  }

  /** Stops it in good order and keeps it stopped; also when it is just starting. */
  async stop() {
    this.#wanted = false;
    clearTimeout(this.#retryTimer);
    this.#startAbort?.abort();
    await this.#starting?.catch(() => {});
    await this.#running?.stop();
  }

  /** Kills it without a warning, as a crash would. Whoever supervises it will see it come back. */
  async kill() {
    const running = this.#running;
    if (!running) return;
    process.kill(running.pid, 'SIGKILL');
    await running.exited;
  }
}
