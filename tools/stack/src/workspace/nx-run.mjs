import fs from 'node:fs';
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

/** Takes the output of Nx apart by task. */
class TaskOutputs {
  #blocks = new Map();
  #block = [];
  #inFailedList = false;
  #onTask;
  failed = [];

  constructor(onTask) {
    this.#onTask = onTask;
  }

  takeIn = (raw) => {
    const line = stripVTControlCharacters(raw).trimEnd();
    const header = /^> nx run (\S+:\S+)/.exec(line);
    if (header) {
      this.#block = [];
      this.#blocks.set(header[1], this.#block);
      this.#onTask?.(header[1], this.#blocks.size);
      return;
    }
    if (line.trim().startsWith('Failed tasks:')) this.#inFailedList = true;
    const listed = this.#inFailedList && /^\s*- (\S+:\S+)/.exec(line);
    if (listed) this.failed.push(listed[1]);
    // The closing report of Nx follows the last task's output and does not belong to it.
    else if (/^ ?NX {2,}/.test(line)) this.#block = [];
    else this.#block.push(line);
  };

  ofFailed() {
    return this.failed.map((task) => `> ${task}\n${(this.#blocks.get(task) ?? []).join('\n').trim()}`).join('\n\n');
  }
}

/**
 * Runs Nx; when tasks fail, the error holds their output and not the end of everything.
 * @param {object} options
 * @param {string} options.title what is done, for the error message
 * @param {string} options.root the checkout
 * @param {string[]} options.args arguments for Nx
 * @param {(task: string, finished: number) => void} [options.onTask] called as tasks report, `@kp/gateway:build`
 * @param {AbortSignal} [options.signal]
 */
export async function runNx({ title, root, args, onTask, signal }) {
  const nx = [path.join(root, 'node_modules/.bin/nx'), ...args, '--outputStyle=static'];
  for (let mended = false; ; mended = true) {
    const outputs = new TaskOutputs(onTask);
    try {
      return await runCommand(title, process.execPath, nx, { cwd: root, env: { ...process.env, ...NX_ENVIRONMENT }, onLine: outputs.takeIn, signal });
    } catch (error) {
      if (!(error instanceof CommandFailed)) throw error;
      if (outputs.failed.length) throw new NxTasksFailed(title, outputs.failed, outputs.ofFailed());
      // An Nx that was killed while it set up its own database fails for ever after; nothing in it is needed.
      if (mended || !/sqlite|DB transaction/i.test(error.output)) throw error;
      fs.rmSync(path.join(root, '.nx/workspace-data'), { recursive: true, force: true });
    }
  }
}
