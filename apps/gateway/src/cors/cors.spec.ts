import { Controller, Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Operation } from '../docs/operation.decorator.ts';
import { startGateways, type Gateways } from '../identity/gateway.fixture.ts';

/** A stream as live events are one: written past Fastify's reply. */
@Controller('v1/stream')
class StreamController {
  @Get()
  @Operation({ id: 'stream', tag: 'Events', summary: 'A stream', access: { workspace: 'events:read' }, responses: { 200: {} }, example: {} })
  stream(@Res() reply: FastifyReply): void {
    reply.hijack();
    reply.raw.writeHead(200, { 'content-type': 'text/event-stream' });
    reply.raw.end('data: x\n\n');
  }
}

const APP = 'https://app.example.com';
const OTHER = 'https://other.example.com';
let gateways: Gateways;
let mine: Awaited<ReturnType<Gateways['logIn']>>;
let others: Awaited<ReturnType<Gateways['logIn']>>;
const setOrigins = (token: string, corsOrigins: string[]) => gateways.ask('PATCH', '/v1/workspace', { token, body: { corsOrigins } });

beforeAll(async () => {
  gateways = await startGateways({ replicas: 2, controllers: [StreamController] });
  [mine, others] = await Promise.all([gateways.logIn({ workspaceId: 'ws_mine' }), gateways.logIn({ workspaceId: 'ws_others' })]);
  await Promise.all([setOrigins(mine.accessToken, [APP]), setOrigins(others.accessToken, [OTHER])]);
});
afterAll(() => gateways.stop());

const preflight = (origin: string | undefined, { path = '/v1/workspace', method = 'PATCH', replica = 0 } = {}) =>
  gateways.ask('OPTIONS', path, { replica, headers: { ...(origin ? { origin } : {}), 'access-control-request-method': method, 'access-control-request-headers': 'authorization,content-type' } });
const corsHeaders = (headers: Headers) => Object.fromEntries([...headers].filter(([name]) => name.startsWith('access-control')));

describe('a preflight', () => {
  test.each(['/v1/workspace', '/v1/tasks', '/v1/api-keys/key_1', '/v1/events'])('to %s is answered for an origin that any workspace lists', async (path) => {
    for (const origin of [APP, OTHER]) {
      const { status, headers } = await preflight(origin, { path });
      expect([status, headers.get('access-control-allow-origin'), headers.get('access-control-allow-methods'), headers.get('access-control-max-age'), headers.get('vary')]).toEqual([204, origin, 'GET, HEAD, POST, PUT, PATCH, DELETE', '600', 'Origin']);
      expect(headers.get('access-control-allow-headers')).toMatch(/authorization.*content-type.*idempotency-key.*last-event-id/);
      expect(headers.has('access-control-allow-credentials')).toBe(false);
    }
  });

  test.each(['https://evil.example', 'null', 'https://app.example.com.evil.example', 'https://app.example.com:8443', 'http://app.example.com', 'https://sub.app.example.com', 'HTTPS://APP.EXAMPLE.COM', '*', undefined])('of %j gets no CORS header', async (origin) => {
    const { status, headers } = await preflight(origin);
    expect([status, corsHeaders(headers)]).toEqual([404, {}]);
  });
});

describe('a request', () => {
  test('of an application that the caller’s own workspace lists may be read, with the headers that matter', async () => {
    const { status, headers } = await gateways.ask('GET', '/v1/workspace', { token: mine.accessToken, headers: { origin: APP } });
    expect([status, headers.get('access-control-allow-origin'), headers.get('vary'), headers.has('access-control-allow-credentials')]).toEqual([200, APP, 'Origin', false]);
    for (const name of ['ETag', 'Retry-After', 'x-request-id', 'RateLimit', 'Location']) expect(headers.get('access-control-expose-headers')).toContain(name);
  });

  test('of an application that only another workspace lists may not', async () => {
    const { status, headers } = await gateways.ask('GET', '/v1/workspace', { token: mine.accessToken, headers: { origin: OTHER } });
    expect([status, corsHeaders(headers)]).toEqual([200, {}]);
  });

  test('that is refused tells the application why, once it is known who asks', async () => {
    const { body: key } = await gateways.ask('POST', '/v1/api-keys', { token: mine.accessToken, body: { name: 'k', scopes: ['tasks:read'] } });
    expect(corsHeaders((await gateways.ask('GET', '/v1/workspace', { token: key.key, headers: { origin: APP } })).headers)).toMatchObject({ 'access-control-allow-origin': APP });
    expect(corsHeaders((await gateways.ask('GET', '/v1/workspace', { token: 'kp_live_nobody', headers: { origin: APP } })).headers)).toEqual({});
  });

  test('of a stream may be read too', async () => {
    const { body, headers } = await gateways.ask('GET', '/v1/stream', { token: mine.accessToken, headers: { origin: APP } });
    expect([body, headers.get('access-control-allow-origin'), headers.get('content-type')]).toEqual(['data: x\n\n', APP, 'text/event-stream']);
  });

  test('without an origin, and logins, have no CORS headers', async () => {
    expect(corsHeaders((await gateways.ask('GET', '/v1/workspace', { token: mine.accessToken })).headers)).toEqual({});
    expect(corsHeaders((await gateways.ask('POST', '/auth/refresh', { cookie: mine.refreshToken, headers: { origin: APP } })).headers)).toEqual({});
  });
});

test('a changed list, or a suspended workspace, counts at once on every replica', async () => {
  const origin = 'https://new.example.com';
  expect([(await preflight(origin)).status, (await preflight(origin, { replica: 1 })).status]).toEqual([404, 404]);
  await setOrigins(others.accessToken, [OTHER, origin]);
  expect([(await preflight(origin)).status, (await preflight(origin, { replica: 1 })).status]).toEqual([204, 204]);
  const operator = await gateways.logIn({ platformRole: 'operator' });
  await gateways.ask('PATCH', '/admin/v1/workspaces/ws_others', { token: operator.accessToken, body: { status: 'suspended', reason: 'test' } });
  expect([(await preflight(origin)).status, (await preflight(origin, { replica: 1 })).status]).toEqual([404, 404]);
});
