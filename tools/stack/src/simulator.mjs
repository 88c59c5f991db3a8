// `npm run simulator`: the Kling simulator alone, for developing a client against it. Arguments go to it as
// they are, and so do the SIM_* variables. Standard output has one JSON line, with its URL and credentials;
// everything else goes to standard error.
import process from 'node:process';
import { systemEnvironment } from './launcher/service-environment.mjs';
import { startSimulator } from './launcher/simulator-process.mjs';
import { whenNpmIsGone } from './processes/parent-watch.mjs';
import { exitWithMessage } from './terminal/command-line.mjs';
import { ensureBuilt } from './workspace/build.mjs';
import { ensureDependencies } from './workspace/dependencies.mjs';
import { nodeVersionProblem } from './workspace/node-version.mjs';
import { repositoryRoot } from './workspace/repository.mjs';

const STOP_TIMEOUT_MS = 1000;
const USAGE = `npm run simulator -- [options]

  --port N              port on 127.0.0.1 (default: a free one)
  --seed S              the same seed gives the same ids and credentials
  --speed X             how much faster than real its tasks go (default 1)
  --video-concurrency, --image-concurrency   slots per pack (default 20 each)
  --video-units, --image-units               units bought (default 1000000 each)
  --result-ttl-seconds N                     life of a result link (default 30 days)
  --access-key, --secret-key, --api-key, --webhook-secret, --clips-dir, --public-url

docs/simulator.md tells how to make things go wrong. Each can also be set as SIM_PORT, SIM_SEED and so on; prefer that for keys.`;

async function main() {
  const args = process.argv.slice(2);
  if (args.includes('--help') || args.includes('-h')) return console.log(USAGE);
  const problem = nodeVersionProblem();
  if (problem) return exitWithMessage(problem);
  const say = (words) => process.stderr.write(`${words}\n`);
  await ensureDependencies({ root: repositoryRoot });
  await ensureBuilt({ root: repositoryRoot });

  const own = Object.fromEntries(Object.entries(process.env).filter(([name]) => name.startsWith('SIM_')));
  const simulator = await startSimulator({ args, environment: { ...systemEnvironment(), ...own }, logLine: say, stopTimeoutMs: STOP_TIMEOUT_MS });
  process.stdout.write(`${JSON.stringify(simulator.ready)}\n`);

  const stop = () => void simulator.stop().then(() => process.exit(0));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);
  whenNpmIsGone(stop);
  const { code } = await simulator.exited;
  return process.exit(code ?? 1);
}

await main().catch((error) => exitWithMessage(error.message));
