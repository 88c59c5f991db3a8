import { createHttp } from './http.ts';
import { Session } from './session.ts';

const LIFETIME_SECONDS = 60;
const WORKSPACES = [
  { id: 'ws_1', name: 'One', status: 'active', role: 'owner' },
  { id: 'ws_2', name: 'Two', status: 'active', role: 'developer' },
];

/** An authentication server with a clock of its own; every token it hands out is numbered. */
function startServer() {
  const server = { nowMs: 0, logins: 0, refreshes: 0, logouts: 0, locked: 0, isReachable: true, sent: [] as { path: string; body: unknown; authorization: string | null }[], notices: [] as object[], refreshStatus: 200, workspaceId: 'ws_1', holdRefresh: Promise.resolve() };
  let tokens = 0;
  const session = new Session({
    nowMs: () => server.nowMs,
    exclusively: async (work) => {
      server.locked += 1;
      return work();
    },
    send: async (path, init) => {
      server.sent.push({ path, body: typeof init.body === 'string' ? JSON.parse(init.body) : undefined, authorization: new Headers(init.headers).get('authorization') });
      if (!server.isReachable) throw new TypeError('fetch failed');
      if (path === '/auth/logout') {
        server.logouts += 1;
        return new Response(null, { status: 204 });
      }
      if (path === '/auth/refresh') {
        server.refreshes += 1;
        await server.holdRefresh;
        if (server.refreshStatus !== 200) return Response.json({ title: 'No session', code: 'unauthenticated', detail: 'The session was ended: its token was used twice.' }, { status: server.refreshStatus });
      } else if (path === '/auth/login') {
        server.logins += 1;
      } else if (path === '/auth/switch') {
        const { workspaceId } = JSON.parse(typeof init.body === 'string' ? init.body : '{}') as { workspaceId: string };
        if (!WORKSPACES.some(({ id }) => id === workspaceId)) return Response.json({ title: 'Not found', code: 'not-found' }, { status: 404 });
        server.workspaceId = workspaceId;
      } else if (path === '/auth/links/used') {
        return Response.json({ title: 'The link was used or has expired', code: 'link-expired' }, { status: 410 });
      }
      tokens += 1;
      const user = { id: 'usr_1', email: 'op@example.com', name: 'Op', platformRole: 'operator', permissions: [] };
      return Response.json({ accessToken: `token-${tokens}`, expiresInSeconds: LIFETIME_SECONDS, user, workspace: WORKSPACES.find(({ id }) => id === server.workspaceId), workspaces: WORKSPACES, notices: server.notices });
    },
  });
  return { server, session };
}

describe('Session', () => {
  it('uses the token of the login until 15 s before it expires', async () => {
    const { server, session } = startServer();
    await session.signIn('op@example.com', 'secret');
    server.nowMs = 44_999;
    await expect(session.accessToken()).resolves.toBe('token-1');
    server.nowMs = 45_000;
    await expect(session.accessToken()).resolves.toBe('token-2');
    expect(server.refreshes).toBe(1);
  });

  it('lets all callers share one refresh', async () => {
    const { server, session } = startServer();
    const tokens = await Promise.all([session.accessToken(), session.accessToken(), session.tokenInsteadOf('stale'), session.accessToken()]);
    expect(tokens).toEqual(['token-1', 'token-1', 'token-1', 'token-1']);
    expect(server).toMatchObject({ refreshes: 1, locked: 1 });
  });

  it('hands out the token that another caller fetched meanwhile', async () => {
    const { server, session } = startServer();
    await session.signIn('op@example.com', 'secret');
    await expect(session.tokenInsteadOf('an older token')).resolves.toBe('token-1');
    expect(server.refreshes).toBe(0);
  });

  it('forgets the user when the server knows no session, but not when it cannot be reached', async () => {
    const { server, session } = startServer();
    await session.signIn('op@example.com', 'secret');
    server.nowMs = 60_000;
    server.isReachable = false;
    await expect(session.accessToken()).rejects.toMatchObject({ status: 0, code: 'gateway-unreachable' });
    expect(session.user?.id).toBe('usr_1');
    server.isReachable = true;
    server.refreshStatus = 401;
    await expect(session.accessToken()).rejects.toMatchObject({ status: 401 });
    expect(session.user).toBeUndefined();
  });

  it('does not come back to life when a refresh ends after the sign-out', async () => {
    const { server, session } = startServer();
    await session.signIn('op@example.com', 'secret');
    let release: () => void = () => undefined;
    server.holdRefresh = new Promise((resolve) => (release = resolve));
    server.nowMs = 60_000;
    const renewal = session.accessToken();
    await session.signOut();
    release();
    await expect(renewal).rejects.toMatchObject({ status: 401 });
    expect(session.user).toBeUndefined();
  });

  it('revokes only a session it has', async () => {
    const { server, session } = startServer();
    await session.signOut();
    expect(server.logouts).toBe(0);
    await session.signIn('op@example.com', 'secret');
    await session.signOut();
    expect(server.logouts).toBe(1);
  });
});

