import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fetchFromProvider, isAllowedHost, RefusedHostError } from './outbound-fetch.ts';

describe('hosts a result may come from', () => {
  it.each<[string, string[], boolean]>([
    ['https://cdn.klingai.com/a', ['.klingai.com'], true],
    ['https://a.b.klingai.com/a', ['.klingai.com'], true],
    ['https://klingai.com/a', ['.klingai.com'], true],
    ['https://CDN.KlingAI.com/a', ['.klingai.com'], true],
    ['https://evilklingai.com/a', ['.klingai.com'], false],
    ['https://klingai.com.evil.com/a', ['.klingai.com'], false],
    ['https://cdn.klingai.com@evil.com/a', ['.klingai.com'], false],
    ['https://evil.com/.klingai.com', ['.klingai.com'], false],
    ['https://evil.com#.klingai.com', ['.klingai.com'], false],
    ['https://cdn.klingai.com./a', ['.klingai.com'], false],
    ['https://api.example.com/a', ['api.example.com'], true],
    ['https://sub.api.example.com/a', ['api.example.com'], false],
    ['https://api.example.com:8443/a', ['api.example.com'], false],
    ['https://api.example.com:443/a', ['api.example.com'], true],
    ['http://127.0.0.1:8080/a', ['127.0.0.1:*'], true],
    ['http://127.0.0.1/a', ['127.0.0.1:*'], true],
    ['http://2130706433/a', ['127.0.0.1:*'], true],
    ['http://127.0.0.2:8080/a', ['127.0.0.1:*'], false],
    ['http://localhost:8080/a', ['127.0.0.1:*'], false],
    ['http://[::1]:8080/a', ['[::1]:*'], true],
    ['https://127.0.0.1.evil.com/a', ['127.0.0.1:*'], false],
    ['http://169.254.169.254/latest/meta-data', ['.klingai.com', '127.0.0.1:*'], false],
    ['https://anything.com/a', [], false],
  ])('%s with %j: %s', (url, allowed, expected) => {
    expect(isAllowedHost(new URL(url), allowed)).toBe(expected);
  });
});

describe('fetching a result', () => {
  let server: Server;
  let origin: string;
  const asked: string[] = [];
  const routes: Record<string, (request: IncomingMessage, response: ServerResponse) => void> = {
    '/clip': (_request, response) => response.writeHead(200, { 'content-type': 'video/mp4' }).end('clip'),
    '/gone': (_request, response) => response.writeHead(403).end('expired'),
    '/moved': (_request, response) => response.writeHead(302, { location: '/clip' }).end(),
    '/away': (_request, response) => response.writeHead(302, { location: 'http://169.254.169.254/latest/meta-data' }).end(),
    '/sideways': (_request, response) => response.writeHead(307, { location: `${origin.replace('127.0.0.1', 'localhost')}/clip` }).end(),
    '/downwards': (_request, response) => response.writeHead(301, { location: 'file:///etc/passwd' }).end(),
    '/circle': (_request, response) => response.writeHead(302, { location: '/circle' }).end(),
    '/nowhere': (_request, response) => response.writeHead(302).end('no location'),
  };

  beforeAll(async () => {
    server = createServer((request, response) => {
      asked.push(request.url ?? '');
      routes[request.url ?? '']?.(request, response);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    await new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    });
  });
  beforeEach(() => asked.splice(0));
  const get = (path: string, hosts = ['127.0.0.1:*']) => fetchFromProvider(path.startsWith('/') ? origin + path : path, hosts);

  it('gives the answer of an allowed host, whatever its status', async () => {
    const clip = await get('/clip');
    expect([clip.statusCode, await clip.body.text()]).toEqual([200, 'clip']);
    const gone = await get('/gone');
    expect([gone.statusCode, await gone.body.text()]).toEqual([403, 'expired']);
  });

  it('asks nothing of a host that is not on the list', async () => {
    await expect(get('/clip', ['.klingai.com'])).rejects.toThrow(RefusedHostError);
    expect(asked).toEqual([]);
  });

  it('follows a redirect that stays on the list', async () => {
    const response = await get('/moved');
    expect(await response.body.text()).toBe('clip');
    expect(asked).toEqual(['/moved', '/clip']);
  });

  it.each(['/away', '/sideways', '/downwards'])('does not follow a redirect that leaves the list: %s', async (path) => {
    await expect(get(path)).rejects.toThrow(RefusedHostError);
    expect(asked).toEqual([path]);
  });

  it('ends a circle of redirects', async () => {
    await expect(get('/circle')).rejects.toThrow('too many redirects');
    expect(asked).toHaveLength(4);
  });

  it('hands on a redirect without an address as it is', async () => {
    const response = await get('/nowhere');
    expect(response.statusCode).toBe(302);
    await response.body.dump();
  });

  it.each(['http://cdn.klingai.com/clip', 'ftp://cdn.klingai.com/clip'])('takes nothing in the clear from the outside: %s', async (url) => {
    await expect(fetchFromProvider(url, ['.klingai.com'])).rejects.toThrow('results must come over https');
  });
});
