import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as delay } from 'node:timers/promises';
import { describeEnd, startChild } from '../processes/child-process.mjs';
import { repositoryRoot } from '../workspace/repository.mjs';

const READY_TIMEOUT_MS = 60_000;
const POLL_MS = 100;
const LAST_WORDS_BYTES = 4000;

/** The end of a log file, for the message of a part that did not start. */
function tailOf(file, from) {
  const size = fs.statSync(file).size;
  const start = Math.max(from, size - LAST_WORDS_BYTES);
  const buffer = Buffer.alloc(Math.max(0, size - start));
  const handle = fs.openSync(file, 'r');
  fs.readSync(handle, buffer, 0, buffer.length, start);
  fs.closeSync(handle);
  return buffer.toString('utf8').trim();
}

async function answersReady(url) {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2000) });
    await response.arrayBuffer();
    return response.status === 200;
  } catch {
    return false;
  }
}

/**
 * Starts a Node program of this repository that exits when its standard input ends, and so with us.
 * Its output goes straight into the log file: copying it through this process would cost the services'
 * share of a small machine under load.
 */
function startProgram({ program, args, environment, logFile }) {
  const output = fs.openSync(logFile, 'a', 0o600);
  try {
    return startChild(process.execPath, ['--enable-source-maps', path.join(repositoryRoot, program), ...args], { env: environment, cwd: repositoryRoot, output, holdStdin: true });
  } finally {
    fs.closeSync(output);
  }
}

/**
 * Starts one service and waits until it answers that it is ready.
 * @param {{name: string, program: string, args?: string[], environment: Record<string, string>, readyUrl: string, logFile: string, stopTimeoutMs: number, signal?: AbortSignal}} options
 */
export async function startService({ name, program, args = [], environment, readyUrl, logFile, stopTimeoutMs, signal }) {
  const logStart = fs.existsSync(logFile) ? fs.statSync(logFile).size : 0;
  const child = startProgram({ program, args, environment, logFile });
  const deadline = Date.now() + READY_TIMEOUT_MS;
  while (child.running() && Date.now() < deadline && !signal?.aborted) {
    if ((await answersReady(readyUrl)) && child.running()) {
      return { pid: child.pid, exited: child.exited, stop: () => child.stop('SIGTERM', stopTimeoutMs) };
    }
    await delay(POLL_MS);
  }
  const timedOut = child.running();
  await child.stop('SIGKILL', 0);
  signal?.throwIfAborted();
  const end = timedOut ? `not ready after ${READY_TIMEOUT_MS / 1000} s` : describeEnd(await child.exited);
  throw new Error(`${name} did not start (${end}). Its last words, from ${logFile}:\n${tailOf(logFile, logStart)}`);
}
