import fs from 'node:fs';
import path from 'node:path';
import { commandLineOf, endProcess, isRunning } from '../processes/running-process.mjs';

// Lines of postmaster.pid, counted from 0, as PostgreSQL documents them.
const PID_LINE = 0;
const STATUS_LINE = 7;

function readLines(dataDir) {
  try {
    return fs.readFileSync(path.join(dataDir, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return [];
  }
}

/** Whether the postmaster with this pid says that it accepts connections on this data folder. */
export function isReady(dataDir, pid) {
  const lines = readLines(dataDir);
  return Number(lines[PID_LINE]) === pid && lines[STATUS_LINE]?.trim() === 'ready';
}

/** Pid of a Postgres that still serves this data folder, left by a launcher that was killed; 0 when there is none. */
export function runningPostmaster(dataDir) {
  const pid = Number(readLines(dataDir)[PID_LINE]);
  if (!isRunning(pid)) return 0;
  const command = commandLineOf(pid);
  return command.includes('postgres') && command.includes(`-D ${dataDir} `) ? pid : 0;
}

/**
 * Stops a Postgres that an earlier launcher left behind. Stopping and not adopting: it may run with other
 * options, and the guard of the dead launcher may be about to stop it anyway.
 */
export async function stopLeftoverPostmaster(dataDir) {
  const pid = runningPostmaster(dataDir);
  // SIGINT is Postgres' "fast" shutdown: sessions are cut, data is flushed.
  if (pid) await endProcess(pid, { signal: 'SIGINT', timeoutMs: 5000 });
  // A pid that now belongs to another program would make Postgres refuse to start for ever. When nobody
  // has the pid, the file stays: Postgres itself then makes sure that no old backend is left.
  else if (isRunning(Number(readLines(dataDir)[PID_LINE]))) fs.rmSync(path.join(dataDir, 'postmaster.pid'), { force: true });
}
