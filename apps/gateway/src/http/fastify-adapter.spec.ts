import type { Problem } from '@kp/http';
import { openDoor, sendRaw, type Door } from './door.fixture.ts';

let door: Door;
beforeAll(async () => void (door = await openDoor({ headersMs: 600, jsonBodyMs: 400 })));
afterAll(() => door.stop());
beforeEach(() => void door.handled.splice(0));

const post = (body: string | Uint8Array | undefined, headers: Record<string, string>, path = '/echo'): Promise<Response> => fetch(door.url + path, { method: 'POST', headers, ...(body === undefined ? {} : { body }) });
const problemOf = async (answer: Response): Promise<[number, string, string]> => {
  const { code, detail } = (await answer.json()) as Problem;
  return [answer.status, code, detail];
};
const JSON_TYPE = { 'content-type': 'application/json' };

describe('bodies', () => {
  it.each(['application/json', 'application/json; charset=utf-8', 'Application/JSON;charset=UTF-8', 'application/json; charset="utf-8"'])('JSON as %s is read, and kept as it came', async (type) => {
    expect(await (await post('{"a": "é"}', { 'content-type': type })).json()).toEqual({ body: { a: 'é' }, raw: '{"a": "é"}' });
  });

  it('no body at all is an empty one', async () => {
    expect(await (await post(undefined, JSON_TYPE)).json()).toMatchObject({ body: {} });
  });

  it.each<[string, string | Uint8Array, string]>([
    ['a key twice', '{"a":1,"a":2}', 'The key "a" is there twice at offset 7.'], ['a prototype', '{"x":{"__proto__":{}}}', 'The key "__proto__" is not allowed at offset 6, in "x".'], ['depth', '['.repeat(40), 'nested more than 32 deep'], ['a trailing comma', '[1,]', 'Expected a value at offset 3, in "1".'], ['Latin-1', Uint8Array.from([0x22, 0xe9, 0x22]), 'The body is not UTF-8 at offset 1.'],
  ])('%s is refused with what and where', async (_what, body, detail) => {
    expect(await problemOf(await post(body, JSON_TYPE))).toEqual([400, 'malformed-json', expect.stringContaining(detail)]);
    expect(door.handled).toEqual([]);
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/xml', 'application/jsonp', 'application/json5', 'application/json/x', 'text/json', 'application/ld+json', '*/*', 'json', ''])('content type "%s" is not taken', async (type) => {
    const { statuses } = await sendRaw(door.port, `POST /echo HTTP/1.1\r\nHost: a\r\nConnection: close\r\n${type ? `Content-Type: ${type}\r\n` : ''}Content-Length: 2\r\n\r\n{}`);
    expect([statuses, door.handled]).toEqual([[415], []]);
  });

  it.each(['utf-16', 'iso-8859-1', 'us-ascii', 'utf-7', '"utf-16le"'])('charset %s is not taken', async (charset) => {
    expect(await problemOf(await post('{}', { 'content-type': `application/json; charset=${charset}` }))).toEqual([415, 'unsupported-media-type', 'Send the body in UTF-8.']);
  });

  it('is too large beyond 256 KiB', async () => {
    expect((await post(`"${'x'.repeat(256 * 1024)}"`, JSON_TYPE)).status).toBe(413);
    expect((await post(`"${'x'.repeat(256 * 1024 - 2)}"`, JSON_TYPE)).status).toBe(200);
  });

  it.each(['GET', 'HEAD', 'OPTIONS'])('%s takes none', async (method) => {
    const { statuses } = await sendRaw(door.port, `${method} /whoami HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}`);
    expect([statuses, door.handled]).toEqual([[400], []]);
  });

  it('DELETE may have one, of the same strictness', async () => {
    const remove = (body: string, type: string) => fetch(`${door.url}/echo`, { method: 'DELETE', body, headers: { 'content-type': type } });
    expect(await (await remove('{"reason":"x"}', 'application/json')).json()).toEqual({ body: { reason: 'x' } });
    expect([(await remove('{"a":1,"a":1}', 'application/json')).status, (await remove('x', 'text/plain')).status]).toEqual([400, 415]);
  });
});

describe('sizes', () => {
  it('an address has a limit', async () => {
    expect((await fetch(`${door.url}/whoami?${'x'.repeat(4_000)}`)).status).toBe(200);
    expect(await problemOf(await fetch(`${door.url}/whoami?${'x'.repeat(4_100)}`))).toEqual([414, 'uri-too-long', expect.any(String)]);
    expect((await fetch(`${door.url}/things/${'x'.repeat(200)}`)).status).toBe(200);
  });

  it('headers have one, told as a problem document', async () => {
    const { text, statuses, isClosed } = await sendRaw(door.port, `GET /whoami HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`);
    expect([statuses, isClosed]).toEqual([[431], true]);
    expect(JSON.parse(text.split('\r\n\r\n')[1] ?? '')).toMatchObject({ code: 'headers-too-large', status: 431, requestId: expect.stringMatching(/^req_/) as unknown });
  });
});

describe('time', () => {
  it('headers that never end are cut off', async () => {
    const { statuses, isClosed, text } = await sendRaw(door.port, ['GET /whoami HTTP/1.1\r\n', 'Host: a\r\n', 'X: '], 3_000);
    expect([statuses, isClosed]).toEqual([[408], true]);
    expect(text).toContain('"code":"request-timeout"');
  });

  it('a JSON body that never ends is cut off', async () => {
    const { statuses, isClosed, text } = await sendRaw(door.port, ['POST /echo HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n', '{', '"a"'], 3_000);
    expect([statuses, isClosed, door.handled]).toEqual([[408], true, []]);
    expect(text).toContain('"code":"request-timeout"');
  });

  it('neither a slow upload nor live events are', async () => {
    const half = 'x'.repeat(10);
    const slow = ['POST /upload HTTP/1.1\r\nHost: a\r\nContent-Type: image/png\r\nContent-Length: 30\r\n\r\n', half, ...Array<string>(40).fill(''), half, half];
    const upload = sendRaw(door.port, slow, 1_000);
    const events = await fetch(`${door.url}/events`, { signal: AbortSignal.timeout(1_500) });
    let heartbeats = 0;
    const reading = (async () => {
      for await (const _chunk of events.body as AsyncIterable<Uint8Array>) heartbeats += 1;
    })();
    await expect(reading).rejects.toThrow('timeout');
    expect((await upload).text).toContain('{"bytes":30}');
    expect(heartbeats).toBeGreaterThan(12);
  });
});

describe('headers of answers', () => {
  it('answers of the API run nothing and are framed nowhere', async () => {
    const { headers } = await fetch(`${door.url}/whoami`);
    expect(headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; sandbox");
    expect(Object.fromEntries(['x-content-type-options', 'x-frame-options', 'referrer-policy', 'strict-transport-security', 'x-powered-by', 'server'].map((name) => [name, headers.get(name)]))).toEqual({ 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY', 'referrer-policy': 'no-referrer', 'strict-transport-security': null, 'x-powered-by': null, server: null });
    expect(headers.get('x-request-id')).toMatch(/^req_/);
  });

  it.each(['/nowhere', '/consoles', '/docsx'])('%s, a refusal, has them too', async (path) => {
    const { status, headers } = await fetch(door.url + path);
    expect([status, headers.get('content-security-policy')?.startsWith("default-src 'none'")]).toEqual([404, true]);
  });

  it.each(['/console/', '/docs', '/docs?x'])('%s may run its own scripts and no others', async (path) => {
    const policy = (await fetch(door.url + path)).headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'self'");
    expect(policy).not.toMatch(/script-src|unsafe-eval/);
  });

  it('media may be shown on other sites', async () => {
    expect((await fetch(`${door.url}/media/a.mp4`)).headers.get('cross-origin-resource-policy')).toBe('cross-origin');
  });

  it('https is remembered where clients use it', async () => {
    const secure = await openDoor({ isHttps: true });
    expect((await fetch(`${secure.url}/whoami`)).headers.get('strict-transport-security')).toBe('max-age=31536000');
    await secure.stop();
  });
});

describe('who is calling', () => {
  type Who = { ip: string; protocol: string; host: string };
  const who = async (at: Door, headers: Record<string, string>): Promise<Who> => (await (await fetch(`${at.url}/whoami`, { headers })).json()) as Who;
  const SPOOFED = { forwarded: 'for=203.0.113.1;proto=https', 'x-real-ip': '203.0.113.1', 'true-client-ip': '203.0.113.1', 'cf-connecting-ip': '203.0.113.1', 'x-client-ip': '203.0.113.1', 'x-cluster-client-ip': '203.0.113.1', 'x-original-forwarded-for': '203.0.113.1', 'fastly-client-ip': '203.0.113.1', 'x-forwarded': '203.0.113.1', 'forwarded-for': '203.0.113.1' };

  it.each<[string, Record<string, string>]>([['x-forwarded-for', { 'x-forwarded-for': '203.0.113.1', 'x-forwarded-proto': 'https', 'x-forwarded-host': 'evil.example' }], ...Object.entries(SPOOFED).map(([name, value]): [string, Record<string, string>] => [name, { [name]: value }])])('without trusted proxies %s says nothing', async (_name, headers) => {
    expect(await who(door, headers)).toEqual({ ip: '127.0.0.1', protocol: 'http', host: `127.0.0.1:${door.port}` });
  });

  describe.each([[['loopback']], [['127.0.0.0/8', '10.0.0.0/8']]])('with trusted proxies %j', (trustedProxies) => {
    let behind: Door;
    beforeAll(async () => void (behind = await openDoor({ trustedProxies })));
    afterAll(() => behind.stop());

    it.each<[string, Record<string, string>, string]>([
      ['nothing', {}, '127.0.0.1'], ['one address', { 'x-forwarded-for': '203.0.113.1' }, '203.0.113.1'], ['an address claimed before', { 'x-forwarded-for': '192.0.2.66, 203.0.113.1' }, '203.0.113.1'], ['a trusted one claimed before', { 'x-forwarded-for': '127.0.0.1, 203.0.113.1' }, '203.0.113.1'], ['a proxy behind a proxy', { 'x-forwarded-for': '203.0.113.1, 127.0.0.9' }, '203.0.113.1'], ['IPv6', { 'x-forwarded-for': '2001:db8::7' }, '2001:db8::7'],
      ...Object.entries(SPOOFED).map(([name, value]): [string, Record<string, string>, string] => [name, { [name]: value }, '127.0.0.1']),
    ])('%s', async (_what, headers, ip) => {
      expect((await who(behind, headers)).ip).toBe(ip);
    });

    it('the protocol is what the proxy says', async () => {
      expect(await who(behind, { 'x-forwarded-proto': 'http, https' })).toMatchObject({ protocol: 'https' });
    });
  });

  it('a proxy that is not on the list is nobody special', async () => {
    const strict = await openDoor({ trustedProxies: ['10.0.0.0/8'] });
    expect(await who(strict, { 'x-forwarded-for': '203.0.113.1', 'x-forwarded-proto': 'https', 'x-forwarded-host': 'evil.example' })).toEqual({ ip: '127.0.0.1', protocol: 'http', host: `127.0.0.1:${strict.port}` });
    await strict.stop();
  });
});
