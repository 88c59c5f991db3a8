import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { closingLine, readResults, sumResults } from './test-results.mjs';

describe('test results', () => {
  let folder;
  beforeEach(() => (folder = fs.mkdtempSync(path.join(os.tmpdir(), 'kp-results-'))));
  afterEach(() => fs.rmSync(folder, { recursive: true }));
  const report = (content) => fs.writeFileSync(path.join(folder, '.jest-results.json'), JSON.stringify(content));

  it('count tests, files that could not be loaded, and what was skipped', () => {
    report({
      numPassedTests: 3,
      numFailedTests: 1,
      numRuntimeErrorTestSuites: 1,
      numPendingTests: 2,
      numTodoTests: 0,
      testResults: [
        { name: '/x/one.spec.ts', status: 'failed', message: 'long', assertionResults: [{ status: 'failed', fullName: 'one adds', failureMessages: ['expected 2'] }, { status: 'passed' }] },
        { name: '/x/two.spec.ts', status: 'failed', message: 'Cannot find module', assertionResults: [] },
      ],
    });
    const results = readResults('@kp/x', folder);
    expect(results).toMatchObject({ passed: 3, failed: 2, skipped: 2 });
    expect(results.failures).toEqual(['@kp/x › one.spec.ts › one adds\nexpected 2', '@kp/x › two.spec.ts\nCannot find module']);
  });

  it('count a suite without a report as failed', () => {
    expect(readResults('@kp/x', folder)).toMatchObject({ failed: 1, failures: ['@kp/x: its suite did not run to the end'] });
  });

  it('end in one line', () => {
    const one = { passed: 1, failed: 0, skipped: 0, failures: [] };
    expect(closingLine(sumResults([one, one]))).toBe('2 passed, 0 failed');
    expect(closingLine({ ...one, skipped: 4 })).toBe('1 passed, 0 failed, 4 skipped');
  });
});
