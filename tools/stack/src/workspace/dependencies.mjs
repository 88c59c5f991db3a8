import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { runCommand } from '../processes/command.mjs';

function readLock(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8')).packages;
  } catch {
    return undefined;
  }
}

const lockHash = (root) => createHash('sha256').update(fs.readFileSync(path.join(root, 'package-lock.json'))).digest('hex');
const stampFile = (root) => path.join(root, 'node_modules/.installed-lock');

/** What differs between the lock and what npm says it installed; optional packages are mostly for other systems. */
function difference(wanted, installed, root) {
  for (const [location, entry] of Object.entries(wanted)) {
    if (!location.includes('node_modules/') || entry.optional || entry.devOptional) continue;
    const found = installed[location];
    if (!found) return `${location} is new`;
    if (found.version !== entry.version) return `${location} is ${found.version}, wanted ${entry.version}`;
    if (!fs.existsSync(path.join(root, location))) return `${location} is gone`;
  }
  return undefined;
}

/**
 * Why dependencies have to be installed, or undefined when they need not. Our stamp names the lock that was
 * installed last. Without it, an install done by hand with `npm install` is recognised by npm's own record,
 * which npm writes last, so that one cut short counts as stale.
 */
export function staleReason(root) {
  const wanted = readLock(path.join(root, 'package-lock.json'));
  if (!wanted) throw new Error(`${path.join(root, 'package-lock.json')} is missing or no JSON`);
  const installed = readLock(path.join(root, 'node_modules/.package-lock.json'));
  if (!installed) return 'not installed yet';
  if (fs.existsSync(stampFile(root)) && fs.readFileSync(stampFile(root), 'utf8') === lockHash(root)) return undefined;
  return difference(wanted, installed, root);
}

/** The npm that started us, or the one on PATH. */
function npmCommand() {
  const script = process.env.npm_execpath;
  return script && /npm-cli\.c?js$/.test(script) ? [process.execPath, script] : ['npm'];
}

/**
 * Runs `npm ci` when dependencies are missing or differ from the lock.
 * @param {{root: string, onProgress?: (words: string) => void, signal?: AbortSignal}} options
 * @returns {Promise<boolean>} whether anything was installed
 */
export async function ensureDependencies({ root, onProgress, signal }) {
  const reason = staleReason(root);
  if (!reason) {
    onProgress?.('up to date');
    return false;
  }
  onProgress?.(reason);
  const total = Object.values(readLock(path.join(root, 'package-lock.json')) ?? {}).filter((entry) => !entry.link && !entry.optional).length;
  let fetched = 0;
  // npm says nothing until it is done; its log of requests is the only sign of progress it gives.
  const [file, ...before] = npmCommand();
  await runCommand('npm ci', file, [...before, 'ci', '--no-audit', '--no-fund', '--loglevel=http'], {
    cwd: root,
    signal,
    onLine: (line) => {
      if (!/^npm http (fetch|cache) .*\.tgz/.test(line)) return;
      fetched += 1;
      onProgress?.(`${Math.min(fetched, total)} of about ${total} packages`);
    },
  });
  fs.writeFileSync(stampFile(root), lockHash(root));
  return true;
}
