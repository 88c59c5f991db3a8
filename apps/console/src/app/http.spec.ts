import { createHttp } from './http.ts';
import type { Session } from './session.ts';

const session = { accessToken: async () => 'first', tokenInsteadOf: async () => 'second' } as unknown as Session;
/** A server that takes the request and says nothing. */
async function silent(_path: string, { signal }: RequestInit): Promise<Response> {
  signal?.throwIfAborted();
  return new Promise((_resolve, reject) => signal?.addEventListener('abort', () => reject(signal.reason as Error)));
}

test('a refused token is replaced once', async () => {
  const sent: string[] = [];
  const http = createHttp(session, async (_path, init) => {
    const authorization = new Headers(init.headers).get('authorization') ?? '';
    sent.push(authorization);
    return authorization.endsWith('second') ? Response.json({ ok: true }) : new Response(null, { status: 401 });
  });
  expect(await http.json('/v1/tasks')).toEqual({ ok: true });
  expect(sent).toEqual(['Bearer first', 'Bearer second']);
});

test('an answer that does not come is given up, and says so as a gateway that cannot be reached', async () => {
  const http = createHttp(session, silent, 20);
  await expect(http.json('/v1/tasks')).rejects.toMatchObject({ status: 0, code: 'gateway-unreachable' });
});

test('who leaves the page is told of nothing', async () => {
  const leave = new AbortController();
  const asked = createHttp(session, silent).json('/v1/tasks', { signal: leave.signal });
  leave.abort(new Error('left'));
  await expect(asked).rejects.toThrow('left');
});
