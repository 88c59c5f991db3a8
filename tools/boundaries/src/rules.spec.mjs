import { violationsOf } from './rules.mjs';

/** A project that breaks nothing, but for what a test changes. */
function project(name, tags, changes = {}) {
  const root = changes.root ?? `libs/${name}`;
  const { imports = [], isSpec = false, versions = {}, ...rest } = changes;
  return [
    `@kp/${name}`,
    { name: `@kp/${name}`, root, kind: tags[0], scope: tags[1], versions, devDependencies: new Set(), dependsOn: [], readmeLines: 40, files: [{ path: `${root}/src/${isSpec ? 'a.spec.ts' : 'a.ts'}`, isSpec, imports }], ...rest },
  ];
}

const CONTRACTS = {
  files: [
    { path: 'libs/task-contracts/src/states.ts', isSpec: false, imports: ['./words.ts'] },
    { path: 'libs/task-contracts/src/words.ts', isSpec: false, imports: [] },
    { path: 'libs/task-contracts/src/tasks.ts', isSpec: false, imports: ['zod', './states.ts'] },
    { path: 'libs/task-contracts/src/lists.ts', isSpec: false, imports: ['./tasks.ts'] },
  ],
};

/** Names of the rules that one more project breaks in a workspace that is otherwise in order. */
function brokenBy(...changed) {
  const projects = new Map([
    project('task-contracts', ['pure', 'shared'], CONTRACTS),
    project('kling-api', ['pure', 'kling']),
    project('bus', ['infra', 'shared']),
    project('testing', ['test', 'shared']),
    project('stack', ['tool', 'tools'], { root: 'tools/stack' }),
    project('gateway', ['service', 'gateway'], { root: 'apps/gateway' }),
    project('generation', ['service', 'generation'], { root: 'apps/generation' }),
    project('console', ['web', 'console'], { root: 'apps/console' }),
    project(...changed),
  ]);
  return violationsOf({ projects, rootVersions: { nx: '24.0.6' } }).map(({ rule }) => rule);
}

const using = (name, specifier, rest = {}) => ({ dependsOn: [`@kp/${name}`], versions: { [`@kp/${name}`]: '0.1.0' }, imports: [specifier ?? `@kp/${name}`], ...rest });
const SERVICE = ['service', 'storage'];
const TEST_ONLY = { devDependencies: new Set(['@kp/testing']) };

test.each([
  ['a service that uses a lib', 'storage', SERVICE, using('bus', undefined, { root: 'apps/storage' })],
  ['a spec that uses test code', 'storage', SERVICE, using('testing', undefined, { root: 'apps/storage', isSpec: true, ...TEST_ONLY })],
  ['generation that uses all of Kling', 'generation', ['service', 'generation'], using('kling-api', '@kp/kling-api/errors', { root: 'apps/generation' })],
  ['the gateway that reads the table of models', 'gateway', ['service', 'gateway'], using('kling-api', '@kp/kling-api/capabilities', { root: 'apps/gateway' })],
  ['the console that bundles a zod-free subpath', 'console', ['web', 'console'], using('task-contracts', '@kp/task-contracts/states', { root: 'apps/console' })],
  ['a spec of the console that reads a contract', 'console', ['web', 'console'], using('task-contracts', undefined, { root: 'apps/console', isSpec: true })],
  ['a suite that walks the table of models', 'suites', ['test', 'tools'], using('kling-api', '@kp/kling-api/walk/table-walk.fixture', { root: 'tools/suites', isSpec: true, devDependencies: new Set(['@kp/kling-api']) })],
  ['a tool at the public door of an app', 'cli', ['tool', 'tools'], { root: 'tools/cli', imports: ['@kp/gateway/bootstrap', '@kp/*/migrations'] }],
  ['a path to the presets of the root folder', 'cli', ['tool', 'tools'], { root: 'tools/cli', imports: ['../../../jest.preset.mjs', './b.mjs'] }],
])('%s breaks no rule', (_what, ...changed) => {
  expect(brokenBy(...changed)).toEqual([]);
});

