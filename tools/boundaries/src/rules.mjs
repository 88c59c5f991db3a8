import path from 'node:path';
import { ownPackageOf } from './imports.mjs';

/** Kinds a project may depend on, by its own kind. Whatever is a test's also may be a devDependency of any. */
const MAY_USE = {
  pure: ['pure'],
  infra: ['pure', 'infra'],
  service: ['pure', 'infra'],
  web: ['pure'],
  tool: ['pure', 'infra', 'tool'],
  test: ['pure', 'infra', 'tool', 'test'],
};
/** What reaches out of the process, and so has no place in a pure lib. */
const IMPURE = /^(?:@nestjs|@nats-io)\/|^(?:pg|typeorm|rxjs)(?:\/|$)/;
/** The gateway checks requests against the table of models; everything else about Kling is generation's. */
const GATEWAY_MAY_SEE = ['capabilities', 'model-view', 'plan-task', 'request-to-spec'];
/** What an app offers to the programs that install and test it. */
const PUBLIC_OF_APPS = ['audit-verification', 'bootstrap', 'migrations', 'openapi'];
const README_LINES = { min: 20, max: 80 };
const EXACT_VERSION = /^\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?$/;

const isApp = (project) => project.root.startsWith('apps/');
const seesKling = ({ name, scope }) => scope === 'kling' || name === '@kp/generation';
/** Suites over the whole platform ask of it what the table of models says; see also `refusedSubpath`. */
const mayWalkTable = (user, used) => user.kind === 'test' && used.name === '@kp/kling-api';
const isBuildTool = ({ kind }) => kind === 'tool' || kind === 'test';

/** @typedef {{rule: string, where: string, what: string}} Violation */

/** Rules on "this project uses that one", whether the graph says so or a line of source: name of the rule, reason. */
function* refusedUse(user, used, { forTests }) {
  if (isApp(user) && isApp(used)) {
    yield ['app-uses-app', 'an app never imports an app, it asks or tells it over NATS'];
  } else if (used.scope === 'kling' && !seesKling(user) && !(user.name === '@kp/gateway' && used.name === '@kp/kling-api') && !(forTests && mayWalkTable(user, used))) {
    yield ['kling-scope', 'only generation, the simulator and kling-* know Kling'];
  } else if (used.kind === 'test' && user.kind !== 'test') {
    if (!forTests) yield ['test-code', 'test code is for *.spec and *.fixture files and devDependencies'];
  } else if (!MAY_USE[user.kind]?.includes(used.kind) && !(isBuildTool(user) && isApp(used))) {
    yield ['kind', `kind:${user.kind} may use ${MAY_USE[user.kind]?.map((kind) => `kind:${kind}`).join(', ') ?? 'nothing, it is no known kind'}, not kind:${used.kind}`];
  }
}

/** The rules over the Nx graph. @returns {Generator<Violation>} */
export function* graphViolations({ projects }) {
  for (const user of projects.values()) {
    for (const target of user.dependsOn) {
      const used = projects.get(target);
      if (!used) continue;
      for (const [rule, reason] of refusedUse(user, used, { forTests: user.devDependencies.has(target) })) yield { rule, where: `${user.root}/package.json`, what: `depends on ${target}: ${reason}` };
    }
  }
}

/** True when a file of task-contracts can be bundled for a browser: neither it nor what it imports needs zod or Node. */
function isZodFree(contracts, subpath, seen = new Set()) {
  const file = contracts.files.find((each) => each.path === `${contracts.root}/src/${subpath}.ts`);
  if (!file || seen.has(subpath)) return Boolean(file);
  seen.add(subpath);
  return file.imports.every((each) => (each.startsWith('./') ? isZodFree(contracts, each.slice(2).replace(/\.ts$/, ''), seen) : false));
}

