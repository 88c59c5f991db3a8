import { createServer as createPlainServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { generate } from 'selfsigned';
import { startDnsStub, type DnsStub } from './dns-stub.fixture.ts';
import { OutboundGuard, type GuardedRequest } from './guarded-fetch.ts';
import { OutboundAllowList } from './outbound-allow-list.ts';
import { resolveByServers } from './resolve-all.ts';

const LIMITS: GuardedRequest = { maxBytes: 1_000, totalMs: 5_000 };
const seen: { url: string; headers: IncomingMessage['headers']; method: string; servername?: string | false | null }[] = [];
let [plainPort, tlsPort] = [0, 0];
let dns: DnsStub;
let servers: Server[];
let ca: string;
let guard: OutboundGuard;

const drip = (response: ServerResponse): void => {
  const timer = setInterval(() => response.write('x'), 20);
  response.on('close', () => clearInterval(timer));
};
const routes: Record<string, (request: IncomingMessage, response: ServerResponse) => void> = {
  '/clip': (_request, response) => response.end('clip'),
  '/announced': (_request, response) => response.writeHead(200, { 'content-length': 1_001 }).end(Buffer.alloc(1_001)),
  '/unannounced': (_request, response) => void response.write(Buffer.alloc(900), () => response.end(Buffer.alloc(900))),
  '/full': (_request, response) => response.end(Buffer.alloc(1_000)),
  '/bomb': (_request, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(1_000_000))),
  '/silent': () => undefined,
  '/drip': (_request, response) => drip(response),
  '/drip-on': (_request, response) => drip(response.writeHead(302, { location: '/clip' })),
  '/broken': (_request, response) => void response.writeHead(200, { 'content-length': 10 }).write('abc', () => response.destroy()),
  '/elsewhere': (_request, response) => response.writeHead(302, { location: `https://other.fine.test:${tlsPort}/clip` }).end(),
  '/here': (_request, response) => response.writeHead(302, { location: '/clip' }).end(),
  '/down': (_request, response) => response.writeHead(307, { location: `http://files.fine.test:${plainPort}/clip` }).end(),
  '/circle': (_request, response) => response.writeHead(302, { location: '/circle' }).end(),
  '/unreadable': (_request, response) => response.writeHead(302, { location: 'https://[' }).end(),
};

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

beforeAll(async () => {
  const keys = await generate([{ name: 'commonName', value: 'fine.test' }], { keyType: 'ec', algorithm: 'sha256', extensions: [{ name: 'basicConstraints', cA: true }, { name: 'subjectAltName', altNames: [{ type: 2, value: 'files.fine.test' }, { type: 2, value: 'other.fine.test' }] }] });
  ca = keys.cert;
  const answer: RequestListener = (request, response) => {
    seen.push({ url: request.url ?? '', headers: request.headers, method: request.method ?? '', servername: (request.socket as { servername?: string | false }).servername ?? null });
    routes[request.url ?? '']?.(request, response);
  };
  servers = [createPlainServer(answer), createTlsServer({ key: keys.private, cert: keys.cert }, answer)];
  [plainPort = 0, tlsPort = 0] = await Promise.all(servers.map(listen));
  dns = await startDnsStub((name) => (name.endsWith('.fine.test') ? { rounds: [['127.0.0.1']] } : name === 'far.example' ? { rounds: [['10.1.2.3']] } : name === 'cloud.example' ? { rounds: [['169.254.169.254']] } : undefined));
  guard = new OutboundGuard({ allow: OutboundAllowList.parse('files.fine.test,other.fine.test,cloud.example,169.254.0.0/16'), ports: [plainPort, tlsPort], allowHttp: true, resolve: resolveByServers([dns.server]), ca });
});
afterAll(async () => {
  await guard.close();
  for (const server of servers) server.close().closeAllConnections();
  await dns.stop();
});
beforeEach(() => void seen.splice(0));

const plain = (path: string): string => `http://files.fine.test:${plainPort}${path}`;
const secure = (path: string): string => `https://files.fine.test:${tlsPort}${path}`;
const bodyOf = async (url: string, options: Partial<GuardedRequest> = {}): Promise<string> => text((await guard.fetch(url, { ...LIMITS, ...options })).body);

