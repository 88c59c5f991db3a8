import { freePort, isPortFree, nextFreePort, releasePorts } from '../processes/ports.mjs';
import { readJson, writePrivateJson } from './private-json.mjs';
import { SERVICES } from './service-environment.mjs';

/** Port of the gateway unless the user wants another one. */
export const DEFAULT_GATEWAY_PORT = 3000;

/**
 * The ports of one stack. The gateway's is the wished one, or the next free one after it. The others are
 * those of the last start where they are still free, so that bookmarks and scrapers keep working.
 */
export class StackPorts {
  #file;
  #chosen;

  constructor(file) {
    this.#file = file;
    this.#chosen = readJson(file) ?? {};
  }

  /** What Postgres and NATS had last time; they choose for themselves when they start. */
  get servers() {
    return { postgres: this.#chosen.postgres, nats: this.#chosen.nats };
  }

  async chooseSimulator() {
    this.#chosen.simulator = await freePort(this.#chosen.simulator);
    return this.#chosen.simulator;
  }

  /** To be called right before the services start: who waits longer finds that somebody else came first. */
  async chooseServices(gatewayPort = DEFAULT_GATEWAY_PORT) {
    const gateway = await nextFreePort(gatewayPort);
    const ops = {};
    for (const service of SERVICES) ops[service] = await freePort(this.#chosen.ops?.[service]);
    Object.assign(this.#chosen, { gateway, ops });
    return { gateway, ops };
  }

  /** Whether somebody listens on a port that was chosen for a service; to be asked when none of ours runs. */
  async serviceTaken() {
    const { gateway, ops } = this.#chosen;
    const free = await Promise.all([gateway, ...Object.values(ops)].map(isPortFree));
    return free.includes(false);
  }

  /** Remembers the ports for the next start. */
  keep(serverPorts) {
    writePrivateJson(this.#file, { ...this.#chosen, ...serverPorts });
  }

  /** Gives the ports back to this process. */
  release() {
    releasePorts([this.#chosen.gateway, this.#chosen.simulator, ...Object.values(this.#chosen.ops ?? {})]);
  }
}
