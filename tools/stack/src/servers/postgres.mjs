import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { describeEnd, startChild } from '../processes/child-process.mjs';
import { forgetProcess, stopWhenWeDie } from '../processes/death-guard.mjs';
import { freePort, isPortFree, releasePorts } from '../processes/ports.mjs';
import { postgresBinaries } from './postgres-binaries.mjs';
import { ensureCluster, postgresEnvironment, postgresIds, SUPERUSER } from './postgres-cluster.mjs';
import { isReady, stopLeftoverPostmaster } from './postmaster.mjs';

const START_ATTEMPTS = 5;
const START_TIMEOUT_MS = 60_000;
const STOP_TIMEOUT_MS = 1500;
const POLL_MS = 15;
// Five services and the gateway's listeners with pools of 8, times a few replicas, plus room for a person.
const MAX_CONNECTIONS = 200;

// Both risk the data at a power loss only. synchronous_commit=off is not among them: it loses the last commits
// when Postgres is killed, and tests kill it.
const THROW_AWAY_OPTIONS = ['-c', 'fsync=off', '-c', 'full_page_writes=off'];

async function waitUntilReady(child, dataDir) {
  const deadline = Date.now() + START_TIMEOUT_MS;
  // The status file names the pid: a server of somebody else on the same port cannot be mistaken for ours.
  while (child.running() && Date.now() < deadline) {
    if (isReady(dataDir, child.pid)) return true;
    await delay(POLL_MS);
  }
  return false;
}

/**
 * Starts PostgreSQL on 127.0.0.1 from the installed binaries, creating the cluster when there is none, and
 * stopping a server that an earlier launcher left on the same folder. It dies with this process.
 * The signature and its meaning are documented in embedded.d.mts.
 */
export async function startPostgres({ dataDir: wantedDir, port: wantedPort, strictPort = false, password, fsync = true, log, background = false }) {
  const binaries = await postgresBinaries();
  fs.mkdirSync(path.dirname(path.resolve(wantedDir)), { recursive: true });
  // The real path, because that is what a later launcher compares command lines with.
  const dataDir = path.join(fs.realpathSync(path.dirname(path.resolve(wantedDir))), path.basename(wantedDir));
  await stopLeftoverPostmaster(dataDir);
  const secret = await ensureCluster({ dataDir, password, binaries });

  for (let attempt = 1; ; attempt += 1) {
    const port = strictPort && wantedPort ? wantedPort : await freePort(attempt === 1 ? wantedPort : undefined);
    const args = ['-D', dataDir, '-p', String(port), '-c', 'listen_addresses=127.0.0.1', '-k', '', '-c', `max_connections=${MAX_CONNECTIONS}`, ...(fsync ? [] : THROW_AWAY_OPTIONS)];
    const child = startChild(binaries.postgres, args, { env: postgresEnvironment(), ids: postgresIds(), onLine: log, background });
    if (child.pid) stopWhenWeDie(child.pid, 'INT');
    void child.exited.then(() => forgetProcess(child.pid));

    if (await waitUntilReady(child, dataDir)) {
      return {
        url: `postgres://${SUPERUSER}:${encodeURIComponent(secret)}@127.0.0.1:${port}/postgres`,
        port,
        pid: child.pid,
        exited: child.exited,
        async stop() {
          await child.stop('SIGINT', STOP_TIMEOUT_MS);
          releasePorts([port]);
        },
      };
    }

    const timedOut = child.running();
    await child.stop('SIGINT', STOP_TIMEOUT_MS);
    const portWasTaken = !timedOut && !(await isPortFree(port));
    if (!portWasTaken || strictPort || attempt === START_ATTEMPTS) {
      const end = timedOut ? `not ready after ${START_TIMEOUT_MS / 1000} s` : describeEnd(await child.exited);
      throw new Error(`PostgreSQL did not start (${end}):\n${child.lastWords()}`);
    }
  }
}
