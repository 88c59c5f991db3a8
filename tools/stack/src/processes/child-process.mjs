import { spawn } from 'node:child_process';
import process from 'node:process';
import readline from 'node:readline';

const KEPT_LINES = 60;

/**
 * @typedef {object} Child
 * @property {number} pid
 * @property {Promise<{code: number|null, signal: string|null, error?: Error}>} exited settles once, never rejects
 * @property {() => boolean} running
 * @property {() => string} lastWords the last lines it printed, for error messages
 * @property {(signal: NodeJS.Signals, timeoutMs: number) => Promise<void>} stop asks, waits, then kills
 */

/**
 * Starts a program in a process group of its own, so that Ctrl-C in the terminal reaches the launcher
 * alone and the launcher decides the order in which things stop.
 * `output` is a file descriptor both streams go to; without it, lines are handed to `onLine`.
 * `holdStdin` gives it a pipe that ends when this process dies, however it dies.
 * `background` lets this process end while the child runs (test runners wait for nothing then).
 * @returns {Child}
 */
export function startChild(file, args, { env = process.env, cwd = '/', ids = {}, onLine, output, holdStdin = false, background = false } = {}) {
  const stream = output ?? 'pipe';
  const child = spawn(file, args, { env, cwd, ...ids, detached: true, stdio: [holdStdin ? 'pipe' : 'ignore', stream, stream] });
  const lines = [];
  let running = true;

  const exited = new Promise((resolve) => {
    child.once('error', (error) => {
      running = false;
      resolve({ code: null, signal: null, error });
    });
    // Not 'exit': the last words must have arrived. Not 'close' alone: a grandchild may hold the pipe open.
    child.once('exit', (code, signal) => {
      running = false;
      const done = () => resolve({ code, signal });
      child.once('close', done);
      setTimeout(done, 200).unref();
    });
  });

  for (const source of [child.stdout, child.stderr]) {
    if (!source) continue;
    readline.createInterface({ input: source }).on('line', (line) => {
      lines.push(line);
      if (lines.length > KEPT_LINES) lines.shift();
      onLine?.(line);
    });
  }
  // Writing to a child that has just died is no reason to die as well.
  child.stdin?.on('error', () => {});
  if (background) {
    child.unref();
    for (const stdio of child.stdio) stdio?.unref?.();
  }

  return {
    pid: child.pid ?? 0,
    stdin: child.stdin,
    exited,
    running: () => running,
    lastWords: () => lines.join('\n'),
    async stop(signal, timeoutMs) {
      if (!running) return;
      child.kill(signal);
      const patience = setTimeout(() => child.kill('SIGKILL'), timeoutMs);
      await exited;
      clearTimeout(patience);
    },
  };
}

/** How a child ended, in words: `exit code 1`, `SIGKILL` or why it could not start. */
export function describeEnd({ code, signal, error }) {
  if (error) return error.message;
  return signal ?? `exit code ${code}`;
}
