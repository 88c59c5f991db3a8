// `npm test`: does its own set-up and then checks everything; ends with one line of counts. Each of the
// checks (build, types, lint) counts as one test.
import process from 'node:process';
import { findChromium, HOW_TO_GET_CHROMIUM } from './workspace/chromium.mjs';
import { exitWithMessage } from './terminal/command-line.mjs';
import { ensureDependencies } from './workspace/dependencies.mjs';
import { nodeVersionProblem } from './workspace/node-version.mjs';
import { runNx } from './workspace/nx-run.mjs';
import { whenNpmIsGone } from './processes/parent-watch.mjs';
import { repositoryRoot as root } from './workspace/repository.mjs';
import { TerminalProgress } from './terminal/terminal-progress.mjs';
import { closingLine, forgetResults, noResults, readResults, sumResults, testedPackages } from './workspace/test-results.mjs';

const END_TO_END = '@kp/e2e';
// Two suites at once fill the two cores of a small machine; more would only make their time limits tight. Nx alone would
// begin with what others depend on and end with the gateway, which takes two fifths of the time, beside an idle core.
// So the gateway begins at once; those that follow it make both halves take about as long.
const WITH_GATEWAY = ['@kp/gateway', '@kp/storage', '@kp/cli', '@kp/metrics', '@kp/moderation'];
const isCi = process.env.CI === 'true';

const progress = new TerminalProgress();
const giveUp = new AbortController();

/** Runs Nx as one step; the error when it failed. */
async function attempt(title, args) {
  // A result from the cache may have been skipped for a reason that no longer holds, so CI runs everything.
  const withoutCache = isCi ? ['--skip-nx-cache'] : [];
  try {
    await progress.step(title, (say) => runNx({ title, root, args: [...args, ...withoutCache], onTask: (_task, count) => say(`${count} tasks done`), signal: giveUp.signal }));
    return undefined;
  } catch (error) {
    giveUp.signal.throwIfAborted();
    return error;
  }
}

async function check(title, target) {
  const error = await attempt(title, ['run-many', '-t', target]);
  return error ? { ...noResults(), failed: 1, failures: [error.message] } : { ...noResults(), passed: 1 };
}

async function suites(title, args, packages) {
  for (const folder of packages.values()) forgetResults(folder);
  const error = await attempt(title, args);
  const results = sumResults([...packages].map(([name, folder]) => readResults(name, folder)));
  // Nx may fail although every test passed: a suite that left something running, a target that is misconfigured.
  if (error && results.failed === 0) return sumResults([results, { ...noResults(), failed: 1, failures: [error.message] }]);
  return results;
}

/** One suite after the other. What they depend on is built already: two that build it at once would write over each other. */
function half(title, packages) {
  return suites(title, ['run-many', '-t', 'test', '--parallel=1', '--excludeTaskDependencies', `--projects=${packages.map(([name]) => name).join()}`], new Map(packages));
}

async function runEverything() {
  const results = [await check('Build', 'build')];
  results.push(await check('Types', 'typecheck'), await check('Lint and module boundaries', 'lint'));
  // Suites run against what was built; without it every one of them would fail for the same reason.
  if (results[0].failed) return sumResults(results);

  const packages = testedPackages(root);
  const endToEnd = new Map([...packages].filter(([name]) => name === END_TO_END));
  packages.delete(END_TO_END);
  results.push(...await Promise.all([
    half('Suites of the gateway and more', [...packages].filter(([name]) => WITH_GATEWAY.includes(name))),
    half('All other suites', [...packages].filter(([name]) => !WITH_GATEWAY.includes(name))),
  ]));
  if (endToEnd.size) results.push(await suites('End-to-end suites', ['run', `${END_TO_END}:test`], endToEnd));
  return sumResults(results);
}

function report(results) {
  for (const failure of results.failures) progress.line(`\nFAILED  ${failure}`);
  if (isCi && results.skipped) progress.line('\nWith CI=true nothing may be skipped.');
  progress.line(`\n${closingLine(results)}`);
}

async function main() {
  const problem = nodeVersionProblem();
  if (problem) return exitWithMessage(problem);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => giveUp.abort(new Error(`stopped by ${signal}`)));
  whenNpmIsGone(() => giveUp.abort(new Error('stopped, npm is gone')));

  await progress.step('Dependencies', (say) => ensureDependencies({ root, onProgress: say, signal: giveUp.signal }));
  const chromium = findChromium();
  progress.line(chromium ? `  Browser tests use ${chromium}` : `  ${HOW_TO_GET_CHROMIUM}`);
  const results = await runEverything();
  report(results);
  return process.exit(results.failed || (isCi && results.skipped) ? 1 : 0);
}

await main().catch((error) => exitWithMessage(error.message));
