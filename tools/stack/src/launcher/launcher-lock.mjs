import fs from 'node:fs';
import process from 'node:process';
import { setTimeout as delay } from 'node:timers/promises';
import { isRunning, startMark } from '../processes/running-process.mjs';
import { readJson, writePrivateJson } from './private-json.mjs';

const POLL_MS = 100;
// An orphaned launcher notices within a second that its npm is gone and says that it stops.
const NOTICE_MS = 2500;
// It promises to be down within 5 s.
const STOP_MS = 8000;

function liveHolder(file) {
  const holder = readJson(file);
  return holder && isRunning(holder.pid, holder.mark) ? holder : undefined;
}

/**
 * Makes this process the only launcher of a state folder. Waits for one that is just stopping; refuses when
 * one goes on running, since two launchers would fight over the same database folder.
 * @returns {Promise<{markStopping(): void, release(): void}>}
 */
export async function acquireLauncherLock(file) {
  const started = Date.now();
  for (let holder = liveHolder(file); holder; holder = liveHolder(file)) {
    if (Date.now() - started > (holder.stopping ? STOP_MS : NOTICE_MS)) {
      throw new Error(`The stack is already running (launcher process ${holder.pid}). Stop it with Ctrl-C in its terminal or with \`kill ${holder.pid}\`.`);
    }
    await delay(POLL_MS);
  }
  const mine = { pid: process.pid, mark: startMark(process.pid), stopping: false };
  writePrivateJson(file, mine);
  return {
    markStopping: () => writePrivateJson(file, { ...mine, stopping: true }),
    release: () => fs.rmSync(file, { force: true }),
  };
}
