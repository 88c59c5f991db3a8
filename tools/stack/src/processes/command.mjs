import process from 'node:process';
import { describeEnd, startChild } from './child-process.mjs';
import { forgetProcess, stopWhenWeDie } from './death-guard.mjs';

const GRACE_MS = 1500;

/** Thrown when a command ended with a failure; `output` holds its last lines. */
export class CommandFailed extends Error {
  constructor(title, end, output) {
    super(`${title} failed (${describeEnd(end)}):\n${output}`);
    this.name = 'CommandFailed';
    this.exitCode = end.code ?? 1;
    this.output = output;
  }
}

/**
 * Runs a command to its end. It ends early with everything it started when `signal` is aborted, and also
 * when this process dies: half an `npm ci` going on in the background would spoil the next start.
 * @param {string} title what the command does, for the error message
 * @param {{env?: NodeJS.ProcessEnv, cwd?: string, input?: string, onLine?: (line: string) => void, signal?: AbortSignal}} options
 */
export async function runCommand(title, file, args, { env, cwd, input, onLine, signal } = {}) {
  signal?.throwIfAborted();
  const child = startChild(file, args, { env, cwd, onLine, holdStdin: true });
  if (child.pid) stopWhenWeDie(-child.pid, 'TERM');
  child.stdin?.end(input);
  const signalAll = (name) => child.running() && process.kill(-child.pid, name);
  let patience;
  const abort = () => {
    // Asked first: a task runner has children outside of its process group that only it can stop.
    signalAll('SIGTERM');
    patience = setTimeout(() => signalAll('SIGKILL'), GRACE_MS);
  };
  signal?.addEventListener('abort', abort, { once: true });
  const end = await child.exited;
  clearTimeout(patience);
  signal?.removeEventListener('abort', abort);
  if (child.pid) forgetProcess(-child.pid);
  signal?.throwIfAborted();
  if (end.code !== 0) throw new CommandFailed(title, end, child.lastWords());
}
