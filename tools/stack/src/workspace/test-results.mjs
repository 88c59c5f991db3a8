import fs from 'node:fs';
import path from 'node:path';
import { readJson } from '../launcher/private-json.mjs';

const RESULT_FILE = '.jest-results.json';
const MESSAGE_LINES = 25;

/** What came out of some tests; `failures` says in words what failed. */
export const noResults = () => ({ passed: 0, failed: 0, skipped: 0, failures: [] });

/** Adds up several outcomes. */
export function sumResults(results) {
  return results.reduce(
    (sum, each) => ({ passed: sum.passed + each.passed, failed: sum.failed + each.failed, skipped: sum.skipped + each.skipped, failures: [...sum.failures, ...each.failures] }),
    noResults(),
  );
}

/** Folders of the packages with a jest suite, by package name. */
export function testedPackages(root) {
  const packages = new Map();
  for (const group of ['libs', 'apps', 'tools']) {
    for (const name of fs.readdirSync(path.join(root, group))) {
      const folder = path.join(root, group, name);
      const manifest = readJson(path.join(folder, 'package.json'));
      if (manifest?.nx?.targets?.test) packages.set(manifest.name, folder);
    }
  }
  return packages;
}

/** Removes the results of an earlier run, so that a suite that does not run cannot show old ones. */
export function forgetResults(folder) {
  fs.rmSync(path.join(folder, RESULT_FILE), { force: true });
}

const firstLines = (text) => text.split('\n').slice(0, MESSAGE_LINES).join('\n');

function failuresOf(packageName, report) {
  return (report.testResults ?? []).flatMap((file) => {
    const failed = file.assertionResults.filter((test) => test.status === 'failed');
    const where = `${packageName} › ${path.basename(file.name)}`;
    // A file that could not be loaded has a message and no tests.
    if (failed.length === 0 && file.status === 'failed') return [`${where}\n${firstLines(file.message)}`];
    return failed.map((test) => `${where} › ${test.fullName}\n${firstLines(test.failureMessages.join('\n'))}`);
  });
}

/**
 * Result of one package, from the report its jest run has written. A missing report is a failure: the
 * suite crashed, or nothing got as far as running it.
 */
export function readResults(packageName, folder) {
  const report = readJson(path.join(folder, RESULT_FILE));
  if (!report) return { ...noResults(), failed: 1, failures: [`${packageName}: its suite did not run to the end`] };
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + report.numRuntimeErrorTestSuites,
    skipped: report.numPendingTests + report.numTodoTests,
    failures: failuresOf(packageName, report),
  };
}

/** The closing line of `npm test`. */
export function closingLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`;
}
