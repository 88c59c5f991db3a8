import ipaddr from 'ipaddr.js';
import { Resolver } from 'node:dns/promises';
import { isIP, type LookupFunction } from 'node:net';
import { Agent, request } from 'undici';
import { PERMITTED, startCanary, watchDialling, type Canary } from './canary.fixture.ts';
import { startDnsStub, type DnsStub } from './dns-stub.fixture.ts';
import { OutboundGuard } from './guarded-fetch.ts';
import { hostOf, parseUrl } from './outbound-policy.ts';
import { OutboundAllowList } from './outbound-allow-list.ts';
import { FailedFetchError, RefusedUrlError } from './outbound-errors.ts';
import { resolveByServers } from './resolve-all.ts';
import { spellings, zone, type Spelling } from './ssrf-spellings.fixture.ts';

const REDIRECTS = [301, 302, 303, 307, 308];
/** How often a name is fetched for each way it moves: until its other address has been answered, and once more. */
const VISITS = { rebind1: 2, rebind2: 3, back: 3 };
const PATIENCE_MS = 300_000;
let dns: DnsStub;
let canary: Canary;
let guard: OutboundGuard;
let all: Spelling[];

beforeAll(async () => {
  dns = await startDnsStub(zone(PERMITTED));
  canary = await startCanary();
  // Port and plain http are open, so that only the address can save us.
  guard = new OutboundGuard({ allow: OutboundAllowList.parse(PERMITTED), ports: [canary.port], allowHttp: true, resolve: resolveByServers([dns.server]) });
  all = spellings(canary.port);
});
afterAll(async () => {
  await guard.close();
  await canary.stop();
  await dns.stop();
});
beforeEach(() => {
  canary.hits.splice(0);
  canary.visits = 0;
});

/** Fetches with the guard. @returns how it ended */
async function attempt(url: string): Promise<string> {
  try {
    const response = await guard.fetch(url, { maxBytes: 1_000, totalMs: 10_000 });
    response.body.resume();
    return `${response.statusCode}`;
  } catch (error) {
    return error instanceof RefusedUrlError || error instanceof FailedFetchError ? error.reason : `unexpected: ${String(error)}`;
  }
}

async function inBatches<T>(items: T[], work: (item: T) => Promise<void>): Promise<void> {
  for (let index = 0; index < items.length; index += 32) await Promise.all(items.slice(index, index + 32).map(work));
}

/** Every address that a spelling comes down to, once: what a name server could answer. */
function answers(): string[] {
  const hosts = all.flatMap(({ url, target }) => [target, hostOf(parseUrl(url) ?? new URL('http://none'))]);
  return [...new Set(hosts.filter((host) => isIP(host) !== 0).map((host) => ipaddr.parse(host).toString()))];
}

const rebindName = (kind: string, address: string): string => `${kind}-${Buffer.from(ipaddr.parse(address).toByteArray()).toString('hex')}.test`;

