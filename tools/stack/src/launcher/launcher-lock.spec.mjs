import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { startMark } from '../processes/running-process.mjs';
import { acquireLauncherLock } from './launcher-lock.mjs';

describe('the lock of a state folder', () => {
  let file;
  let other;

  beforeEach(() => {
    file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'kp-lock-')), 'launcher.json');
    other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
  });
  afterEach(() => {
    other.kill('SIGKILL');
    fs.rmSync(path.dirname(file), { recursive: true });
  });
  const heldByOther = (fields = {}) => fs.writeFileSync(file, JSON.stringify({ pid: other.pid, mark: startMark(other.pid), stopping: false, ...fields }));

  it('is refused while another launcher runs, with words on how to stop it', async () => {
    heldByOther();
    await expect(acquireLauncherLock(file)).rejects.toThrow(`kill ${other.pid}`);
  });

  it('is given when the one who held it was killed', async () => {
    heldByOther();
    const gone = new Promise((resolve) => other.once('exit', resolve));
    other.kill('SIGKILL');
    await gone;
    const lock = await acquireLauncherLock(file);
    lock.release();
    expect(fs.existsSync(file)).toBe(false);
  });

  it('is given when the pid belongs to another program now', async () => {
    heldByOther({ mark: 'of an earlier process' });
    (await acquireLauncherLock(file)).release();
  });

  it('waits for one that is stopping', async () => {
    heldByOther({ stopping: true });
    setTimeout(() => other.kill('SIGKILL'), 3000);
    (await acquireLauncherLock(file)).release();
  });

  it('is not given twice in one process', async () => {
    const lock = await acquireLauncherLock(file);
    await expect(acquireLauncherLock(file)).rejects.toThrow('already running');
    lock.release();
  });
});
