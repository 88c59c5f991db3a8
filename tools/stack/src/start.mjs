// `npm start`: everything from a fresh clone to a running stack and a first video. Needs nothing but Node
// and npm; so nothing here may import a package, as none is installed yet when it runs first.
import path from 'node:path';
import process from 'node:process';
import { exitWithMessage } from './terminal/command-line.mjs';
import { userEnvironment } from './launcher/env-file.mjs';
import { makeFirstVideo } from './terminal/first-video.mjs';
import { nodeVersionProblem } from './workspace/node-version.mjs';
import { whenNpmIsGone } from './processes/parent-watch.mjs';
import { repositoryRoot } from './workspace/repository.mjs';
import { hasOwnKlingKeys } from './launcher/service-environment.mjs';
import { startStack } from './stack.mjs';
import { DEFAULT_GATEWAY_PORT } from './launcher/stack-ports.mjs';
import { readStartOptions } from './terminal/start-options.mjs';
import { checkoutStateDir, STACK_FILE } from './launcher/state-folder.mjs';
import { TerminalProgress } from './terminal/terminal-progress.mjs';

// A stop takes less than this. Should something hang nevertheless, we leave: our death stops what is left.
const STOP_LIMIT_MS = 5000;
// How much faster than a real provider the simulator works, so that a first video takes seconds.
const SIMULATOR_SPEED = 10;

const secondsSince = (startedAt) => `${((Date.now() - startedAt) / 1000).toFixed(1)} s`;

function closingWords(info, { videoPath, takenPort }) {
  return [
    '',
    ...(videoPath ? [`  Your first video   ${videoPath}`] : []),
    `  API key            ${info.apiKey}`,
    `  Console            ${info.consoleUrl}`,
    `  Login              ${info.operator.email}  ${info.operator.password}`,
    `  API docs           ${info.docsUrl}`,
    `  Logs               ${info.logsDir}`,
    '',
    ...(takenPort ? [`  Port ${takenPort} was taken, so the gateway is at ${info.gatewayUrl}.`] : []),
    '  Next: npm run generate -- "A paper boat on a rainy street"     Stop: Ctrl-C',
    '',
  ].join('\n');
}

/** A signal that is aborted by Ctrl-C, by a signal from outside and when npm is gone; whatever comes later changes nothing. */
function stopRequest(progress) {
  const request = new AbortController();
  const ask = (reason) => {
    // One Ctrl-C may arrive twice: from the terminal and through npm.
    if (request.signal.aborted) return;
    setTimeout(() => process.exit(1), STOP_LIMIT_MS).unref();
    progress.live('');
    progress.line(`\n  Stopping (${reason}) …`);
    request.abort(new Error(`stopped by ${reason}`));
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => ask(signal));
  whenNpmIsGone(() => ask('npm is gone'));
  return request.signal;
}

async function firstVideo({ info, user, wishes, progress, signal }) {
  const paid = hasOwnKlingKeys(user);
  if (paid && wishes.demo === undefined) progress.line('  No first video, since your Kling account would pay for it; `npm start -- --demo` makes one.');
  if (!(wishes.demo ?? !paid)) return undefined;
  try {
    return await makeFirstVideo({ info, progress, paid, signal });
  } catch (error) {
    if (!signal.aborted) progress.line(`  ! ${error.message}`);
    return undefined;
  }
}

async function main() {
  const problem = nodeVersionProblem();
  if (problem) return exitWithMessage(problem);
  const user = userEnvironment(path.join(repositoryRoot, '.env'), process.env);
  const wishes = readStartOptions(user);

  const progress = new TerminalProgress();
  const signal = stopRequest(progress);
  const requested = new Promise((resolve) => signal.addEventListener('abort', () => resolve(Date.now()), { once: true }));

  progress.line(`\n  Kling Platform on Node ${process.versions.node}\n`);
  if (wishes.reset && user.DATABASE_URL) progress.line('  --reset does not touch the database of DATABASE_URL');
  try {
    const stack = await run({ user, wishes, progress, signal });
    await requested;
    await stack.stop();
  } catch (error) {
    if (!signal.aborted) throw error;
  }
  progress.line(`  Stopped after ${secondsSince(await requested)}`);
  return process.exit(0);
}

/** Starts the stack, makes the first video and says how to go on. */
async function run({ user, wishes, progress, signal }) {
  const startedAt = Date.now();
  const stack = await startStack({
    stateDir: checkoutStateDir(),
    stackFile: STACK_FILE,
    port: wishes.port,
    env: user,
    reset: wishes.reset,
    install: true,
    build: true,
    simulatorSpeed: SIMULATOR_SPEED,
    step: progress.step,
    log: (line) => progress.line(`  ! ${line}`),
    signal,
  });
  progress.line(`\n  Ready after ${secondsSince(startedAt)}: ${stack.info.gatewayUrl}`);

  const videoPath = await firstVideo({ info: stack.info, user, wishes, progress, signal });
  const wantedPort = wishes.port ?? DEFAULT_GATEWAY_PORT;
  const takenPort = new URL(stack.info.gatewayUrl).port === String(wantedPort) ? undefined : wantedPort;
  if (!signal.aborted) progress.line(closingWords(stack.info, { videoPath, takenPort }));
  return stack;
}

await main().catch((error) => exitWithMessage(error.message));
