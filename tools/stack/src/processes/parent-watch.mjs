import process from 'node:process';
import { parentOf } from './running-process.mjs';

const LOOK_EVERY_MS = 1000;

/**
 * Calls back once when the npm that runs us is gone. npm puts a shell between itself and the script, and
 * neither a SIGKILL nor, with some shells, a SIGTERM to npm reaches us; a stack without an owner would then
 * run on unseen and hold its ports. Started without npm, nothing is watched.
 */
export function whenNpmIsGone(callback, environment = process.env) {
  if (!environment.npm_lifecycle_event) return;
  const ancestors = () => `${process.ppid} ${parentOf(process.ppid)}`;
  const atFirst = ancestors();
  const timer = setInterval(() => {
    if (ancestors() === atFirst) return;
    clearInterval(timer);
    callback();
  }, LOOK_EVERY_MS);
  timer.unref();
}
