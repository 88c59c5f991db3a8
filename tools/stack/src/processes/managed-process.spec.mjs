import { spawn } from 'node:child_process';
import process from 'node:process';
import { setTimeout as delay } from 'node:timers/promises';
import { ManagedProcess } from './managed-process.mjs';

/** A part that is nothing but a sleeping Node. */
async function launchSleeper({ signal }) {
  await delay(20);
  signal.throwIfAborted();
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
  const exited = new Promise((resolve) => child.once('exit', (code, reason) => resolve({ code, signal: reason })));
  return {
    pid: child.pid,
    url: 'http://127.0.0.1:1',
    exited,
    stop: async () => {
      child.kill('SIGTERM');
      await exited;
    },
  };
}

function managed(options = {}) {
  const lines = [];
  const part = new ManagedProcess({ name: 'sleeper', launch: launchSleeper, supervise: true, onChange: () => {}, log: (line) => lines.push(line), ...options });
  return { part, lines };
}

async function until(condition) {
  const deadline = Date.now() + 10_000;
  while (!condition()) {
    if (Date.now() > deadline) throw new Error('waited in vain');
    await delay(20);
  }
}

describe('a managed process', () => {
  it('comes back when it is killed', async () => {
    const { part, lines } = managed();
    await part.start();
    const first = part.pid;
    await part.kill();
    expect(part.pid).toBeUndefined();
    await until(() => part.pid);
    expect(part.pid).not.toBe(first);
    expect(lines[0]).toBe('sleeper ended unexpectedly (SIGKILL)');
    await part.stop();
  });

  it('stays down when nobody supervises it, until it is started by hand', async () => {
    const { part } = managed({ supervise: false });
    await part.start();
    await part.kill();
    await delay(400);
    expect(part.pid).toBeUndefined();
    await part.start();
    expect(part.pid).toBeGreaterThan(0);
    await part.stop();
  });

  it('does not come back after a stop, and says nothing about it', async () => {
    const { part, lines } = managed();
    await part.start();
    await part.stop();
    await delay(400);
    expect(part.pid).toBeUndefined();
    expect(lines).toEqual([]);
  });

  it('tries again when a restart fails, with longer pauses', async () => {
    let attempts = 0;
    const launch = (start) => {
      attempts += 1;
      if (attempts === 2 || attempts === 3) throw new Error('port taken');
      return launchSleeper(start);
    };
    const { part, lines } = managed({ launch });
    await part.start();
    await part.kill();
    await until(() => part.pid);
    expect(attempts).toBe(4);
    expect(lines.filter((line) => line.includes('port taken'))).toHaveLength(2);
    await part.stop();
  });

  it('gives up a start that is stopped half-way', async () => {
    const { part } = managed();
    const starting = part.start();
    await part.stop();
    await expect(starting).rejects.toThrow('aborted');
    expect(part.pid).toBeUndefined();
  });
});
