import { WORKSPACE_PERMISSIONS, WORKSPACE_ROLES, type PlatformRole, type WorkspaceRole } from '@kp/task-contracts';
import { randomBytes } from 'node:crypto';
import type { Answer, RunningStack } from './running-stack.ts';

/** A word that stands in everything the first workspace owns: whoever else sees it has seen too much. */
export const CANARY = `canary${randomBytes(8).toString('hex')}`;

/** Somebody who calls the API; `null` sends no Authorization header. */
export type Token = string | null;

export interface CastWorkspace {
  workspaceId: string;
  /** Access tokens of the members, by role. */
  sessions: Record<WorkspaceRole, string>;
  userIds: Record<WorkspaceRole, string>;
  keys: { usual: string; test: string; reading: string; full: string; expired: string; revoked: string };
  keyIds: { usual: string };
}

interface Session {
  accessToken: string;
  user: { id: string };
}

const PASSWORD = 'a long and unusual passphrase 7';

/** People and keys of every kind, in two workspaces that must not know of each other. */
export class Cast {
  readonly platform: RunningStack;
  readonly first: CastWorkspace;
  readonly second: CastWorkspace;
  /** Access tokens of people with a platform role and no workspace. */
  readonly platformSessions: Record<PlatformRole, string>;

  private constructor(platform: RunningStack, parts: Pick<Cast, 'first' | 'second' | 'platformSessions'>) {
    this.platform = platform;
    this.first = parts.first;
    this.second = parts.second;
    this.platformSessions = parts.platformSessions;
  }

  static async gather(platform: RunningStack): Promise<Cast> {
    const platformSessions = {} as Record<PlatformRole, string>;
    for (const role of ['operator', 'reviewer', 'admin'] as const) platformSessions[role] = (await signUpStaff(platform, role)).accessToken;
    return new Cast(platform, { first: await openWorkspace(platform, `First ${CANARY}`), second: await openWorkspace(platform, 'Second'), platformSessions });
  }

  /** A workspace, and a key and a member of the first one, that nobody of the cast needs. */
  async spare(): Promise<{ workspaceId: string; keyId: string; userId: string }> {
    const { platform, first, platformSessions } = this;
    const email = `spare-${randomBytes(4).toString('hex')}@example.com`;
    const workspace = await expectAnswer<{ id: string }>(platform, '/admin/v1/workspaces', platformSessions.admin, { name: 'Spare', ownerEmail: email });
    const invite = await expectAnswer<{ url: string }>(platform, '/v1/invites', first.sessions.owner, { email: `member-${email}`, role: 'developer' });
    const key = await expectAnswer<{ id: string }>(platform, '/v1/api-keys', first.sessions.owner, { name: 'Spare' });
    return { workspaceId: workspace.id, keyId: key.id, userId: (await signUp(platform, invite.url, `member-${email}`)).user.id };
  }

  /** Every kind of caller there is, by name. */
  callers(): Record<string, Token> {
    const { first, second, platformSessions } = this;
    return {
      nobody: null,
      'wrong key': `kp_live_${'z'.repeat(32)}`,
      'expired key': first.keys.expired,
      'revoked key': first.keys.revoked,
      ...first.sessions,
      'usual key': first.keys.usual,
      'test key': first.keys.test,
      'reading key': first.keys.reading,
      'full key': first.keys.full,
      'platform operator': platformSessions.operator,
      'platform reviewer': platformSessions.reviewer,
      'platform admin': platformSessions.admin,
      'foreign owner': second.sessions.owner,
      'foreign key': second.keys.full,
    };
  }
}

/** Somebody new with a platform role and no workspace. */
export async function signUpStaff(platform: RunningStack, platformRole: PlatformRole): Promise<{ email: string; password: string; accessToken: string }> {
  const administrator = await logIn(platform, platform.info.admin.email, platform.info.admin.password);
  const email = `${platformRole}-${randomBytes(4).toString('hex')}@platform.example`;
  const { invite } = await expectAnswer<{ invite: { url: string } }>(platform, '/admin/v1/users', administrator.accessToken, { email, platformRole });
  const { accessToken } = await signUp(platform, invite.url, email);
  return { email, password: PASSWORD, accessToken };
}

/** A workspace with a member of each role and keys of each kind. */
export async function openWorkspace(platform: RunningStack, name: string): Promise<CastWorkspace> {
  const { accessToken: administrator } = await logIn(platform, platform.info.admin.email, platform.info.admin.password);
  const slug = randomBytes(4).toString('hex');
  const mark = name.includes(CANARY) ? CANARY : 'plain';
  const emailOf = (role: string) => `${role}-${mark}-${slug}@example.com`;
  const created = await expectAnswer<{ id: string; ownerLink: { url: string } }>(platform, '/admin/v1/workspaces', administrator, { name, ownerEmail: emailOf('owner') });
  const owner = await signUp(platform, created.ownerLink.url, emailOf('owner'));
  const people = { owner } as Record<WorkspaceRole, Session>;
  for (const role of WORKSPACE_ROLES) {
    if (role === 'owner') continue;
    const invite = await expectAnswer<{ url: string }>(platform, '/v1/invites', owner.accessToken, { email: emailOf(role), role });
    people[role] = await signUp(platform, invite.url, emailOf(role));
  }
  const key = (fields: object) => expectAnswer<{ id: string; key: string }>(platform, '/v1/api-keys', owner.accessToken, { name: `Key ${mark}`, ...fields });
  const usual = await key({});
  const revoked = await key({});
  const expired = await key({});
  await expectAnswer(platform, `/v1/api-keys/${revoked.id}`, owner.accessToken, undefined, 'DELETE');
  await platform.query('UPDATE gateway.api_key SET expires_at = now() WHERE id = $1', [expired.id]);
  return {
    workspaceId: created.id,
    sessions: Object.fromEntries(Object.entries(people).map(([role, session]) => [role, session.accessToken])) as Record<WorkspaceRole, string>,
    userIds: Object.fromEntries(Object.entries(people).map(([role, session]) => [role, session.user.id])) as Record<WorkspaceRole, string>,
    keys: { usual: usual.key, test: (await key({ mode: 'test' })).key, reading: (await key({ scopes: ['tasks:read'] })).key, full: (await key({ scopes: WORKSPACE_PERMISSIONS })).key, expired: expired.key, revoked: revoked.key },
    keyIds: { usual: usual.id },
  };
}

async function signUp(platform: RunningStack, url: string, email: string): Promise<Session> {
  // In the fragment, so that it stands in no log of a server.
  const token = new URL(url).hash.slice(1);
  const answer = await platform.request<Session>(`/auth/links/${token}`, { json: { name: email.split('@')[0], password: PASSWORD }, key: null });
  if (answer.status !== 200) throw new Error(`${email} could not use the link: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
}

async function logIn(platform: RunningStack, email: string, password: string): Promise<Session> {
  const answer = await platform.request<Session>('/auth/login', { json: { email, password }, key: null });
  if (answer.status !== 200) throw new Error(`${email} could not log in: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
}

/** @throws Error for any refusal: a cast that is not complete proves nothing. */
async function expectAnswer<Body>(platform: RunningStack, path: string, token: string, json?: unknown, method?: string): Promise<Body> {
  const answer: Answer<Body> = await platform.request<Body>(path, { key: token, ...(json === undefined ? {} : { json }), ...(method ? { method } : {}) });
  if (answer.status >= 300) throw new Error(`${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
  return answer.body;
}
