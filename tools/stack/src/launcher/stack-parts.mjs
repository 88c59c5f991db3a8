import fs from 'node:fs';
import path from 'node:path';
import { noteProcesses } from './process-list.mjs';
import { SERVICES } from './service-environment.mjs';
import { writePrivateJson } from './private-json.mjs';

// Clients before what they depend on: services finish their work while the database still answers.
const STOP_ORDER = [SERVICES, ['kling-simulator'], ['nats'], ['postgres']];

/** The running parts of one stack, and the two files that tell others about them. */
export class StackParts {
  #parts = new Map();
  #files;
  #info;
  #stopping = false;

  /** @param {{stackFile: string, processesFile: string, supervise: boolean, log: (line: string) => void}} options */
  constructor({ stackFile, processesFile, supervise, log }) {
    this.#files = { stackFile, processesFile };
    /** What every part is created with. */
    this.management = { supervise, log, onChange: () => this.#noteChange() };
  }

  #running() {
    return [...this.#parts.values()].filter((part) => part.pid).map(({ name, pid, url }) => ({ name, pid, url }));
  }

  #noteChange() {
    try {
      noteProcesses(this.#files.processesFile, this.#running());
      if (!this.#info || this.#stopping) return;
      this.#info.processes = this.#running();
      writePrivateJson(this.#files.stackFile, this.#info);
    } catch (error) {
      // Called when a part died: a full disk must not keep it from being restarted.
      this.management.log(`The list of processes could not be written: ${error.message}`);
    }
  }

  /** Takes a part in and starts it. */
  async start(part) {
    if (this.#stopping) throw new Error('The stack is being stopped');
    this.#parts.set(part.name, part);
    await part.start();
  }

  /** Everything is up: writes stack.json, and again whenever a process comes or goes. */
  publish(info) {
    this.#info = info;
    this.#noteChange();
  }

  /** Stops everything in order. */
  async stop() {
    this.#stopping = true;
    fs.rmSync(this.#files.stackFile, { force: true });
    for (const names of STOP_ORDER) await Promise.all(names.map((name) => this.#parts.get(name)?.stop()));
    fs.rmSync(this.#files.processesFile, { force: true });
  }

  #part(name) {
    const part = this.#parts.get(name);
    if (!part) throw new Error(`The stack has no part named ${name}; it has ${[...this.#parts.keys()].join(', ')}`);
    return part;
  }

  /** What tests do to single parts. */
  handle() {
    return {
      kill: (name) => this.#part(name).kill(),
      stopService: (name) => this.#part(name).stop(),
      startService: (name) => this.#part(name).start(),
      restart: async (name) => {
        await this.#part(name).stop();
        await this.#part(name).start();
      },
      pidOf: (name) => this.#part(name).pid,
      logFile: (name) => path.join(this.#info.logsDir, `${name}.log`),
    };
  }
}
