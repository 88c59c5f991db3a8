// `npm start`: everything from a fresh clone to a running stack and a first video. Needs nothing but Node
// and npm; so nothing here may import a package, as none is installed yet when it runs first.
import path from 'node:path';
import process from 'node:process';
import { userEnvironment } from './env-file.mjs';
import { makeFirstVideo } from './first-video.mjs';
import { nodeVersionProblem } from './node-version.mjs';
import { whenNpmIsGone } from './parent-watch.mjs';
import { repositoryRoot } from './repository.mjs';
import { hasOwnKlingKeys } from './service-environment.mjs';
import { startStack } from './stack.mjs';
import { parseStartArguments, START_USAGE } from './start-arguments.mjs';
import { checkoutStateDir, STACK_FILE } from './state-folder.mjs';
import { TerminalProgress } from './terminal-progress.mjs';

// A stop takes less than this. Should something hang nevertheless, we leave: our death stops what is left.
const STOP_LIMIT_MS = 5000;
// How much faster than a real provider the simulator works, so that a first video takes seconds.
const SIMULATOR_SPEED = 10;

function fail(message) {
  console.error(`\n${message}\n`);
  process.exit(1);
}

function summary(info, { videoPath, startedPort }) {
  const lines = [
    '',
    ...(videoPath ? [`  Your first video   ${videoPath}`] : []),
    `  API key            ${info.apiKey}`,
    `  Console            ${info.consoleUrl}`,
    `  Login              ${info.operator.email}  ${info.operator.password}`,
    `  API docs           ${info.docsUrl}`,
    `  Logs               ${info.logsDir}`,
    '',
    ...(startedPort ? [`  Port ${startedPort} was taken, so the gateway is at ${info.gatewayUrl}.`] : []),
    '  Next: npm run generate -- "A paper boat on a rainy street"     Stop: Ctrl-C',
    '',
  ];
  return lines.join('\n');
}

async function main() {
  const problem = nodeVersionProblem();
  if (problem) fail(problem);
  const user = userEnvironment(path.join(repositoryRoot, '.env'), process.env);
  let wishes;
  try {
    wishes = parseStartArguments(process.argv.slice(2), user);
  } catch (error) {
    fail(`${error.message}\n\n${START_USAGE}`);
  }
  if (wishes.help) return console.log(START_USAGE);

  const progress = new TerminalProgress();
  const giveUp = new AbortController();
  let stack;
  let leaving = false;
  const leave = async (reason) => {
    // One Ctrl-C may arrive twice: from the terminal and through npm.
    if (leaving) return;
    leaving = true;
    setTimeout(() => process.exit(1), STOP_LIMIT_MS).unref();
    const startedAt = Date.now();
    progress.live('');
    progress.line(`\n  Stopping (${reason}) …`);
    giveUp.abort();
    await stack?.stop();
    if (!stack) return;
    progress.line(`  Stopped after ${((Date.now() - startedAt) / 1000).toFixed(1)} s`);
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void leave(signal));
  whenNpmIsGone(() => void leave('npm is gone'));

  const startedAt = Date.now();
  progress.line(`\n  Kling Platform on Node ${process.versions.node}\n`);
  if (wishes.reset && user.DATABASE_URL) progress.line('  --reset does not touch the database of DATABASE_URL');
  try {
    stack = await startStack({
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
      signal: giveUp.signal,
    });
  } catch (error) {
    if (leaving) process.exit(0);
    fail(error.message);
  }
  progress.line(`\n  Ready after ${((Date.now() - startedAt) / 1000).toFixed(1)} s: ${stack.info.gatewayUrl}`);

  const paid = hasOwnKlingKeys(user);
  const wantedPort = wishes.port ?? 3000;
  let videoPath;
  if (wishes.demo ?? !paid) {
    try {
      videoPath = await makeFirstVideo({ info: stack.info, progress, paid, signal: giveUp.signal });
    } catch (error) {
      if (!leaving) progress.line(`  ! ${error.message}`);
    }
  } else if (paid && wishes.demo === undefined) {
    progress.line('  No first video, since your Kling account would pay for it; `npm start -- --demo` makes one.');
  }
  if (leaving) return;
  progress.line(summary(stack.info, { videoPath, startedPort: new URL(stack.info.gatewayUrl).port === String(wantedPort) ? undefined : wantedPort }));
}

await main();