describe('what is sent', () => {
  it('keeps host header and server name although an address is dialled', async () => {
    expect(await bodyOf(secure('/clip'))).toBe('clip');
    expect(seen).toMatchObject([{ servername: 'files.fine.test', headers: { host: `files.fine.test:${tlsPort}`, 'accept-encoding': 'identity' } }]);
  });

  it('believes no certificate for another name', async () => {
    const other = new OutboundGuard({ allow: OutboundAllowList.parse('wrong.fine.test'), ports: [tlsPort], resolve: resolveByServers([dns.server]), ca });
    await expect(other.fetch(`https://wrong.fine.test:${tlsPort}/clip`, LIMITS)).rejects.toMatchObject({ reason: 'url-unreachable' });
    expect(seen).toEqual([]);
    await other.close();
  });

  it('gives credentials to the first origin only', async () => {
    const headers = { authorization: 'Bearer secret', cookie: 'a=b', 'x-api-key': 'secret', accept: 'video/mp4', Host: 'evil.example' };
    await bodyOf(secure('/elsewhere'), { headers });
    await bodyOf(secure('/here'), { headers });
    expect(seen.map(({ headers: sent }) => [sent.host, sent.authorization, sent['x-api-key'], sent.cookie, sent.accept])).toEqual([
      [`files.fine.test:${tlsPort}`, 'Bearer secret', 'secret', 'a=b', 'video/mp4'],
      [`other.fine.test:${tlsPort}`, undefined, undefined, undefined, 'video/mp4'],
      [`files.fine.test:${tlsPort}`, 'Bearer secret', 'secret', 'a=b', 'video/mp4'],
      [`files.fine.test:${tlsPort}`, 'Bearer secret', 'secret', 'a=b', 'video/mp4'],
    ]);
  });

  it('takes no proxy from the environment', async () => {
    const before = { ...process.env };
    Object.assign(process.env, { HTTP_PROXY: 'http://127.0.0.1:1', http_proxy: 'http://127.0.0.1:1', HTTPS_PROXY: 'http://127.0.0.1:1', ALL_PROXY: 'http://127.0.0.1:1', NODE_USE_ENV_PROXY: '1' });
    expect(await bodyOf(plain('/clip'))).toBe('clip');
    process.env = before;
  });

  it('posts a body, and hands a redirect of it on', async () => {
    const response = await guard.fetch(plain('/here'), { ...LIMITS, method: 'POST', body: '{}' });
    expect([response.statusCode, seen.length]).toEqual([302, 1]);
    response.body.resume();
  });
});

describe('redirects', () => {
  it.each([['/down', 'redirect-not-allowed', 1], ['/circle', 'too-many-redirects', 4], ['/unreadable', 'invalid-url', 1]])('%s: %s after %d requests', async (path, reason, requests) => {
    await expect(guard.fetch(secure(path), LIMITS)).rejects.toMatchObject({ reason });
    expect(seen).toHaveLength(requests);
  });

  it('tells where the answer came from', async () => {
    const { url, body } = await guard.fetch(secure('/elsewhere'), LIMITS);
    body.resume();
    expect(url.host).toBe(`other.fine.test:${tlsPort}`);
  });
});

describe('limits', () => {
  it('takes exactly as many bytes as permitted', async () => {
    expect((await bodyOf(plain('/full'))).length).toBe(1_000);
  });
  it('refuses an announced body that is too large at once', async () => {
    await expect(guard.fetch(plain('/announced'), LIMITS)).rejects.toMatchObject({ name: 'FailedFetchError', reason: 'too-large' });
  });
  it('breaks off a body that turns out too large', async () => {
    await expect(bodyOf(plain('/unannounced'))).rejects.toMatchObject({ name: 'FailedFetchError', reason: 'too-large' });
  });
  it('unpacks nothing', async () => {
    await expect(guard.fetch(plain('/bomb'), LIMITS)).rejects.toMatchObject({ reason: 'url-encoded' });
  });
  it.each([['/silent', { headersMs: 100 }], ['/silent', { totalMs: 100 }], ['/drip', { totalMs: 150 }], ['/drip-on', { totalMs: 150 }]])('%s ends after %j', async (path, options) => {
    await expect(bodyOf(plain(path), options)).rejects.toMatchObject({ reason: 'url-timed-out' });
  });
  it('notices a body that is broken off', async () => {
    await expect(bodyOf(plain('/broken'))).rejects.toMatchObject({ reason: 'url-unreachable' });
  });
  it('ends with the caller, even while the name is looked up', async () => {
    const slow = new OutboundGuard({ resolve: () => new Promise(() => undefined) });
    await expect(slow.fetch('https://slow.example/', { ...LIMITS, signal: AbortSignal.timeout(50) })).rejects.toMatchObject({ name: 'TimeoutError' });
    await expect(slow.fetch('https://slow.example/', { ...LIMITS, totalMs: 50 })).rejects.toMatchObject({ reason: 'url-timed-out' });
  });
});

