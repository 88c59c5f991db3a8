import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';

/** Whether this process is root. Postgres refuses to run as root, so the launcher must then give it another user. */
export const isRoot = process.getuid?.() === 0;

/**
 * User and group id of `nobody`. A user of the system rather than any free number: initdb looks its own
 * name up and fails for a number without one. No user is ever created on the host.
 */
export function nobodyIds(passwdFile = '/etc/passwd') {
  const entry = fs
    .readFileSync(passwdFile, 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .find(([name]) => name === 'nobody');
  if (!entry) throw new Error(`Postgres does not run as root, and ${passwdFile} has no user "nobody" to run it as. Start as an ordinary user instead.`);
  // macOS writes -2; the kernel knows ids as unsigned numbers.
  return { uid: Number(entry[2]) >>> 0, gid: Number(entry[3]) >>> 0 };
}

/** The first folder on the way to `folder` that other users may not pass through, or undefined when all is open. */
export function closedAncestor(folder) {
  let current = path.dirname(path.resolve(folder));
  const closed = [];
  for (;;) {
    if (fs.existsSync(current) && (fs.statSync(current).mode & 0o001) === 0) closed.unshift(current);
    const parent = path.dirname(current);
    if (parent === current) return closed[0];
    current = parent;
  }
}