function* refusedSubpath(user, used, subpath, projects, isSpec) {
  // A spec is never bundled, and may hold the console's own tables against the contracts.
  if (user.kind === 'web' && used.name !== '@kp/client' && (used.name !== '@kp/task-contracts' || (!isSpec && (!subpath || !isZodFree(projects.get(used.name), subpath))))) {
    yield ['console-imports', 'the console bundles only @kp/client and subpaths of @kp/task-contracts that need neither zod nor Node'];
  }
  if (user.name === '@kp/gateway' && used.name === '@kp/kling-api' && !GATEWAY_MAY_SEE.includes(subpath)) {
    yield ['gateway-sees-kling', `the gateway may import ${GATEWAY_MAY_SEE.map((each) => `@kp/kling-api/${each}`).join(' and ')}, nothing else of Kling`];
  }
  if (mayWalkTable(user, used) && !subpath.endsWith('.fixture')) {
    yield ['kling-scope', 'a suite may import the *.fixture files of @kp/kling-api, nothing else of Kling'];
  }
  if (isBuildTool(user) && isApp(used) && !PUBLIC_OF_APPS.includes(subpath)) {
    yield ['private-part-of-app', `an app shows tools only ${PUBLIC_OF_APPS.map((each) => `${used.name}/${each}`).join(' and ')}`];
  }
}

function* refusedImport(user, file, specifier, projects) {
  if (specifier.startsWith('.')) {
    const target = path.posix.join(path.posix.dirname(file.path), specifier);
    // The presets in the root folder belong to everybody.
    if (!target.startsWith(`${user.root}/`) && target.includes('/')) yield ['leaves-package', 'a path out of the package goes round its public door'];
    return;
  }
  const own = ownPackageOf(specifier);
  if (!own) {
    if (user.kind === 'pure' && !file.isSpec && IMPURE.test(specifier)) yield ['pure', 'a pure lib has no framework, no NATS and no database'];
    return;
  }
  // `@kp/*/migrations`: which app it is shows at run time only, so any tool may, and only at a public door.
  const used = projects.get(own.name) ?? (own.name === '@kp/*' ? { name: own.name, root: 'apps/*', kind: 'service', scope: 'none' } : undefined);
  if (!used) yield ['unknown-package', 'there is no such package here'];
  if (!used || used === user) return;
  const isToolAtApp = isBuildTool(user) && isApp(used);
  if (!(own.name in user.versions) && !isToolAtApp) yield ['undeclared', `package.json does not name ${own.name}, so the graph does not know of it`];
  yield* refusedUse(user, used, { forTests: file.isSpec });
  yield* refusedSubpath(user, used, own.subpath, projects, file.isSpec);
}

/** The rules over the text of the sources. @returns {Generator<Violation>} */
export function* importViolations({ projects }) {
  for (const user of projects.values()) {
    for (const file of user.files) {
      for (const specifier of file.imports) {
        for (const [rule, reason] of refusedImport(user, file, specifier, projects)) yield { rule, where: file.path, what: `imports ${specifier}: ${reason}` };
      }
    }
  }
}

/** The rules on manifests and READMEs. @returns {Generator<Violation>} */
export function* packageViolations({ projects, rootVersions }) {
  const manifests = [{ where: 'package.json', versions: rootVersions, kind: 'root' }, ...[...projects.values()].map(({ root, versions, kind }) => ({ where: `${root}/package.json`, versions, kind }))];
  for (const { where, versions, kind } of manifests) {
    for (const [name, version] of Object.entries(versions)) {
      if (!EXACT_VERSION.test(version)) yield { rule: 'exact-version', where, what: `${name} is "${version}": pin one version` };
      if (kind === 'pure' && IMPURE.test(name)) yield { rule: 'pure', where, what: `names ${name}: a pure lib has no framework, no NATS and no database` };
    }
  }
  for (const { root, readmeLines } of projects.values()) {
    if (readmeLines === 0) yield { rule: 'readme', where: `${root}/README.md`, what: 'is missing or empty' };
    else if (readmeLines < README_LINES.min || readmeLines > README_LINES.max) yield { rule: 'readme', where: `${root}/README.md`, what: `has ${readmeLines} lines; ${README_LINES.min} to ${README_LINES.max} are wanted` };
  }
}

/**
 * Everything that breaks a rule of the house.
 * @param {import('./workspace.mjs').Workspace} workspace
 * @returns {Violation[]}
 */
export function violationsOf(workspace) {
  return [...graphViolations(workspace), ...importViolations(workspace), ...packageViolations(workspace)];
}
