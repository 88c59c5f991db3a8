import path from 'node:path';
import process from 'node:process';
import { findOnPath, isExecutable } from '../processes/find-program.mjs';
import { unpackAptPackage } from './apt-package.mjs';
import { cacheEntry } from './cache-folder.mjs';

const CACHE_NAME = 'nats-server-distribution';
const BINARY_IN_PACKAGE = 'usr/sbin/nats-server';

/**
 * Where to get a nats-server, first hit wins: NATS_SERVER_BIN, PATH (and the folder for daemons, which an
 * ordinary user's PATH lacks), our cache, the distribution's package unpacked into our cache.
 * @param {{env?: NodeJS.ProcessEnv, log?: (line: string) => void}} [options]
 */
export async function natsServerBinary({ env = process.env, log } = {}) {
  if (env.NATS_SERVER_BIN) {
    if (!isExecutable(env.NATS_SERVER_BIN)) throw new Error(`NATS_SERVER_BIN=${env.NATS_SERVER_BIN} is not a program that can be run`);
    return env.NATS_SERVER_BIN;
  }
  const installed = findOnPath('nats-server', `${env.PATH ?? ''}${path.delimiter}/usr/sbin`);
  if (installed) return installed;

  try {
    const folder = await cacheEntry(CACHE_NAME, async (draft) => {
      log?.("unpacking nats-server from the distribution's package");
      await unpackAptPackage('nats-server', draft, log);
      if (!isExecutable(path.join(draft, BINARY_IN_PACKAGE))) throw new Error(`the package holds no ${BINARY_IN_PACKAGE}`);
    });
    return path.join(folder, BINARY_IN_PACKAGE);
  } catch (error) {
    throw new Error(
      [
        `No nats-server found, and apt could not provide one: ${error.message}`,
        'Do one of these and start again:',
        '  - install it (Debian, Ubuntu: apt-get install nats-server; macOS: brew install nats-server),',
        '  - download a release of nats-server 2.9 or newer and set NATS_SERVER_BIN to the program,',
        '  - set NATS_URL to a running server with JetStream, for example a container: nats://user:password@127.0.0.1:4222',
      ].join('\n'),
      { cause: error },
    );
  }
}
