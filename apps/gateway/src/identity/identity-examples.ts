import type { AdminUserView, AdminWorkspaceView } from '../admin/admin-identity-views.ts';
import type { InviteView, MemberView, WorkspaceView } from '../workspaces/workspace-views.ts';
import type { AdminApiKeyView, ApiKeyView } from './api-key-views.ts';
import type { LinkView, MeView, OwnSessionView, SessionAnswer } from './session-views.ts';

const USER_ID = 'usr_01jd8m2v4k7r9x3c5b6n8q0wsy';
const WORKSPACE_ID = 'ws_01jd8m2v4k7r9x3c5b6n8q0wt1';
const AT = '2026-11-24T09:30:00.000Z';
export const LINK_URL = 'https://kling.example.com/console/links#aFQ0c2VjcmV0LXRoYXQtaXMtb25seS1hbi1leGFtcGxl';

export const WORKSPACE: WorkspaceView = { id: WORKSPACE_ID, name: 'Example Studios', status: 'active', timeZone: 'Europe/Berlin', corsOrigins: ['https://app.example.com'], planId: 'team', createdAt: AT, updatedAt: AT, version: 3 };
export const ADMIN_WORKSPACE: AdminWorkspaceView = { ...WORKSPACE, memberCount: 4, activeKeyCount: 7 };
export const MEMBER: MemberView = { id: USER_ID, userId: USER_ID, email: 'kim@example.com', name: 'Kim', role: 'developer', status: 'active', activeKeyCount: 2, joinedAt: AT };
export const NO_CONSEQUENCES = { keysStopped: 0, sessionsEnded: 0, invitesWithdrawn: 0 };
export const INVITE: InviteView = { id: 'inv_01jd8m2v4k7r9x3c5b6n8q0wt2', email: 'kim@example.com', role: 'developer', status: 'open', invitedBy: USER_ID, createdAt: AT, expiresAt: '2026-12-01T09:30:00.000Z' };

export const API_KEY: ApiKeyView = {
  id: 'key_01jd8m2v4k7r9x3c5b6n8q0wt3', name: 'Render farm', mode: 'live', status: 'active', prefix: 'kp_live_8Fq2', last4: 'x0Zc', scopes: ['tasks:read', 'tasks:write'], ipAllowList: ['203.0.113.0/24'], costCentre: 'marketing',
  unitsPerDay: 500, unitsPerMonth: null, requestsPerMinute: null, userId: USER_ID, userEmail: 'kim@example.com', createdBy: USER_ID, createdAt: AT, expiresAt: null, revokedAt: null, lastUsedAt: AT, lastUsedIp: '203.0.113.7', rotatedFrom: null, replacedBy: null,
};
export const ADMIN_API_KEY: AdminApiKeyView = { ...API_KEY, workspaceId: WORKSPACE_ID, workspaceName: WORKSPACE.name };
/** No key that could be one: its checksum is wrong. */
export const SHOWN_KEY = 'kp_live_8Fq2ExampleExampleExampleExample12x0Zc';

export const ME: MeView = {
  user: { id: USER_ID, email: 'kim@example.com', name: 'Kim', platformRole: 'operator', permissions: [{ resource: 'tasks', action: 'list' }] },
  workspace: { id: WORKSPACE_ID, name: WORKSPACE.name, status: 'active', role: 'developer', permissions: ['tasks:read', 'tasks:write'] },
  workspaces: [{ id: WORKSPACE_ID, name: WORKSPACE.name, status: 'active', role: 'developer' }],
};
export const SESSION: SessionAnswer = { accessToken: 'eyJhbGciOiJIUzI1NiIsImtpZCI6IjlmODZkMDgxIn0.eyJzdWIiOiJ1c3JfMSJ9.c2ln', expiresInSeconds: 600, ...ME, notices: [] };
export const OWN_SESSION: OwnSessionView = { id: 'ses_01jd8m2v4k7r9x3c5b6n8q0wt4', current: true, createdAt: AT, lastSeenAt: AT, expiresAt: '2026-12-08T09:30:00.000Z', ip: '203.0.113.7', userAgent: 'Mozilla/5.0' };
export const LINK: LinkView = { purpose: 'invite', email: 'kim@example.com', workspaceName: WORKSPACE.name, role: 'developer', platformRole: null, expiresAt: INVITE.expiresAt, asks: 'new-password' };
export const ADMIN_USER: AdminUserView = {
  id: USER_ID, email: 'kim@example.com', name: 'Kim', status: 'active', platformRole: 'operator', hasSignedUp: true, resetRequestedAt: null, workspaces: [{ id: WORKSPACE_ID, name: WORKSPACE.name, role: 'developer' }],
  activeKeyCount: 2, activeSessionCount: 1, lastLoginAt: AT, createdAt: AT, version: 2,
};
