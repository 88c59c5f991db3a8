import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { runCommand } from '../processes/command.mjs';
import { isRoot } from './unprivileged-user.mjs';

const run = (program, args, cwd) => runCommand(`${program} ${args.slice(-2).join(' ')}`, program, args, { cwd, env: { ...process.env, LC_ALL: 'C' } });

/** Options that make apt keep its lists and its cache in `folder`, so that it needs neither root nor lists of the system. */
function privateApt(folder) {
  for (const part of ['lists/partial', 'cache/archives/partial']) fs.mkdirSync(path.join(folder, part), { recursive: true });
  const options = ['-o', `Dir::State::lists=${folder}/lists`, '-o', `Dir::Cache=${folder}/cache`];
  // apt hands downloads to its own user, who may not enter our folder.
  return isRoot ? [...options, '-o', 'APT::Sandbox::User=root'] : options;
}

/**
 * Downloads a Debian package and unpacks it into `folder`. Nothing is installed and nothing on the system
 * changes. Tries the package lists that are there first; where they are empty (a fresh container) or old
 * (the version is gone from the mirror) it fetches lists of its own into a folder that is removed again.
 * @param {string} name
 * @param {string} folder an existing, empty folder
 * @param {(line: string) => void} [log]
 */
export async function unpackAptPackage(name, folder, log) {
  const work = fs.mkdtempSync(path.join(folder, '.apt-'));
  try {
    const apt = privateApt(work);
    const sandbox = isRoot ? ['-o', 'APT::Sandbox::User=root'] : [];
    try {
      await run('apt-get', ['-q', ...sandbox, 'download', name], work);
    } catch (error) {
      if (/ENOENT/.test(error.message)) throw error;
      log?.(`apt knows no usable ${name}; fetching package lists into a private folder`);
      await run('apt-get', ['-q', ...apt, 'update'], work);
      await run('apt-get', ['-q', ...apt, 'download', name], work);
    }
    const archive = fs.readdirSync(work).find((file) => file.endsWith('.deb'));
    if (!archive) throw new Error(`apt-get download ${name} left no package`);
    await run('dpkg', ['-x', path.join(work, archive), folder], work);
  } finally {
    fs.rmSync(work, { recursive: true, force: true });
  }
}
