import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { removeWhenWeDie } from '../processes/death-guard.mjs';
import { isRoot } from './unprivileged-user.mjs';

/** Where the launcher keeps everything when it runs as root: root's home is closed to the user Postgres runs as. */
export const ROOT_DATA_FOLDER = '/var/lib/kling-platform';

function isWritable(folder) {
  try {
    fs.mkdirSync(folder, { recursive: true });
    fs.accessSync(folder, fs.constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** Makes a folder that other users may enter, whatever this shell's umask says. */
export function makeOpenFolder(folder, mode = 0o755) {
  fs.mkdirSync(folder, { recursive: true });
  fs.chmodSync(folder, mode);
  return folder;
}

/** Folder for programs that are unpacked once and shared by all checkouts of this user. */
export function cacheFolder() {
  if (isRoot) {
    makeOpenFolder(ROOT_DATA_FOLDER);
    return makeOpenFolder(path.join(ROOT_DATA_FOLDER, 'cache'));
  }
  const wanted = path.join(process.env.XDG_CACHE_HOME || path.join(os.homedir(), '.cache'), 'kling-platform');
  if (isWritable(wanted)) return wanted;
  // Some service users have no home of their own.
  const fallback = path.join(os.tmpdir(), `kling-platform-cache-${process.getuid?.() ?? 0}`);
  fs.mkdirSync(fallback, { recursive: true, mode: 0o700 });
  if (fs.statSync(fallback).uid !== process.getuid?.()) throw new Error(`${fallback} belongs to another user. Set XDG_CACHE_HOME to a folder of yours.`);
  return fallback;
}

/**
 * Fills a cache entry exactly once. Several launchers and test runs may come here together, so each fills
 * a folder of its own and the first to rename it wins; nobody ever sees a half-filled entry.
 * @param {string} name folder name below the cache
 * @param {(folder: string) => void|Promise<void>} fill
 */
export async function cacheEntry(name, fill) {
  const entry = path.join(cacheFolder(), name);
  if (fs.existsSync(entry)) return entry;
  const draft = fs.mkdtempSync(`${entry}.draft-`);
  removeWhenWeDie(draft);
  try {
    await fill(draft);
    fs.chmodSync(draft, 0o755);
    fs.renameSync(draft, entry);
  } catch (error) {
    fs.rmSync(draft, { recursive: true, force: true });
    if (!fs.existsSync(entry)) throw error;
  }
  return entry;
}
