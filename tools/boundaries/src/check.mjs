// Refuses what breaks the module boundaries of the house: `node check.mjs [workspace folder]`. Part of the
// lint of this package, which therefore is never cached: it depends on every file of the repository.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { readGraph } from './nx-graph.mjs';
import { violationsOf } from './rules.mjs';
import { readWorkspace } from './workspace.mjs';

const root = path.resolve(process.argv[2] ?? fileURLToPath(new URL('../../..', import.meta.url)));
const dataFolder = fs.mkdtempSync(path.join(os.tmpdir(), 'kp-boundaries-'));
try {
  const workspace = readWorkspace(root, await readGraph(root, dataFolder));
  const violations = violationsOf(workspace).map(({ rule, where, what }) => `${where}\n  ${what} (${rule})`);
  const files = [...workspace.projects.values()].reduce((sum, { files: own }) => sum + own.length, 0);
  if (violations.length > 0) console.error(`${violations.join('\n')}\n`);
  console.log(`Module boundaries: ${workspace.projects.size} packages, ${files} files, ${violations.length} violations`);
  process.exitCode = violations.length > 0 ? 1 : 0;
} finally {
  fs.rmSync(dataFolder, { recursive: true, force: true });
}
// Nx keeps handles open that nobody waits for.
process.exit();
