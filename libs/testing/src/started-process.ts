import { spawn } from 'node:child_process';
import process from 'node:process';
import { waitFor } from './wait-for.ts';

export interface StartProcessOptions {
  /** Program to run; default this Node. */
  file?: string;
  args: string[];
  /** The whole environment apart from PATH; nothing is inherited, so that a test means the same everywhere. */
  env?: Record<string, string>;
  cwd?: string;
}

export interface StartedProcess {
  pid: number;
  /** Everything it has printed so far, on both streams. */
  output(): string;
  /** Settles when it has ended and its output is complete. */
  exited: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  /** Waits until it has printed something that matches. */
  printed(pattern: RegExp, timeoutMs?: number): Promise<RegExpMatchArray>;
  /** Sends a signal, SIGKILL by default, and waits for the end. */
  kill(signal?: NodeJS.Signals): Promise<void>;
}

/**
 * Starts a program whose input ends when this process dies; our services exit then (EXIT_ON_STDIN_END=1).
 */
export function startProcess({ file = process.execPath, args, env = {}, cwd }: StartProcessOptions): StartedProcess {
  const child = spawn(file, args, { cwd, env: { PATH: process.env['PATH'] ?? '', EXIT_ON_STDIN_END: '1', ...env }, stdio: ['pipe', 'pipe', 'pipe'] });
  let output = '';
  let ended = false;
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  child.stdin.on('error', () => undefined);
  const exited = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      ended = true;
      resolve({ code, signal });
    });
  });
  return {
    pid: child.pid ?? 0,
    output: () => output,
    exited,
    printed: async (pattern, timeoutMs = 10_000) => {
      // An ended program prints nothing more: stop waiting, and let the message show what it did print.
      const match = await waitFor(() => output.match(pattern) ?? (ended ? 'ended' : undefined), { timeoutMs, describe: `output matching ${pattern} of ${args[0] ?? file}` });
      if (match === 'ended') throw new Error(`${args[0] ?? file} ended without printing ${pattern}:\n${output}`);
      return match;
    },
    async kill(signal = 'SIGKILL') {
      if (!ended) child.kill(signal);
      await exited;
    },
  };
}
