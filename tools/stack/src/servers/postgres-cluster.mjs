import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { text } from 'node:stream/consumers';
import { closedAncestor, isRoot, nobodyIds } from './unprivileged-user.mjs';

/** The superuser of every cluster made here. */
export const SUPERUSER = 'postgres';

/** User and group Postgres runs as: `nobody` for root, otherwise our own (no ids at all). */
export function postgresIds() {
  return isRoot ? nobodyIds() : {};
}

/** Environment of Postgres' programs: nothing of ours, and messages we can read. */
export function postgresEnvironment() {
  return { PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C.UTF-8', TZ: 'UTC' };
}

function makePrivateFolder(folder, ids) {
  fs.mkdirSync(folder, { recursive: true });
  fs.chmodSync(folder, 0o700);
  if (isRoot) fs.chownSync(folder, ids.uid, ids.gid);
}

function writePrivateFile(file, content, ids) {
  fs.rmSync(file, { force: true });
  fs.writeFileSync(file, content, { mode: 0o600 });
  if (isRoot && ids) fs.chownSync(file, ids.uid, ids.gid);
}

async function run(program, args, ids) {
  const child = spawn(program, args, { ...ids, env: postgresEnvironment(), cwd: '/', stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  const [output, errors, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  if (code !== 0) throw new Error(`${path.basename(program)} failed with exit code ${code}:\n${errors.trim() || output.trim()}`);
}

/**
 * Creates the cluster in `dataDir` unless it exists, and returns the superuser's password. The password
 * lies beside the folder, so a cluster can always be opened again by whoever may read its parent folder.
 */
export async function ensureCluster({ dataDir, password, binaries }) {
  const ids = postgresIds();
  const passwordFile = `${dataDir}.password`;
  const closed = isRoot ? closedAncestor(dataDir) : undefined;
  if (closed) throw new Error(`Postgres runs as user "nobody" here, who may not enter ${closed}. Choose a data folder outside of it.`);

  if (fs.existsSync(path.join(dataDir, 'PG_VERSION'))) {
    const major = Number.parseInt(fs.readFileSync(path.join(dataDir, 'PG_VERSION'), 'utf8'), 10);
    if (major !== binaries.majorVersion) throw new Error(`${dataDir} was made by PostgreSQL ${major}, the installed version is ${binaries.majorVersion}. Start once with --reset.`);
    if (!fs.existsSync(passwordFile)) throw new Error(`The password of the database in ${dataDir} is lost (${passwordFile} is missing). Start once with --reset.`);
    return fs.readFileSync(passwordFile, 'utf8').trim();
  }

  const chosen = password ?? randomBytes(24).toString('base64url');
  // initdb writes PG_VERSION long before it is done. A launcher killed in between must not leave a folder
  // that looks complete, so it works in a draft that is renamed at the end.
  const draft = `${dataDir}.draft`;
  const handedPassword = `${dataDir}.pwfile`;
  fs.mkdirSync(path.dirname(dataDir), { recursive: true });
  fs.rmSync(draft, { recursive: true, force: true });
  makePrivateFolder(draft, ids);
  writePrivateFile(handedPassword, `${chosen}\n`, ids);
  try {
    await run(binaries.initdb, ['-D', draft, '-U', SUPERUSER, '--auth=scram-sha-256', `--pwfile=${handedPassword}`, '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'], ids);
  } catch (error) {
    fs.rmSync(draft, { recursive: true, force: true });
    throw error;
  } finally {
    fs.rmSync(handedPassword, { force: true });
  }
  writePrivateFile(passwordFile, `${chosen}\n`);
  fs.rmSync(dataDir, { recursive: true, force: true });
  fs.renameSync(draft, dataDir);
  return chosen;
}
