import { ManagedProcess } from '../processes/managed-process.mjs';
import { serviceEnvironment, SERVICES, simulatorEnvironment } from './service-environment.mjs';
import { startService } from './service-process.mjs';
import { startSimulator } from './simulator-process.mjs';

// Together with nats-server's and Postgres' own limits below the 5 s that a stop may take in all.
const SERVICE_STOP_MS = 2500;
const SIMULATOR_STOP_MS = 400;

/** Address and credentials of the simulator; they stay the same over its restarts. */
export function simulatorAccount(port, secrets) {
  return { url: `http://127.0.0.1:${port}`, accessKey: secrets.simulatorAccessKey, secretKey: secrets.simulatorSecretKey, apiKey: secrets.simulatorApiKey };
}

/** The simulator of a stack, not yet started. */
export function createSimulator({ account, webhookSecret, seed, speed, logLine, management }) {
  const options = { port: new URL(account.url).port, seed, speed };
  const args = Object.entries(options).flatMap(([name, value]) => (value === undefined ? [] : [`--${name}`, String(value)]));
  return new ManagedProcess({
    ...management,
    name: 'kling-simulator',
    launch: () => startSimulator({ args, environment: simulatorEnvironment(account, webhookSecret), logLine, stopTimeoutMs: SIMULATOR_STOP_MS }),
  });
}

/** The five services, not yet started. */
export function createServices({ facts, serviceEnv, logFileOf, management }) {
  return SERVICES.map((name) => {
    const opsUrl = `http://127.0.0.1:${facts.opsPorts[name]}`;
    return new ManagedProcess({
      ...management,
      name,
      url: name === 'gateway' ? facts.gatewayUrl : opsUrl,
      launch: ({ signal }) =>
        startService({
          name,
          program: `apps/${name}/dist/main.js`,
          environment: serviceEnvironment(name, facts, serviceEnv[name]),
          readyUrl: `${opsUrl}/health/ready`,
          logFile: logFileOf(name),
          stopTimeoutMs: SERVICE_STOP_MS,
          signal,
        }),
    });
  });
}
