import { freePort, nextFreePort, releasePorts } from '../processes/ports.mjs';
import { SERVICES } from './service-environment.mjs';
import { readJson, writePrivateJson } from './private-json.mjs';

/** Port of the gateway unless the user wants another one. */
export const DEFAULT_GATEWAY_PORT = 3000;

/**
 * Chooses the ports of a stack. The gateway's is the wished one, or the next free one after it. The others
 * are those of the last start where they are still free, so that bookmarks and scrapers keep working.
 * @param {{file: string, gatewayPort?: number}} options
 */
export async function choosePorts({ file, gatewayPort = DEFAULT_GATEWAY_PORT }) {
  const last = readJson(file) ?? {};
  const gateway = await nextFreePort(gatewayPort);
  const simulator = await freePort(last.simulator);
  const ops = {};
  for (const service of SERVICES) ops[service] = await freePort(last.ops?.[service]);
  // Postgres and NATS choose for themselves when they start; here only what they had last time.
  const ports = { gateway, simulator, ops, postgres: last.postgres, nats: last.nats };
  return {
    ...ports,
    keep: (serverPorts) => writePrivateJson(file, { ...ports, ...serverPorts }),
    release: () => releasePorts([gateway, simulator, ...Object.values(ops)]),
  };
}
