import { fileURLToPath } from 'node:url';
import { bootstrapOf } from './database-preparation.mjs';
import { SERVICES } from './service-environment.mjs';

/** The content of stack.json without the processes: how people, tests and scripts reach a running stack. */
export function stackInfo({ facts, adminUrl }) {
  const [operator, reviewer, admin] = bootstrapOf(facts.secrets).users;
  return {
    gatewayUrl: facts.gatewayUrl,
    consoleUrl: `${facts.gatewayUrl}/console/`,
    docsUrl: `${facts.gatewayUrl}/docs`,
    simulator: facts.simulator,
    apiKey: facts.secrets.liveApiKey,
    testApiKey: facts.secrets.testApiKey,
    operator: { email: operator.email, password: operator.password },
    reviewer: { email: reviewer.email, password: reviewer.password },
    admin: { email: admin.email, password: admin.password },
    processes: [],
    databaseUrl: adminUrl,
    natsUrl: facts.natsUrl,
    // Only when objects are files here: scripts then find a stored video by joining its key to this folder.
    objectStoreDir: facts.objectStoreUrl.startsWith('file:') ? fileURLToPath(facts.objectStoreUrl) : undefined,
    opsUrls: Object.fromEntries(SERVICES.map((name) => [name, `http://127.0.0.1:${facts.opsPorts[name]}`])),
  };
}
