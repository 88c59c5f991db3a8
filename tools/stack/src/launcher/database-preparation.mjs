import path from 'node:path';
import process from 'node:process';
import { runCommand } from '../processes/command.mjs';
import { repositoryRoot } from '../workspace/repository.mjs';
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
      { email: 'operator@example.com', password: secrets.operatorPassword, platformRole: 'operator' },
      { email: 'reviewer@example.com', password: secrets.reviewerPassword, platformRole: 'reviewer' },
    ],
  };
}

/**
 * Creates one schema and login role per service, runs the migrations and writes the first workspace, keys
 * and users. A process of its own, because it needs the built libraries, which the launcher must not load
 * before it has built them. Repeatable.
 * @returns {Promise<Record<string, string>>} connection URL by service
 */
export async function prepareDatabase({ adminUrl, secrets, signal }) {
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
