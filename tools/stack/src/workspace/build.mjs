import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { runNx } from './nx-run.mjs';

const SOURCE_ROOTS = ['apps', 'libs', 'tools'];
const ROOT_FILES = ['package-lock.json', 'tsconfig.base.json', 'tsconfig.json', 'nx.json'];
const NOT_SOURCES = new Set(['node_modules', 'dist', '.types', '.jest-results.json', '.local', '.nx', 'coverage']);

function* filesBelow(folder) {
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    if (NOT_SOURCES.has(entry.name)) continue;
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) yield* filesBelow(file);
    else yield file;
  }
}

/** Folders of the packages that are built into a `dist`. */
function builtPackages(root) {
  return SOURCE_ROOTS.flatMap((group) => fs.readdirSync(path.join(root, group)).map((name) => path.join(root, group, name))).filter((folder) => {
    const file = path.join(folder, 'package.json');
    return fs.existsSync(file) && Boolean(JSON.parse(fs.readFileSync(file, 'utf8')).nx?.targets?.build);
  });
}

/**
 * A word that changes when any source changes, by name, size or time of change. It takes some 10 ms where
 * asking the task graph takes seconds, and it errs only towards building once too often.
 */
export function sourceStamp(root) {
  const hash = createHash('sha256');
  const files = [...ROOT_FILES.map((name) => path.join(root, name)), ...SOURCE_ROOTS.flatMap((name) => [...filesBelow(path.join(root, name))])];
  const lines = files.map((file) => {
    const { size, mtimeMs } = fs.statSync(file);
    return `${path.relative(root, file)}\0${size}\0${mtimeMs}\n`;
  });
  // Folders are read in no particular order.
  for (const line of lines.sort((one, other) => (one < other ? -1 : 1))) hash.update(line);
  return hash.digest('hex');
}

/**
 * Builds what changed since the last good build; when nothing did, it does not even start Nx.
 * @param {{root: string, onProgress?: (words: string) => void, signal?: AbortSignal}} options
 * @returns {Promise<string>} the stamp of the sources that are now built
 */
export async function ensureBuilt({ root, onProgress, signal }) {
  const stampFile = path.join(root, '.local/build-stamp');
  // Taken before the build: a file saved while it runs makes the next start build again.
  const stamp = sourceStamp(root);
  const packages = builtPackages(root);
  const last = fs.existsSync(stampFile) ? fs.readFileSync(stampFile, 'utf8') : '';
  if (last === stamp && packages.every((folder) => fs.existsSync(path.join(folder, 'dist')))) {
    onProgress?.('nothing changed');
    return stamp;
  }

  await runNx({
    title: 'The build',
    root,
    args: ['run-many', '-t', 'build'],
    onTask: (_task, count) => onProgress?.(`${count} of ${packages.length} packages`),
    signal,
  });
  fs.mkdirSync(path.dirname(stampFile), { recursive: true, mode: 0o700 });
  fs.writeFileSync(stampFile, stamp);
  return stamp;
}
