import path from 'node:path';
import process from 'node:process';
import { stripVTControlCharacters } from 'node:util';
import { CommandFailed, runCommand } from '../processes/command.mjs';

/** Thrown when tasks failed; the message holds the output of those tasks and of no other. */
export class NxTasksFailed extends Error {
  constructor(title, failed, output) {
    super(`${title} failed: ${failed.join(', ')}\n\n${output}`);
    this.name = 'NxTasksFailed';
    this.failed = failed;
  }
}

/**
 * No background server and no plugin processes that would outlive us, no cloud, and neither colours nor
 * moving parts in output that is taken apart.
 */
const NX_ENVIRONMENT = { NX_DAEMON: 'false', NX_ISOLATE_PLUGINS: 'false', NX_NO_CLOUD: 'true', NX_TUI: 'false', FORCE_COLOR: '0' };

/**
 * Runs Nx and takes its output apart by task, so that a failure among twenty packages shows what failed
 * and not the end of everything.
 * @param {object} options
 * @param {string} options.title what is done, for the error message
 * @param {string} options.root the checkout
 * @param {string[]} options.args arguments for Nx
 * @param {(task: string, finished: number) => void} [options.onTask] called as tasks report, `@kp/gateway:build`
 * @param {AbortSignal} [options.signal]
 */
export async function runNx({ title, root, args, onTask, signal }) {
  const blocks = new Map();
  let block = [];
  const failed = [];
  let inFailedList = false;
  const takeIn = (raw) => {
    const line = stripVTControlCharacters(raw).trimEnd();
    const header = /^> nx run (\S+:\S+)/.exec(line);
    if (header) {
      block = [];
      blocks.set(header[1], block);
      onTask?.(header[1], blocks.size);
      return;
    }
    if (line.trim().startsWith('Failed tasks:')) inFailedList = true;
    const listed = inFailedList && /^\s*- (\S+:\S+)/.exec(line);
    if (listed) failed.push(listed[1]);
    // The closing report of Nx follows the last task's output and does not belong to it.
    else if (/^ ?NX {2,}/.test(line)) block = [];
    else block.push(line);
  };

  try {
    await runCommand(title, process.execPath, [path.join(root, 'node_modules/.bin/nx'), ...args, '--outputStyle=static'], { cwd: root, env: { ...process.env, ...NX_ENVIRONMENT }, onLine: takeIn, signal });
  } catch (error) {
    if (!(error instanceof CommandFailed) || failed.length === 0) throw error;
    const output = failed.map((task) => `> ${task}\n${(blocks.get(task) ?? []).join('\n').trim()}`).join('\n\n');
    throw new NxTasksFailed(title, failed, output);
  }
}
