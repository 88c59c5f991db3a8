import path from 'node:path';
import process from 'node:process';
import { describeEnd, startChild } from '../processes/child-process.mjs';
import { repositoryRoot } from '../workspace/repository.mjs';

const READY_TIMEOUT_MS = 30_000;

/** Program of the simulator, relative to the repository. */
export const SIMULATOR_PROGRAM = 'apps/kling-simulator/dist/main.js';

function parseReadyLine(line) {
  if (!line.startsWith('{')) return undefined;
  try {
    const message = JSON.parse(line);
    return message.name === 'kling-simulator' && message.url ? message : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Starts the simulator and waits for the one line with its URL and credentials.
 * @param {{args: string[], environment: Record<string, string>, logLine: (line: string) => void, stopTimeoutMs: number}} options
 * @returns its process, and in `ready` what the line said
 */
export async function startSimulator({ args, environment, logLine, stopTimeoutMs }) {
  let announce;
  const announced = new Promise((resolve) => (announce = resolve));
  const child = startChild(process.execPath, ['--enable-source-maps', path.join(repositoryRoot, SIMULATOR_PROGRAM), ...args], {
    env: environment,
    cwd: repositoryRoot,
    holdStdin: true,
    onLine: (line) => {
      const message = parseReadyLine(line);
      // The ready line holds the secret key, which has no business in a log.
      if (message) announce(message);
      else logLine(line);
    },
  });

  const patience = setTimeout(() => announce(undefined), READY_TIMEOUT_MS);
  const message = await Promise.race([announced, child.exited.then(() => undefined)]);
  clearTimeout(patience);
  if (message) return { pid: child.pid, url: message.url, ready: message, exited: child.exited, stop: () => child.stop('SIGTERM', stopTimeoutMs) };

  const end = child.running() ? `not ready after ${READY_TIMEOUT_MS / 1000} s` : describeEnd(await child.exited);
  await child.stop('SIGKILL', 0);
  throw new Error(`kling-simulator did not start (${end}):\n${child.lastWords()}`);
}
