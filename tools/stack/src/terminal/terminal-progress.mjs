import process from 'node:process';

const REDRAW_MS = 100;
// Without a terminal nobody sees a line move, so a long step says now and then that it is alive.
const REMINDER_MS = 10_000;
const TITLE_WIDTH = 28;

const seconds = (milliseconds) => `${(milliseconds / 1000).toFixed(1)} s`;

/**
 * Shows the steps of a start: finished ones as lines with their time, running ones on one moving line.
 * Without a terminal only whole lines are written.
 */
export class TerminalProgress {
  #stream;
  #active = new Map();
  #live = '';
  #timer;

  constructor(stream = process.stdout) {
    this.#stream = stream;
    // `npm start | head` closes the pipe; the stack goes on and its log files tell the rest.
    stream.on('error', () => {});
  }

  /** Runs one step and shows its title, what it says about its progress, and its time. */
  step = async (title, work) => {
    const entry = { startedAt: Date.now(), words: '', remindedAt: Date.now() };
    this.#active.set(title, entry);
    this.#draw();
    try {
      const result = await work((words) => (entry.words = words));
      this.#finish('✓', title, entry);
      return result;
    } catch (error) {
      this.#finish('✗', title, entry);
      throw error;
    }
  };

  #finish(mark, title, entry) {
    this.#active.delete(title);
    const words = entry.words ? `  ${entry.words}` : '';
    this.line(`  ${mark} ${title.padEnd(TITLE_WIDTH)} ${seconds(Date.now() - entry.startedAt).padStart(7)}${words}`);
  }

  /** Writes a line above the moving one. */
  line(text = '') {
    this.#clear();
    this.#stream.write(`${text}\n`);
    this.#draw();
  }

  /** Shows words on the moving line until they are replaced; '' removes them. */
  live(words) {
    this.#live = words;
    this.#draw();
  }

  #clear() {
    if (this.#stream.isTTY) this.#stream.write('\r\u001b[2K');
  }

  #draw() {
    const busy = this.#active.size > 0 || this.#live !== '';
    if (busy && !this.#timer) this.#timer = setInterval(() => this.#draw(), REDRAW_MS);
    if (!busy && this.#timer) this.#timer = clearInterval(this.#timer);
    if (this.#stream.isTTY) this.#drawMovingLine();
    else this.#remind();
  }

  #drawMovingLine() {
    const steps = [...this.#active].map(([title, { startedAt, words }]) => `${title} ${words ? `(${words}) ` : ''}${seconds(Date.now() - startedAt)}`);
    const text = this.#live || (steps.length ? `  … ${steps.join(', ')}` : '');
    this.#clear();
    this.#stream.write(text.slice(0, (this.#stream.columns || 80) - 1));
  }

  #remind() {
    for (const [title, entry] of this.#active) {
      if (Date.now() - entry.remindedAt < REMINDER_MS) continue;
      entry.remindedAt = Date.now();
      this.#stream.write(`  … ${title.padEnd(TITLE_WIDTH)} ${seconds(Date.now() - entry.startedAt).padStart(7)}${entry.words ? `  ${entry.words}` : ''}\n`);
    }
  }
}
