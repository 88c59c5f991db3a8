import { createHttp } from './http.ts';
import { Session } from './session.ts';

const LIFETIME_SECONDS = 60;

/** An authentication server with a clock of its own; every token it hands out is numbered. */
function startServer() {
  const server = { nowMs: 0, logins: 0, refreshes: 0, logouts: 0, locked: 0, isReachable: true, refreshStatus: 200, holdRefresh: Promise.resolve() };
  let tokens = 0;
  const session = new Session({
    nowMs: () => server.nowMs,
    exclusively: async (work) => {
      server.locked += 1;
      return work();
    },
    send: async (path) => {
      if (!server.isReachable) throw new TypeError('fetch failed');
      if (path === '/auth/logout') {
        server.logouts += 1;
        return new Response(null, { status: 204 });
      }
      if (path === '/auth/refresh') {
        server.refreshes += 1;
        await server.holdRefresh;
        if (server.refreshStatus !== 200) return Response.json({ title: 'No session', code: 'no-session' }, { status: server.refreshStatus });
      } else {
        server.logins += 1;
      }
      tokens += 1;
      const user = { id: 'usr_1', email: 'op@example.com', name: 'Op', platformRole: 'operator', permissions: [] };
      return Response.json({ accessToken: `token-${tokens}`, expiresInSeconds: LIFETIME_SECONDS, user });
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
