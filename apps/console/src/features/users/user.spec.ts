import { changesOf, invitesOf, linkIn, NO_ROLE, stateOf, type User } from './user.ts';

const USER = { id: 'usr_1', name: 'Kim', platformRole: 'operator', version: 4 } as User;

it('who was invited and has not come yet is told apart', () => {
  expect([stateOf({ status: 'active', hasSignedUp: true }), stateOf({ status: 'active', hasSignedUp: false }), stateOf({ status: 'disabled', hasSignedUp: false })]).toEqual(['active', 'invited', 'disabled']);
});

it('a change names only what differs, and may take the role away', () => {
  expect(changesOf({ name: 'Kim', platformRole: 'operator', reason: 'why' }, USER)).toEqual({ version: 4, reason: 'why' });
  expect(changesOf({ name: 'Kim', platformRole: NO_ROLE, reason: 'left the team' }, USER)).toEqual({ version: 4, platformRole: null, reason: 'left the team' });
  expect(changesOf({ name: 'Kim Lee', platformRole: 'admin', reason: 'promoted' }, USER)).toEqual({ version: 4, name: 'Kim Lee', platformRole: 'admin', reason: 'promoted' });
});

describe('an invite', () => {
  const fields = { email: 'kim@example.com', name: '', platformRole: NO_ROLE, role: 'developer', reason: 'new colleague' };
  const intoWorkspace = { to: 'workspace', path: 'workspaces/ws_1/invites', body: { email: 'kim@example.com', role: 'developer', reason: 'new colleague' } };

  it('without a workspace goes to the platform', () => {
    expect(invitesOf({ ...fields, name: 'Kim' }, '')).toEqual([{ to: 'platform', path: 'users', body: { email: 'kim@example.com', name: 'Kim', platformRole: null } }]);
  });

  it('into a workspace alone is one request', () => {
    expect(invitesOf(fields, 'ws_1')).toEqual([intoWorkspace]);
  });

  it('with both takes both, the platform first', () => {
    expect(invitesOf({ ...fields, platformRole: 'reviewer' }, 'ws_1')).toEqual([{ to: 'platform', path: 'users', body: { email: 'kim@example.com', platformRole: 'reviewer' } }, intoWorkspace]);
  });

  it('finds the link in either answer', () => {
    const link = { url: 'https://x/console/links#s', expiresAt: '2026-12-01T00:00:00.000Z' };
    expect(linkIn({ invite: link })).toEqual(link);
    expect(linkIn({ ...link })).toEqual(link);
    expect(linkIn({})).toBeUndefined();
  });
});