describe('no spelling reaches what it should not', () => {
  it('there are more than 500, and the permitted address can be reached', async () => {
    expect(all.length).toBeGreaterThan(500);
    expect(await attempt(`http://${PERMITTED}:${canary.port}/`)).toBe('200');
    expect(await attempt(`http://rebind1-7f00004d.test:${canary.port}/`)).toBe('200');
    expect(canary.visits).toBe(2);
  });

  it('as it is', async () => {
    const watch = watchDialling();
    const reached: string[] = [];
    await inBatches(all, async ({ form, url }) => {
      const outcome = await attempt(url);
      if (!(outcome in { 'invalid-url': 1, 'scheme-not-allowed': 1, 'credentials-in-url': 1, 'port-not-allowed': 1, 'host-not-allowed': 1 })) reached.push(`${form} ${JSON.stringify(url)}: ${outcome}`);
    });
    watch.stop();
    expect(reached).toEqual([]);
    expect(canary.hits).toEqual([]);
    expect([...watch.dialled]).toEqual([]);
  });

  it('as the target of a redirect of each kind', async () => {
    const watch = watchDialling();
    const reached: string[] = [];
    // A request that leads nowhere else but back to the permitted server shows that redirects are followed at all.
    expect(await attempt(`http://${PERMITTED}:${canary.port}/go/302/${encodeURIComponent(`http://${PERMITTED}:${canary.port}/`)}`)).toBe('200');
    for (const status of REDIRECTS) {
      await inBatches(all, async ({ form, url }) => {
        const outcome = await attempt(`http://${PERMITTED}:${canary.port}/go/${status}/${encodeURIComponent(url)}`);
        // Some are no absolute URLs and so lead to another path of the permitted server.
        if (outcome.startsWith('unexpected')) reached.push(`${status} ${form} ${JSON.stringify(url)}: ${outcome}`);
      });
    }
    watch.stop();
    expect(reached).toEqual([]);
    expect(canary.hits).toEqual([]);
    expect([...watch.dialled]).toEqual([PERMITTED]);
    expect(canary.visits).toBeGreaterThanOrEqual(all.length * REDIRECTS.length);
  }, PATIENCE_MS);

  it('as what a name becomes after it was checked', async () => {
    const watch = watchDialling();
    const outcomes: Record<string, number> = {};
    const targets = answers();
    expect(targets.length).toBeGreaterThan(200);
    await inBatches(targets.flatMap((target) => Object.entries(VISITS).map(([kind, visits]) => ({ name: rebindName(kind, target), visits }))), async ({ name, visits }) => {
      for (let visit = 0; visit < visits; visit += 1) {
        const outcome = await attempt(`http://${name}:${canary.port}/`);
        outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
      }
    });
    watch.stop();
    expect(Object.keys(outcomes).toSorted()).toEqual(['200', 'host-not-allowed']);
    expect(outcomes['host-not-allowed']).toBe(targets.length * 3);
    expect(canary.hits).toEqual([]);
    expect([...watch.dialled]).toEqual([PERMITTED]);
    process.stdout.write(`${all.length} spellings: ${all.length * (1 + REDIRECTS.length)} fetches and redirects, ${targets.length} addresses as what a name becomes: ${targets.length * 8} fetches; 0 hits\n`);
  }, PATIENCE_MS);
});

describe('the test bites', () => {
  const lookup: LookupFunction = (name, _options, done) => {
    void (async () => {
      const addresses = await resolveByServers([dns.server])(name).catch(() => []);
      if (addresses.length === 0) done(new Error('no address'), []);
      else done(null, addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })));
    })();
  };
  // What is dialled here must not leave the machine.
  const isHere = ({ target }: Spelling): boolean => target.startsWith('127.') || target === '0.0.0.0' || target === '::1' || target === '::';

  it('a fetch without the guard reaches the canary', async () => {
    const bare = new Agent({ connect: { timeout: 1_000, lookup } });
    const watch = watchDialling();
    const here = all.filter(isHere).filter(({ form, url }) => /^https?:/.test(parseUrl(url)?.protocol ?? '') && !/NAT64|6to4|Teredo|ISATAP|compatible|translated|AAAA/.test(form) && !parseUrl(url)?.hostname.includes('169.254'));
    await inBatches(here, async ({ url }) => {
      const response = await request(url, { dispatcher: bare }).catch(() => undefined);
      await response?.body.dump();
    });
    watch.stop();
    expect(canary.hits.length).toBeGreaterThan(100);
    expect(watch.dialled.has('127.0.0.1')).toBe(true);
    await bare.close();
  }, PATIENCE_MS);

  it('checking a name and then fetching it, without pinning, reaches the canary', async () => {
    const bare = new Agent({ connect: { timeout: 1_000, lookup } });
    const resolver = new Resolver();
    resolver.setServers([dns.server]);
    const name = 'unpinned.rebind1-7f000001.test';
    expect(await resolver.resolve4(name)).toEqual([PERMITTED]);
    const response = await request(`http://${name}:${canary.port}/`, { dispatcher: bare });
    await response.body.dump();
    expect(canary.hits).toEqual(['127.0.0.1']);
    await bare.close();
  });
});
