import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { startChild } from './child-process.mjs';

// Postgres and nats-server do not care whether the process that started them still lives. The shell script
// does: it reads what there is to tidy up from a pipe that ends when we die, even by SIGKILL. It has to
// outlive us, so it cannot be a handler in this process.
const SCRIPT = path.join(path.dirname(fileURLToPath(import.meta.url)), 'death-guard.sh');

let guard;

function tell(line) {
  // Started on first use, and again should somebody have killed it. It never keeps this process alive.
  if (!guard?.running()) guard = startChild('/bin/sh', [SCRIPT], { holdStdin: true, background: true });
  guard.stdin.write(`${line}\n`);
}

/**
 * From now on the process is stopped when this one dies.
 * @param {number} pid a negative number means the process group
 * @param {'INT'|'TERM'|'KILL'} signal
 */
export function stopWhenWeDie(pid, signal) {
  tell(`watch ${signal}:${pid}`);
}

/** The process has ended: its number may soon belong to somebody else and must not be touched any more. */
export function forgetProcess(pid) {
  tell(`forget ${pid}`);
}

/** From now on the folder is removed when this process ends, after everything it started has stopped. */
export function removeWhenWeDie(folder) {
  tell(`remove ${folder}`);
}
