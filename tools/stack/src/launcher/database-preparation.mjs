import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { runCommand } from '../processes/command.mjs';
import { repositoryRoot } from '../workspace/repository.mjs';
import { readJson, writePrivateJson } from './private-json.mjs';
import { SERVICES, systemEnvironment } from './service-environment.mjs';

/** Who the first people and keys are; their secrets come from the state folder. */
export function bootstrapOf(secrets) {
  return {
    workspace: { id: secrets.workspaceId, name: 'First workspace' },
    apiKeys: [
      { name: 'First key', mode: 'live', key: secrets.liveApiKey },
      { name: 'First sandbox key', mode: 'test', key: secrets.testApiKey },
    ],
    users: [
      { email: 'operator@example.com', password: secrets.operatorPassword, platformRole: 'operator', workspaceRole: 'owner' },
      { email: 'reviewer@example.com', password: secrets.reviewerPassword, platformRole: 'reviewer', workspaceRole: 'developer' },
      { email: 'admin@example.com', password: secrets.adminPassword, platformRole: 'admin', workspaceRole: 'admin' },
    ],
  };
}

/** A word for everything the preparation depends on: programs and migrations, secrets, and this very cluster. */
function preparationKey({ adminUrl, secrets, sourceStamp, clusterFolder }) {
  const { ino, ctimeMs } = fs.statSync(path.join(clusterFolder, 'PG_VERSION'));
  return createHash('sha256').update(JSON.stringify([adminUrl, secrets, sourceStamp, ino, ctimeMs])).digest('hex');
}

/**
 * Prepares the database unless that was done before with the same programs and secrets: loading the
 * migration tools takes longer than anything in a second start but the services. Only a cluster of ours
 * (`clusterFolder`) and sources known by their stamp can be recognised; otherwise it is always done.
 * @param {{file: string, adminUrl: string, secrets: object, sourceStamp?: string, clusterFolder?: string, onProgress?: (words: string) => void, signal?: AbortSignal}} options
 * @returns {Promise<Record<string, string>>} connection URL by service
 */
export async function ensurePrepared({ file, adminUrl, secrets, sourceStamp, clusterFolder, onProgress, signal }) {
  const key = sourceStamp && clusterFolder && preparationKey({ adminUrl, secrets, sourceStamp, clusterFolder });
  const last = readJson(file);
  if (key && last?.key === key) {
    onProgress?.('nothing changed');
    return last.databaseUrls;
  }
  const databaseUrls = await prepareDatabase({ adminUrl, secrets, signal });
  writePrivateJson(file, { key, databaseUrls });
  return databaseUrls;
}

/**
 * Creates one schema and login role per service, runs the migrations and writes the first workspace, keys
 * and users. A process of its own, because it needs the built libraries, which the launcher must not load
 * before it has built them. Repeatable.
 * @returns {Promise<Record<string, string>>} connection URL by service
 */
async function prepareDatabase({ adminUrl, secrets, signal }) {
  const input = {
    adminUrl,
    services: SERVICES,
    passwords: Object.fromEntries(SERVICES.map((service) => [service, secrets[`${service}DatabasePassword`]])),
    apiKeyPepper: secrets.apiKeyPepper,
    bootstrap: bootstrapOf(secrets),
  };
  let answer;
  await runCommand('Preparing the database', process.execPath, ['--enable-source-maps', path.join(repositoryRoot, 'tools/stack/src/prepare-database.mjs')], {
    env: systemEnvironment(),
    cwd: repositoryRoot,
    input: JSON.stringify(input),
    signal,
    onLine: (line) => {
      if (line.startsWith('{')) answer = JSON.parse(line);
    },
  });
  if (!answer?.databaseUrls) throw new Error('Preparing the database gave no answer');
  return answer.databaseUrls;
}
