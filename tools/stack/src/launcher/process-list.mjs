import { endProcess, startMark } from '../processes/running-process.mjs';
import { readJson, writePrivateJson } from './private-json.mjs';

/** Notes which processes run now, with the marks that tell them from later owners of the same pid. */
export function noteProcesses(file, processes) {
  writePrivateJson(file, processes.map(({ name, pid }) => ({ name, pid, mark: startMark(pid) })));
}

/**
 * Ends what an earlier launcher left behind when it was killed. Services notice the end of their input
 * and leave by themselves; this is for one that hangs, and so that their ports are free when we go on.
 * Postgres and nats-server are not touched here: their own starters stop them, in good order.
 */
export async function endLeftovers(file) {
  const leftovers = (readJson(file) ?? []).filter(({ name }) => name !== 'postgres' && name !== 'nats');
  await Promise.all(leftovers.map(({ pid, mark }) => endProcess(pid, { signal: 'SIGTERM', timeoutMs: 1500, mark })));
}
