import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { ROOT_DATA_FOLDER, makeOpenFolder } from '../servers/cache-folder.mjs';
import { repositoryRoot } from '../workspace/repository.mjs';
import { stopLeftoverNats } from '../servers/nats.mjs';
import { stopLeftoverPostmaster } from '../servers/postmaster.mjs';
import { isRoot } from '../servers/unprivileged-user.mjs';

/** Where a running stack says how to reach it: the stable contract for scripts, always in the checkout. */
export const STACK_FILE = path.join(repositoryRoot, '.local/stack.json');

/**
 * Folder for the state of this checkout. Root's lies outside of it, because Postgres then runs as `nobody`
 * and a checkout below /root is closed to that user; one folder per checkout keeps two of them apart.
 */
export function checkoutStateDir() {
  if (!isRoot) return path.join(repositoryRoot, '.local');
  makeOpenFolder(ROOT_DATA_FOLDER);
  const hash = createHash('sha256').update(fs.realpathSync(repositoryRoot)).digest('hex').slice(0, 12);
  return path.join(ROOT_DATA_FOLDER, hash);
}

/** Makes the state folder and returns where everything in it lies. */
export function stateLayout(stateDir) {
  // `nobody` must be able to pass through to the data, but not to list what lies here.
  // The real path, since leftovers are recognised by the paths in their command lines.
  const folder = fs.realpathSync(makeOpenFolder(path.resolve(stateDir), isRoot ? 0o711 : 0o700));
  const at = (name) => path.join(folder, name);
  const logs = at('logs');
  fs.mkdirSync(logs, { recursive: true, mode: 0o700 });
  return {
    folder,
    postgres: at('postgres'),
    nats: at('nats'),
    objects: at('objects'),
    logs,
    secretsFile: at('secrets.json'),
    processesFile: at('processes.json'),
    preparedFile: at('prepared.json'),
    portsFile: at('ports.json'),
    lockFile: at('launcher.json'),
  };
}

/** Forgets every task, account and file of this state folder. Secrets stay, so keys in clients keep working. */
export async function wipeData(layout) {
  await Promise.all([stopLeftoverPostmaster(layout.postgres), stopLeftoverNats(layout.nats)]);
  for (const folder of [layout.postgres, layout.nats, layout.objects]) fs.rmSync(folder, { recursive: true, force: true });
  fs.rmSync(`${layout.postgres}.password`, { force: true });
}
