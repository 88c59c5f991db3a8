// Processes we did not spawn ourselves: leftovers of an earlier launcher, known only by a pid in a file.
// A pid alone proves nothing, since it may have been given to somebody else meanwhile. Therefore a pid is
// always kept together with the time its process started.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import process from 'node:process';
import { setTimeout as delay } from 'node:timers/promises';

const POLL_MS = 20;

/** The fields of /proc/<pid>/stat after the command name, or undefined where there is no such file. */
function procStat(pid) {
  try {
    const text = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in parentheses may hold spaces and parentheses itself, so cut behind the last one.
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}

/** One `ps` field of a process where /proc does not exist (macOS). */
function psField(pid, field) {
  const answer = spawnSync('ps', ['-p', String(pid), '-o', `${field}=`], { encoding: 'utf8' });
  return answer.status === 0 ? answer.stdout.trim() : '';
}

/** When the process started, as an opaque word that differs between two processes with the same pid; '' when it is gone. */
export function startMark(pid) {
  if (process.platform === 'linux') return procStat(pid)?.[19] ?? '';
  return psField(pid, 'lstart');
}

/**
 * Whether the process runs. A zombie counts as gone: a container whose first process reaps nobody keeps
 * the zombies of a killed launcher for ever. With `mark` it must also be the very process of that mark.
 */
export function isRunning(pid, mark) {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code !== 'EPERM') return false;
  }
  if (process.platform === 'linux' && ['Z', 'X'].includes(procStat(pid)?.[0] ?? 'X')) return false;
  return mark === undefined || startMark(pid) === mark;
}

/** Pid of the parent, or 0 when it cannot be told. */
export function parentOf(pid) {
  return Number(process.platform === 'linux' ? procStat(pid)?.[1] : psField(pid, 'ppid')) || 0;
}

/** The command line as one string with single spaces, '' when the process is gone. */
export function commandLineOf(pid) {
  if (process.platform !== 'linux') return psField(pid, 'command');
  try {
    return fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
  } catch {
    return '';
  }
}

/** Waits until the process is gone; false when it still runs after the time given. */
export async function waitUntilGone(pid, timeoutMs, mark) {
  const deadline = Date.now() + timeoutMs;
  while (isRunning(pid, mark)) {
    if (Date.now() > deadline) return false;
    await delay(POLL_MS);
  }
  return true;
}

function signalQuietly(pid, signal) {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

/** Ends a process that is not our child: asks with `signal`, and kills it when it does not listen in time. */
export async function endProcess(pid, { signal = 'SIGTERM', timeoutMs = 2000, mark } = {}) {
  if (!isRunning(pid, mark)) return;
  signalQuietly(pid, signal);
  if (await waitUntilGone(pid, timeoutMs, mark)) return;
  signalQuietly(pid, 'SIGKILL');
  if (!(await waitUntilGone(pid, 1000, mark))) throw new Error(`Process ${pid} does not end, not even by SIGKILL`);
}
