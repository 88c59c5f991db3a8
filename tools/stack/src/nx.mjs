// `npm run build`, `npm run lint`, `npm run typecheck`: installs dependencies when they are missing or stale,
// then runs Nx with the given arguments, without its daemon. So these work from a fresh clone too.
import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { exitWithMessage } from './terminal/command-line.mjs';
import { ensureDependencies } from './workspace/dependencies.mjs';
import { nodeVersionProblem } from './workspace/node-version.mjs';
import { repositoryRoot as root } from './workspace/repository.mjs';

const problem = nodeVersionProblem();
if (problem) exitWithMessage(problem);
await ensureDependencies({ root, onProgress: () => undefined, signal: new AbortController().signal });
const { status } = spawnSync(process.execPath, ['node_modules/nx/dist/bin/nx.js', ...process.argv.slice(2)], { cwd: root, stdio: 'inherit', env: { ...process.env, NX_DAEMON: 'false' } });
process.exit(status ?? 1);
