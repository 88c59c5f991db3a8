// `npm run simulator`: the Kling simulator alone, for developing a client against it. Standard output has
// one JSON line, with its URL and credentials; everything else goes to standard error.
import process from 'node:process';
import { ensureBuilt } from './workspace/build.mjs';
import { exitWithMessage, parsePort, readArguments } from './terminal/command-line.mjs';
import { ensureDependencies } from './workspace/dependencies.mjs';
import { freePort } from './processes/ports.mjs';
import { repositoryRoot } from './workspace/repository.mjs';
import { randomBase62 } from './launcher/secrets.mjs';
import { simulatorEnvironment } from './launcher/service-environment.mjs';
import { startSimulator } from './launcher/simulator-process.mjs';

const STOP_TIMEOUT_MS = 1000;
const USAGE = `npm run simulator -- [options]

  --port N     port on 127.0.0.1 (default: a free one)
  --seed S     the same seed makes the same videos
  --speed X    how much faster than real its tasks go (default 1)

Credentials come from SIM_ACCESS_KEY, SIM_SECRET_KEY and SIM_API_KEY, or are made up.`;

async function main() {
  const { values } = readArguments({ options: { port: { type: 'string' }, seed: { type: 'string' }, speed: { type: 'string' } }, usage: USAGE });
  if (values.speed !== undefined && !(Number(values.speed) > 0)) throw new Error(`--speed must be a number above 0, not "${values.speed}"`);
  const port = values.port === undefined ? await freePort() : parsePort(values.port, '--port');
  await ensureDependencies({ root: repositoryRoot });
  await ensureBuilt({ root: repositoryRoot });

  const simulator = await startSimulator({
    port,
    seed: values.seed,
    speed: values.speed,
    environment: simulatorEnvironment({
      accessKey: process.env.SIM_ACCESS_KEY || `sim-ak-${randomBase62(20)}`,
      secretKey: process.env.SIM_SECRET_KEY || `sim-sk-${randomBase62(32)}`,
      apiKey: process.env.SIM_API_KEY || `sim-key-${randomBase62(32)}`,
    }),
    logLine: (line) => process.stderr.write(`${line}\n`),
    stopTimeoutMs: STOP_TIMEOUT_MS,
  });
  process.stdout.write(`${JSON.stringify(simulator.ready)}\n`);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void simulator.stop().then(() => process.exit(0)));
  const { code } = await simulator.exited;
  process.exit(code ?? 1);
}

await main().catch((error) => exitWithMessage(error.message));
