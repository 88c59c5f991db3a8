import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const at = (relative) => fileURLToPath(new URL(relative, import.meta.url));
const ROOT = at('../../..');
const BAD_WORKSPACE = at('../fixtures/bad-workspace');

describe('the check over the Nx graph', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [at('check.mjs'), BAD_WORKSPACE], { encoding: 'utf8' });

  test('refuses the bad workspace', () => {
    expect(status).toBe(1);
    expect(stdout).toMatch(/11 packages, 15 files, [1-9]\d* violations/);
  });

  test.each(['app-uses-app', 'kind', 'pure', 'kling-scope', 'gateway-sees-kling', 'console-imports', 'test-code', 'private-part-of-app', 'undeclared', 'unknown-package', 'leaves-package', 'exact-version', 'readme'])('names the rule %s', (rule) => {
    expect(stderr).toContain(`(${rule})`);
  });

  test('finds what is wrong in a manifest, and what is wrong in a line of source', () => {
    expect(stderr).toContain('apps/gateway/package.json\n  depends on @kp/generation: an app never imports an app');
    expect(stderr).toContain('apps/gateway/src/main.ts\n  imports @kp/generation: an app never imports an app');
  });

  test('has nothing against what is right in it', () => {
    expect(stderr).not.toContain('apps/generation/src');
    expect(stderr).not.toContain('@kp/gateway/bootstrap:');
    expect(stderr).not.toContain('@kp/task-contracts/states: the console');
    expect(stderr).not.toContain('table-walk.fixture');
  });
});

describe('oxlint with the rules of the repository', () => {
  // In a folder of its own, because the repository's settings keep the fixture out of its own lint.
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'kp-boundaries-'));
  fs.cpSync(BAD_WORKSPACE, folder, { recursive: true });
  fs.copyFileSync(path.join(ROOT, '.oxlintrc.json'), path.join(folder, '.oxlintrc.json'));
  const { status, stdout } = spawnSync(path.join(ROOT, 'node_modules/.bin/oxlint'), ['-c', '.oxlintrc.json', '--format', 'unix', '.'], { cwd: folder, encoding: 'utf8' });
  const refused = stdout.split('\n').flatMap((line) => /^(.*?):\d+:\d+: '(.*?)' import is restricted/.exec(line)?.slice(1, 3).join(' ') ?? []);

  afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

  test('refuses the bad workspace, import by import', () => {
    expect(status).toBe(1);
    expect(refused.toSorted()).toEqual([
      'apps/console/src/main.tsx @kp/bus',
      'apps/console/src/main.tsx @kp/task-contracts',
      'apps/console/src/main.tsx @kp/task-contracts/tasks',
      'apps/gateway/src/main.ts ../../../libs/bus/src/index.ts',
      'apps/gateway/src/main.ts @kp/generation',
      'apps/gateway/src/main.ts @kp/kling-api/errors',
      'apps/gateway/src/main.ts @kp/kling-auth',
      'apps/gateway/src/main.ts @kp/testing',
      'apps/storage/src/main.ts @kp/kling-api/capabilities',
      'apps/storage/src/main.ts @kp/stack',
      'libs/bus/src/index.ts @kp/storage',
      'libs/task-contracts/src/index.ts @kp/bus',
      'libs/task-contracts/src/index.ts @nestjs/common',
      'tools/e2e/src/walk.spec.ts @kp/kling-api/errors',
      'tools/stack/src/stack.mjs @kp/generation/main',
    ]);
  });
});