describe('workspaces, links and what a person is told', () => {
  it('works in the workspace it switched to, also after a renewal', async () => {
    const { server, session } = startServer();
    await session.signIn('op@example.com', 'secret');
    await session.switchWorkspace('ws_2');
    expect(server.sent.at(-1)).toEqual({ path: '/auth/switch', body: { workspaceId: 'ws_2' }, authorization: 'Bearer token-1' });
    expect(session.state()).toMatchObject({ workspace: { id: 'ws_2', role: 'developer' } });
    server.nowMs = 60_000;
    await session.accessToken();
    expect(server.sent.at(-1)).toMatchObject({ path: '/auth/refresh', body: { workspaceId: 'ws_2' } });
  });

  it('stays where it is when a switch is refused', async () => {
    const { session } = startServer();
    await session.signIn('op@example.com', 'secret');
    await expect(session.switchWorkspace('ws_3')).rejects.toMatchObject({ status: 404 });
    expect(session.state()).toMatchObject({ user: { id: 'usr_1' }, workspace: { id: 'ws_1' } });
    await expect(session.accessToken()).resolves.toBe('token-1');
  });

  it('goes on with the session that a new password opens', async () => {
    const { server, session } = startServer();
    await session.signIn('op@example.com', 'secret');
    await session.changePassword('secret', 'another secret');
    expect(server.sent.at(-1)).toEqual({ path: '/auth/password', body: { currentPassword: 'secret', newPassword: 'another secret' }, authorization: 'Bearer token-1' });
    await expect(session.accessToken()).resolves.toBe('token-2');
  });

  it('is opened by a link, and not by one that was used', async () => {
    const { session } = startServer();
    await expect(session.openByLink('used', { password: 'p' })).rejects.toMatchObject({ status: 410, code: 'link-expired' });
    expect(session.user).toBeUndefined();
    await session.openByLink('good', { name: 'Op', password: 'p' });
    expect(session.user?.id).toBe('usr_1');
  });

  it('accepts an invite in the name of who is signed in', async () => {
    const { server, session } = startServer();
    await session.signIn('op@example.com', 'secret');
    await session.acceptInvite('a/b');
    expect(server.sent.at(-1)).toEqual({ path: '/auth/links/a%2Fb', body: {}, authorization: 'Bearer token-1' });
  });

  it('keeps a notice until it is dismissed, whatever is renewed meanwhile', async () => {
    const { server, session } = startServer();
    server.notices = [{ kind: 'session-token-reused', at: '2026-11-24T09:30:00.000Z', ip: '203.0.113.7' }];
    await session.signIn('op@example.com', 'secret');
    server.notices = [];
    server.nowMs = 60_000;
    await session.accessToken();
    expect(session.state().notices).toHaveLength(1);
    session.dismissNotices();
    expect(session.state().notices).toEqual([]);
  });

  it('says why the session of this tab was ended, and nothing to a visitor who had none', async () => {
    const { server, session } = startServer();
    server.refreshStatus = 401;
    await expect(session.accessToken()).rejects.toMatchObject({ status: 401 });
    expect(session.state().ended).toBeUndefined();
    await session.signIn('op@example.com', 'secret');
    server.nowMs = 60_000;
    await expect(session.accessToken()).rejects.toMatchObject({ status: 401 });
    await session.signOut();
    expect(session.state()).toMatchObject({ ended: 'The session was ended: its token was used twice.' });
    await session.signIn('op@example.com', 'secret');
    expect(session.state().ended).toBeUndefined();
  });

  it('tells those who watch, with a new state each time', async () => {
    const { session } = startServer();
    const seen = new Set([session.state()]);
    const stop = session.subscribe(() => seen.add(session.state()));
    await session.signIn('op@example.com', 'secret');
    stop();
    await session.signOut();
    expect(seen.size).toBe(2);
  });
});

describe('createHttp', () => {
  it('retries once with a new token when the server refuses the one it has', async () => {
    const { server, session } = startServer();
    await session.signIn('op@example.com', 'secret');
    const seen: (string | null)[] = [];
    const http = createHttp(session, async (_path, init) => {
      const token = new Headers(init.headers).get('authorization');
      seen.push(token);
      return token === 'Bearer token-2' ? Response.json({ ok: true }) : Response.json({ title: 'Expired' }, { status: 401 });
    });
    await expect(http.json('/admin/v1/tasks')).resolves.toEqual({ ok: true });
    expect(seen).toEqual(['Bearer token-1', 'Bearer token-2']);
    expect(server.refreshes).toBe(1);
  });

  it('turns problem JSON into an error with the messages of its fields', async () => {
    const { session } = startServer();
    const problem = { title: 'Invalid', code: 'validation-failed', detail: 'Two fields are wrong.', requestId: 'req_1', errors: [{ path: 'limit', code: 'too-big', message: 'At most 100.' }] };
    const http = createHttp(session, async () => Response.json(problem, { status: 422 }));
    await expect(http.json('/admin/v1/tasks')).rejects.toMatchObject({
      message: 'Two fields are wrong.',
      status: 422,
      code: 'validation-failed',
      requestId: 'req_1',
      body: { errors: { limit: 'At most 100.' } },
    });
  });
});
