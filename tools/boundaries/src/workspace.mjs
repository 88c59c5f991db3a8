import fs from 'node:fs';
import path from 'node:path';
import { importsOf } from './imports.mjs';

const SOURCE = /\.(?:[cm]?ts|tsx|[cm]?js)$/;
// A fixture is what several specs of a package share.
const SPEC = /\.(?:spec|fixture)\.(?:ts|tsx|mjs)$/;
const NOT_SOURCES = new Set(['node_modules', 'dist', 'fixtures', '.types', 'coverage']);
const SECTIONS = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies'];

/**
 * @typedef {object} SourceFile
 * @property {string} path relative to the workspace
 * @property {boolean} isSpec
 * @property {string[]} imports specifiers
 *
 * @typedef {object} Project
 * @property {string} name
 * @property {string} root relative to the workspace
 * @property {string} kind pure, infra, service, web, tool or test
 * @property {string} scope
 * @property {Record<string, string>} versions of everything the manifest names, by package
 * @property {Set<string>} devDependencies
 * @property {string[]} dependsOn projects, by the Nx graph
 * @property {SourceFile[]} files
 * @property {number} readmeLines 0 when there is no README.md or it is empty
 *
 * @typedef {{projects: Map<string, Project>, rootVersions: Record<string, string>}} Workspace
 */

function* filesBelow(folder) {
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    if (NOT_SOURCES.has(entry.name)) continue;
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) yield* filesBelow(file);
    else if (SOURCE.test(entry.name)) yield file;
  }
}

const readManifest = (folder) => JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
const versionsOf = (manifest) => Object.assign({}, ...SECTIONS.map((section) => manifest[section]));
const tagOf = (tags, name) => tags?.find((tag) => tag.startsWith(`${name}:`))?.slice(name.length + 1) ?? 'none';

function readmeLines(folder) {
  const file = path.join(folder, 'README.md');
  const text = fs.existsSync(file) ? fs.readFileSync(file, 'utf8').trim() : '';
  return text === '' ? 0 : text.split('\n').length;
}

/**
 * Gathers what the rules look at: the graph, the manifests, the imports of every source file.
 * @param {string} root
 * @param {Awaited<ReturnType<import('./nx-graph.mjs').readGraph>>} graph
 * @returns {Workspace}
 */
export function readWorkspace(root, graph) {
  const projects = new Map();
  for (const [name, { data }] of Object.entries(graph.nodes)) {
    // Nx counts the repository itself as a project when its package.json has scripts.
    if (data.root === '.') continue;
    const folder = path.join(root, data.root);
    const manifest = readManifest(folder);
    projects.set(name, {
      name,
      root: data.root,
      kind: tagOf(data.tags, 'kind'),
      scope: tagOf(data.tags, 'scope'),
      versions: versionsOf(manifest),
      devDependencies: new Set(Object.keys(manifest.devDependencies ?? {})),
      // An implicit dependency puts tasks in order and imports nothing.
      dependsOn: (graph.dependencies[name] ?? []).filter(({ target, type }) => type !== 'implicit' && target in graph.nodes).map(({ target }) => target),
      files: [...filesBelow(folder)].map((file) => ({ path: path.relative(root, file), isSpec: SPEC.test(file), imports: importsOf(fs.readFileSync(file, 'utf8')) })),
      readmeLines: readmeLines(folder),
    });
  }
  return { projects, rootVersions: versionsOf(readManifest(root)) };
}
