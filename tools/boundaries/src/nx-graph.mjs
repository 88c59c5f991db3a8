import { createRequire } from 'node:module';
import process from 'node:process';

/**
 * The project graph of a workspace. Asked in process, which takes a third of a second where the command takes
 * several. Nx reads its root and its switches from the environment when it is loaded, so this works for one
 * workspace per process.
 * @param {string} root
 * @param {string} dataFolder where Nx may keep its own data; not the workspace's, which an outer Nx has open
 * @returns {Promise<{nodes: Record<string, {data: {root: string, tags?: string[]}}>, dependencies: Record<string, {target: string, type: string}[]>}>}
 */
export async function readGraph(root, dataFolder) {
  Object.assign(process.env, {
    NX_WORKSPACE_ROOT_PATH: root,
    NX_WORKSPACE_DATA_DIRECTORY: dataFolder,
    NX_DAEMON: 'false',
    NX_ISOLATE_PLUGINS: 'false',
    NX_NO_CLOUD: 'true',
  });
  const { createProjectGraphAsync } = createRequire(import.meta.url)('nx/src/project-graph/project-graph');
  return createProjectGraphAsync({ exitOnError: false, resetDaemonClient: false });
}
