import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuilt } from './workspace/build.mjs';
import { ensurePrepared } from './launcher/database-preparation.mjs';
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
import { StackPorts } from './launcher/stack-ports.mjs';
import { createServices, createSimulator, simulatorAccount } from './launcher/stack-services.mjs';
import { stateLayout, wipeData } from './launcher/state-folder.mjs';

const SERVICE_START_ATTEMPTS = 3;

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
  const ports = new StackPorts(layout.portsFile);
  let stopped;
  const stop = () =>
    (stopped ??= (async () => {
      lock.markStopping();
      await parts.stop();
      ports.release();
      lock.release();
    })());
  const abort = () => void stop();
  signal?.addEventListener('abort', abort, { once: true });

  try {
    // The file of a launcher that was killed would lead others to a stack that is not there.
    fs.rmSync(stackFile, { force: true });
    await endLeftovers(layout.processesFile);
    if (options.reset) await wipeData(layout);
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
async function startParts(context) {
  const { layout, parts, ports, env = {}, fsync = true, install = false, build = false, simulatorSpeed, seed, step = runSilently, signal } = context;
  const { management } = parts;
  const secrets = loadSecrets(layout.secretsFile);
  const logs = openLogFiles(layout.logs);
  const servers = createInfrastructure({ user: env, layout, ports: ports.servers, natsPassword: secrets.natsPassword, fsync, logOf: logs.lineWriter, management });

  if (install) await step('Dependencies', (progress) => ensureDependencies({ root: repositoryRoot, onProgress: progress, signal }));
  const [sourceStamp] = await Promise.all([
    build ? step('Build', (progress) => ensureBuilt({ root: repositoryRoot, onProgress: progress, signal })) : undefined,
    servers.postgres ? step('PostgreSQL', () => parts.start(servers.postgres)) : undefined,
    servers.nats ? step('NATS with JetStream', () => parts.start(servers.nats)) : undefined,
  ]);

  const adminUrl = servers.adminUrl();
  const account = simulatorAccount(await ports.chooseSimulator(), secrets);
  // Signed callbacks, as the provider's are; with a secret of the user's own they go by the token in their address.
  const webhookSecret = env.KLING_WEBHOOK_SECRET ? undefined : secrets.webhookSecret;
  const simulator = createSimulator({ account, webhookSecret, seed, speed: simulatorSpeed, logLine: logs.lineWriter('kling-simulator'), management });
  const prepareAndServe = async () => {
    const clusterFolder = servers.postgres && layout.postgres;
    const databaseUrls = await step('Database schemas and roles', (progress) =>
      ensurePrepared({ file: layout.preparedFile, adminUrl, secrets, sourceStamp, clusterFolder, onProgress: progress, signal }),
    );
    return startServices({ ...context, env, step, logs, known: { user: env, secrets, simulator: account, databaseUrls, natsUrl: servers.natsUrl() } });
  };
  const [facts] = await Promise.all([prepareAndServe(), step('Kling simulator', () => parts.start(simulator))]);
  ports.keep(servers.ports());
  return { ...stackInfo({ facts, adminUrl }), logsDir: layout.logs };
}

/** Starts the five services, on other ports when somebody took one of theirs at the last moment; returns the facts they got. */
async function startServices({ layout, parts, ports, port, env, serviceEnv = {}, step, logs, known }) {
  fs.mkdirSync(layout.objects, { recursive: true, mode: 0o700 });
  for (let attempt = 1; ; attempt += 1) {
    const chosen = await ports.chooseServices(port);
    const gatewayUrl = `http://127.0.0.1:${chosen.gateway}`;
    const facts = {
      ...known,
      gatewayPort: chosen.gateway,
      gatewayUrl,
      publicBaseUrl: env.APP_PUBLIC_BASE_URL ?? gatewayUrl,
      opsPorts: chosen.ops,
      objectStoreUrl: env.OBJECT_STORE_URL ?? pathToFileURL(layout.objects).href,
    };
    const services = createServices({ facts, serviceEnv, logFileOf: logs.file, management: parts.management });
    try {
      await Promise.all(services.map((service) => step(`Service ${service.name}`, () => parts.start(service))));
      return facts;
    } catch (error) {
      await Promise.all(services.map((service) => service.stop()));
      if (attempt === SERVICE_START_ATTEMPTS || !(await ports.serviceTaken())) throw error;
    }
  }
}