test.each([
  ['an app that uses an app', 'app-uses-app', 'storage', SERVICE, using('gateway', undefined, { root: 'apps/storage' })],
  ['a lib that uses an app', 'kind', 'http', ['infra', 'shared'], using('gateway')],
  ['a pure lib that uses another kind', 'kind', 'prices', ['pure', 'shared'], using('bus')],
  ['a pure lib that imports the framework', 'pure', 'prices', ['pure', 'shared'], { imports: ['@nestjs/common'] }],
  ['a pure lib that declares a database', 'pure', 'prices', ['pure', 'shared'], { versions: { pg: '8.23.1' } }],
  ['a service that uses Kling', 'kling-scope', 'storage', SERVICE, using('kling-api', '@kp/kling-api/capabilities', { root: 'apps/storage' })],
  ['a suite that knows Kling by more than the walk', 'kling-scope', 'suites', ['test', 'tools'], using('kling-api', '@kp/kling-api/plan-task', { root: 'tools/suites', isSpec: true, devDependencies: new Set(['@kp/kling-api']) })],
  ['a suite with Kling among what it runs', 'kling-scope', 'suites', ['test', 'tools'], using('kling-api', '@kp/kling-api/walk/table-walk.fixture', { root: 'tools/suites', isSpec: true })],
  ['a tool that walks the table of models', 'kling-scope', 'cli', ['tool', 'tools'], using('kling-api', '@kp/kling-api/walk/table-walk.fixture', { root: 'tools/cli', isSpec: true, devDependencies: new Set(['@kp/kling-api']) })],
  ['the gateway that sees more of Kling', 'gateway-sees-kling', 'gateway', ['service', 'gateway'], using('kling-api', '@kp/kling-api/errors', { root: 'apps/gateway' })],
  ['the console that bundles zod', 'console-imports', 'console', ['web', 'console'], using('task-contracts', '@kp/task-contracts/tasks', { root: 'apps/console' })],
  ['the console that bundles zod by a detour', 'console-imports', 'console', ['web', 'console'], using('task-contracts', '@kp/task-contracts/lists', { root: 'apps/console' })],
  ['a service that runs test code', 'test-code', 'storage', SERVICE, using('testing', undefined, { root: 'apps/storage', ...TEST_ONLY })],
  ['test code among the dependencies', 'test-code', 'storage', SERVICE, using('testing', undefined, { root: 'apps/storage', isSpec: true })],
  ['a tool inside an app', 'private-part-of-app', 'cli', ['tool', 'tools'], { root: 'tools/cli', imports: ['@kp/gateway'] }],
  ['an import that the manifest does not name', 'undeclared', 'storage', SERVICE, { root: 'apps/storage', imports: ['@kp/bus'] }],
  ['an import of nothing', 'unknown-package', 'storage', SERVICE, { root: 'apps/storage', imports: ['@kp/nowhere'] }],
  ['a path into another package', 'leaves-package', 'storage', SERVICE, { root: 'apps/storage', imports: ['../../../libs/bus/src/index.ts'] }],
  ['a range of versions', 'exact-version', 'storage', SERVICE, { root: 'apps/storage', versions: { zod: '^4.6.7' } }],
  ['no README', 'readme', 'storage', SERVICE, { root: 'apps/storage', readmeLines: 0 }],
  ['a README nobody reads to the end', 'readme', 'storage', SERVICE, { root: 'apps/storage', readmeLines: 81 }],
  ['a kind that does not exist', 'kind', 'storage', ['helper', 'storage'], using('bus', undefined, { root: 'apps/storage' })],
])('%s breaks the rule %s', (_what, rule, ...changed) => {
  expect(new Set(brokenBy(...changed))).toEqual(new Set([rule]));
});
