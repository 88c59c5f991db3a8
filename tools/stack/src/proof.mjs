// `npm run proof`: what `npm test` checks in a smaller size or not at all, because it takes minutes or needs a
// quiet machine. One after the other, output as it comes; ends with 1 when anything falls below its bar.
// `npm run proof -- fuzz rates` runs the named parts only.
import { spawn } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import { exitWithMessage } from './terminal/command-line.mjs';
import { repositoryRoot } from './workspace/repository.mjs';

const JEST = ['--experimental-vm-modules', '--no-warnings', path.join(repositoryRoot, 'node_modules/jest/bin/jest.js')];

const PARTS = {
  fuzz: { title: '20 000 requests made from the OpenAPI document', folder: 'tools/e2e', args: [...JEST, 'openapi-fuzz'], env: { PROOF: '1' } },
  walk: { title: 'Every row and field of the capability table through the gateway', folder: 'tools/e2e', args: [...JEST, 'table-walk'], env: { PROOF: '1' } },
  tampering: { title: 'Every kind of tampering with the audit log, at many places', folder: 'apps/gateway', args: [...JEST, 'audit/verify-log'], env: { PROOF: '1' } },
  resume: { title: 'Readers of live events that pause and are cut at random', folder: 'apps/gateway', args: [...JEST, 'event-resume'], env: { PROOF: '1' } },
  answers: { title: '200 000 answers of a provider that are nearly right', folder: 'apps/generation', args: [...JEST, 'read-verdict.fuzz'], env: { PROOF: '1' } },
  rates: { title: 'Request rates over two gateways, one killed in the middle', folder: 'apps/gateway', args: ['bench/rate-limit.mjs'] },
  streams: { title: '5 000 live streams on one gateway', folder: 'apps/gateway', args: ['bench/sse-watchers.mjs'] },
  audit: { title: 'Verification of a long audit log', folder: 'apps/gateway', args: ['bench/verify-audit.mjs'] },
  simulator: { title: '10 000 tasks in the simulator', folder: 'apps/kling-simulator', args: ['bench/virtual-tasks.mjs'] },
};

/** @returns {Promise<boolean>} whether the part kept its bars */
function run({ folder, args, env = {} }) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: path.join(repositoryRoot, folder), env: { ...process.env, ...env }, stdio: 'inherit' });
    child.on('exit', (code) => resolve(code === 0));
    child.on('error', () => resolve(false));
  });
}

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in PARTS));
if (unknown.length > 0) exitWithMessage(`There is no part ${unknown.join(', ')}; there are ${Object.keys(PARTS).join(', ')}.`);

const failed = [];
for (const [name, part] of Object.entries(PARTS)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.log(`\n── ${name}: ${part.title}`);
  if (!(await run(part))) failed.push(name);
}
console.log(failed.length > 0 ? `\nBelow their bars: ${failed.join(', ')}` : '\nEverything kept its bars.');
process.exit(failed.length > 0 ? 1 : 0);
