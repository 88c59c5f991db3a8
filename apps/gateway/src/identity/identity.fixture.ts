import type { Queryable } from '@kp/database';
import { newId, type PlatformRole, type WorkspaceRole } from '@kp/task-contracts';
import { PeopleRepository } from './people.repository.ts';
import { SessionTokens } from './session-tokens.ts';
import { SessionsRepository } from './sessions.repository.ts';
import { WorkspacesRepository } from '../workspaces/workspaces.repository.ts';

/** Puts a person with roles and a live session into a database. @returns ids and an access token */
export async function logInAs(tx: Queryable, tokens: SessionTokens, { email = `${newId('user')}@example.test`, platformRole = null, workspaceId, role = 'owner', passwordHash = null }: { email?: string; platformRole?: PlatformRole | null; workspaceId?: string; role?: WorkspaceRole; passwordHash?: string | null } = {}) {
  const known = await PeopleRepository.byEmail(tx, email);
  const userId = known?.id ?? newId('user');
  if (!known) await PeopleRepository.insert(tx, { id: userId, email, name: email.split('@')[0] ?? '', passwordHash });
  await PeopleRepository.setPlatformRole(tx, userId, platformRole);
  if (workspaceId) {
    await WorkspacesRepository.insert(tx, { id: workspaceId, name: workspaceId });
    await PeopleRepository.addMember(tx, workspaceId, userId, role);
  }
  const { sessionId, refreshToken } = await SessionsRepository.insert(tx, { userId, workspaceId: workspaceId ?? null, ip: '127.0.0.1', userAgent: undefined });
  return { userId, email, sessionId, refreshToken, accessToken: await tokens.sign({ sessionId, userId, ...(workspaceId ? { workspaceId } : {}) }) };
}