describe('what is refused', () => {
  it('metadata, although name and network are on the allow-list', async () => {
    for (const url of [`http://cloud.example:${plainPort}/`, `http://169.254.169.254:${plainPort}/`, `http://[::ffff:169.254.169.254]:${plainPort}/`]) {
      await expect(guard.fetch(url, LIMITS)).rejects.toMatchObject({ reason: 'host-not-allowed' });
    }
  });

  it('a local name, unless its address may be permitted', async () => {
    const resolve = async (): Promise<string[]> => ['10.20.0.1'];
    const [closed, open] = ['192.168.0.1', '10.20.0.0/16,192.168.0.1'].map((list) => new OutboundGuard({ allow: OutboundAllowList.parse(list), resolve, ports: [1] }));
    await expect(closed?.fetch('https://nas.lan:1/', LIMITS)).rejects.toMatchObject({ reason: 'host-not-allowed' });
    expect(open?.assertAllowedUrl('https://nas.lan:1/').host).toBe('nas.lan:1');
    expect(() => new OutboundGuard().assertAllowedUrl('https://nas.lan/')).toThrow(expect.objectContaining({ reason: 'host-not-allowed' }) as Error);
  });

  it('a private host and a missing one in the same words, without its address; the log has it', async () => {
    const [there, missing] = await Promise.all(['far.example', 'none.example'].map((name) => guard.fetch(`http://${name}:${plainPort}/`, LIMITS).then(() => undefined, (error: unknown) => error as Error)));
    expect(there?.message).toBe(missing?.message);
    expect(there?.message).not.toContain('10.1');
    expect(String(there?.cause)).toContain('10.1.2.3');
  });

  it.each([
    ['nonsense', 'invalid-url'], ['/relative', 'invalid-url'], ['', 'invalid-url'], ['https://', 'invalid-url'], [`https://a.example/${'x'.repeat(5_000)}`, 'invalid-url'], ['https://a.example./', 'invalid-url'], ['https://a.example\\b', 'invalid-url'],
    ['http://a.example/', 'scheme-not-allowed'], ['ftp://a.example/', 'scheme-not-allowed'], ['file:///etc/passwd', 'invalid-url'], ['data://x/y', 'scheme-not-allowed'],
    ['https://me@a.example/', 'credentials-in-url'], ['https://me:pw@a.example/', 'credentials-in-url'], ['https://@a.example/', 'credentials-in-url'], ['https://a.example:22/', 'port-not-allowed'], ['https://a.example:8080/', 'port-not-allowed'],
    ['https://localhost/', 'host-not-allowed'], ['https://intranet/', 'host-not-allowed'], ['https://db.internal/', 'host-not-allowed'], ['https://127.0.0.1/', 'host-not-allowed'], ['https://2130706433/', 'host-not-allowed'], ['https://[::1]/', 'host-not-allowed'], ['https://metadata.goog/', 'host-not-allowed'],
  ])('by the defaults: %s is %s, said without asking anybody', (url, reason) => {
    const defaults = new OutboundGuard({ resolve: () => Promise.reject(new Error('asked')) });
    expect(() => defaults.assertAllowedUrl(url)).toThrow(expect.objectContaining({ name: 'RefusedUrlError', reason }) as Error);
  });

  it.each(['https://a.example/', 'https://a.example:8443/x?y#z', 'https://a.example:80/', 'https://8.8.8.8/', 'https://[2606:4700::1111]/', 'https://bücher.example/', 'https://a.example/@me', 'HTTPS://A.example/'])('by the defaults: %s may be tried', (url) => {
    expect(new OutboundGuard().assertAllowedUrl(url)).toBeInstanceOf(URL);
  });
});
