import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuilt } from './workspace/build.mjs';
import { prepareDatabase } from './launcher/database-preparation.mjs';
import { ensureDependencies } from './workspace/dependencies.mjs';
import { createInfrastructure } from './launcher/infrastructure.mjs';
import { acquireLauncherLock } from './launcher/launcher-lock.mjs';
import { openLogFiles } from './launcher/log-files.mjs';
import { endLeftovers } from './launcher/process-list.mjs';
import { repositoryRoot } from './workspace/repository.mjs';
import { runSilently } from './launcher/run-silently.mjs';
import { loadSecrets } from './launcher/secrets.mjs';
import { stackInfo } from './launcher/stack-info.mjs';
import { StackParts } from './launcher/stack-parts.mjs';
import { choosePorts } from './launcher/stack-ports.mjs';
import { createServices, createSimulator } from './launcher/stack-services.mjs';
import { stateLayout, wipeData } from './launcher/state-folder.mjs';

/**
 * Starts Postgres, NATS, the simulator and the five services, and keeps them running.
 * Options, result and their meaning are documented in stack.d.mts.
 */
export async function startStack(options) {
  const { stateDir, stackFile = path.join(stateDir, 'stack.json'), supervise = true, log = () => {}, signal } = options;
  signal?.throwIfAborted();
  const layout = stateLayout(stateDir);
  const lock = await acquireLauncherLock(layout.lockFile);
  const parts = new StackParts({ stackFile, processesFile: layout.processesFile, supervise, log });
  let ports;
  let stopped;
  const stop = () =>
    (stopped ??= (async () => {
      lock.markStopping();
      await parts.stop();
      ports?.release();
      lock.release();
    })());
  const abort = () => void stop();
  signal?.addEventListener('abort', abort, { once: true });

  try {
    // The file of a launcher that was killed would lead others to a stack that is not there.
    fs.rmSync(stackFile, { force: true });
    await endLeftovers(layout.processesFile);
    if (options.reset) wipeData(layout);
    ports = await choosePorts({ file: layout.portsFile, gatewayPort: options.port });
    const info = await startParts({ ...options, layout, parts, ports });
    signal?.throwIfAborted();
    parts.publish(info);
    return { ...parts.handle(), info, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Brings everything up, in parallel where nothing has to wait, and returns the content of stack.json. */
async function startParts({ layout, parts, ports, env = {}, serviceEnv = {}, fsync = true, install = false, build = false, simulatorSpeed, seed, step = runSilently, signal }) {
  const { management } = parts;
  const secrets = loadSecrets(layout.secretsFile);
  const logs = openLogFiles(layout.logs);
  const servers = createInfrastructure({ user: env, layout, ports, natsPassword: secrets.natsPassword, fsync, logOf: logs.lineWriter, management });
  const facts = factsOf({ env, secrets, ports, layout });

  if (install) await step('Dependencies', (progress) => ensureDependencies({ root: repositoryRoot, onProgress: progress, signal }));
  await Promise.all([
    servers.postgres ? step('PostgreSQL', () => parts.start(servers.postgres)) : undefined,
    servers.nats ? step('NATS with JetStream', () => parts.start(servers.nats)) : undefined,
    build ? step('Build', (progress) => ensureBuilt({ root: repositoryRoot, onProgress: progress, signal })) : undefined,
  ]);
  ports.keep(servers.ports());
  const adminUrl = servers.adminUrl();
  facts.natsUrl = servers.natsUrl();

  const simulator = createSimulator({ simulator: facts.simulator, port: ports.simulator, seed, speed: simulatorSpeed, logLine: logs.lineWriter('kling-simulator'), management });
  [facts.databaseUrls] = await Promise.all([
    step('Database schemas and roles', () => prepareDatabase({ adminUrl, secrets, signal })),
    step('Kling simulator', () => parts.start(simulator)),
  ]);

  const services = createServices({ facts, serviceEnv, logFileOf: logs.file, management });
  await Promise.all(services.map((service) => step(`Service ${service.name}`, () => parts.start(service))));
  return { ...stackInfo({ facts, adminUrl }), logsDir: layout.logs };
}

/** What is known before anything runs; natsUrl and databaseUrls follow. */
function factsOf({ env, secrets, ports, layout }) {
  const gatewayUrl = `http://127.0.0.1:${ports.gateway}`;
  fs.mkdirSync(layout.objects, { recursive: true, mode: 0o700 });
  return {
    user: env,
    secrets,
    gatewayPort: ports.gateway,
    gatewayUrl,
    publicBaseUrl: env.APP_PUBLIC_BASE_URL ?? gatewayUrl,
    opsPorts: ports.ops,
    objectStoreUrl: env.OBJECT_STORE_URL ?? pathToFileURL(layout.objects).href,
    simulator: {
      url: `http://127.0.0.1:${ports.simulator}`,
      accessKey: secrets.simulatorAccessKey,
      secretKey: secrets.simulatorSecretKey,
      apiKey: secrets.simulatorApiKey,
    },
  };
}
