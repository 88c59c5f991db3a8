import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { describeEnd, startChild } from '../processes/child-process.mjs';
import { forgetProcess, stopWhenWeDie } from '../processes/death-guard.mjs';
import { natsServerBinary } from './nats-binary.mjs';
import { freePort, isPortFree, releasePorts } from '../processes/ports.mjs';
import { endProcess, isRunning, startMark } from '../processes/running-process.mjs';

const START_ATTEMPTS = 5;
const START_TIMEOUT_MS = 30_000;
const STOP_TIMEOUT_MS = 1000;
const DEFAULT_MAX_FILE_BYTES = 2 * 1024 ** 3;
const MAX_MEMORY_BYTES = 256 * 1024 ** 2;
// Messages carry keys and facts, bytes travel through the object store; the limit keeps it that way.
const MAX_PAYLOAD_BYTES = 1024 ** 2;

/** The configuration is a file because a password among the arguments could be read by every user with `ps`. */
function configuration({ port, user, password, storeDir, maxFileBytes }) {
  return `${[
    `listen: "127.0.0.1:${port}"`,
    `max_payload: ${MAX_PAYLOAD_BYTES}`,
    `authorization { user: ${JSON.stringify(user)}, password: ${JSON.stringify(password)} }`,
    `jetstream { store_dir: ${JSON.stringify(storeDir)}, max_file: ${maxFileBytes}, max_mem: ${MAX_MEMORY_BYTES} }`,
  ].join('\n')}\n`;
}

function writePrivateFile(file, content) {
  fs.rmSync(file, { force: true });
  fs.writeFileSync(file, content, { mode: 0o600 });
}

const pidFileOf = (storeDir) => path.join(storeDir, 'nats-server.pid.json');

/** Stops the server that an earlier launcher left on this store; two servers on one store would corrupt it. */
export async function stopLeftoverNats(storeDir) {
  const pidFile = pidFileOf(storeDir);
  let left;
  try {
    left = JSON.parse(fs.readFileSync(pidFile, 'utf8'));
  } catch {
    return;
  }
  if (isRunning(left.pid, left.mark)) await endProcess(left.pid, { signal: 'SIGTERM', timeoutMs: 3000, mark: left.mark });
  fs.rmSync(pidFile, { force: true });
}

function startServer(binary, configFile, { log, background }) {
  let becomeReady;
  const ready = new Promise((resolve) => (becomeReady = resolve));
  const child = startChild(binary, ['-c', configFile], {
    env: { PATH: process.env.PATH ?? '/usr/bin:/bin', TZ: 'UTC' },
    background,
    onLine: (line) => {
      // Our own child's word, never a probe of the port: another server may be sitting there.
      if (line.includes('Server is ready')) becomeReady('ready');
      log?.(line);
    },
  });
  if (child.pid) stopWhenWeDie(child.pid, 'TERM');
  void child.exited.then(() => forgetProcess(child.pid));
  return { child, ready };
}

function timeLimit(milliseconds) {
  let timer;
  const passed = new Promise((resolve) => (timer = setTimeout(resolve, milliseconds, 'timeout')));
  return { passed, clear: () => clearTimeout(timer) };
}

/**
 * Starts nats-server with JetStream on 127.0.0.1, stopping one that an earlier launcher left on the same
 * store. It dies with this process. The signature and its meaning are documented in embedded.d.mts.
 */
export async function startNats({ storeDir, port: wantedPort, strictPort = false, user = 'platform', password = randomBytes(24).toString('hex'), maxFileBytes = DEFAULT_MAX_FILE_BYTES, log, background = false }) {
  const binary = await natsServerBinary({ log });
  const folder = path.resolve(storeDir);
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  const configFile = path.join(folder, 'nats-server.conf');
  const pidFile = pidFileOf(folder);
  await stopLeftoverNats(folder);

  for (let attempt = 1; ; attempt += 1) {
    const port = strictPort && wantedPort ? wantedPort : await freePort(attempt === 1 ? wantedPort : undefined);
    writePrivateFile(configFile, configuration({ port, user, password, storeDir: folder, maxFileBytes }));
    const { child, ready } = startServer(binary, configFile, { log, background });
    writePrivateFile(pidFile, JSON.stringify({ pid: child.pid, mark: startMark(child.pid) }));
    const limit = timeLimit(START_TIMEOUT_MS);
    const outcome = await Promise.race([ready, child.exited.then(() => 'ended'), limit.passed]);
    limit.clear();

    if (outcome === 'ready') {
      return {
        url: `nats://${encodeURIComponent(user)}:${encodeURIComponent(password)}@127.0.0.1:${port}`,
        port,
        pid: child.pid,
        exited: child.exited,
        async stop() {
          // Version 2.9 ends with exit code 1 after SIGTERM; after our own signal no code is a failure.
          await child.stop('SIGTERM', STOP_TIMEOUT_MS);
          releasePorts([port]);
          fs.rmSync(pidFile, { force: true });
        },
      };
    }

    await child.stop('SIGTERM', STOP_TIMEOUT_MS);
    const portWasTaken = outcome === 'ended' && !(await isPortFree(port));
    if (!portWasTaken || strictPort || attempt === START_ATTEMPTS) {
      const end = outcome === 'timeout' ? `not ready after ${START_TIMEOUT_MS / 1000} s` : describeEnd(await child.exited);
      throw new Error(`nats-server did not start (${end}):\n${child.lastWords()}`);
    }
  }
}
