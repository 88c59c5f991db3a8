import { GatewayConfig } from './config.ts';

const REQUIRED = { DATABASE_URL: 'postgresql://a@127.0.0.1/b', NATS_URL: 'nats://127.0.0.1:4222', APP_PUBLIC_BASE_URL: 'https://video.example', OBJECT_STORE_URL: 'file:///objects', MEDIA_SIGNING_KEY: 'x'.repeat(32), SESSION_SIGNING_KEY: 'x'.repeat(32), API_KEY_PEPPER: 'x'.repeat(32), AUDIT_SIGNING_KEY: 'x'.repeat(32) };

it('trusts no proxy and opens nothing inside by default', () => {
  const config = GatewayConfig.parse(REQUIRED);
  expect(config).toMatchObject({ TRUSTED_PROXIES: [], IP_REQUESTS_PER_MINUTE: 60_000, OUTBOUND_PORTS: [], OUTBOUND_DNS_SERVERS: [] });
  expect(config.OUTBOUND_ALLOW.namesHost('10.0.0.1', 443)).toBe(false);
});

it('reads lists', () => {
  const config = GatewayConfig.parse({ ...REQUIRED, TRUSTED_PROXIES: 'loopback, 10.0.0.0/8', OUTBOUND_ALLOW: '10.0.0.0/8', OUTBOUND_PORTS: '443, 9000', OUTBOUND_DNS_SERVERS: '10.0.0.53:5353' });
  expect(config).toMatchObject({ TRUSTED_PROXIES: ['loopback', '10.0.0.0/8'], OUTBOUND_PORTS: [443, 9_000], OUTBOUND_DNS_SERVERS: ['10.0.0.53:5353'] });
  expect(config.OUTBOUND_ALLOW.namesHost('10.0.0.1', 443)).toBe(true);
});

it('names all that is wrong at once', () => {
  const { error } = GatewayConfig.safeParse({ ...REQUIRED, TRUSTED_PROXIES: 'proxy.local', IP_REQUESTS_PER_MINUTE: '5', OUTBOUND_ALLOW: '10.0.0.0/99', OUTBOUND_PORTS: '0,https', OUTBOUND_DNS_SERVERS: 'dns.local' });
  expect(error?.issues.map(({ path, message }) => [path[0], message])).toEqual([
    ['TRUSTED_PROXIES', 'holds neither "loopback" nor an address nor a network: proxy.local'], ['IP_REQUESTS_PER_MINUTE', 'is below 60'], ['OUTBOUND_ALLOW', 'holds neither a host name, an address nor a network: 10.0.0.0/99'], ['OUTBOUND_PORTS', 'holds no ports: 0, https'], ['OUTBOUND_DNS_SERVERS', 'holds no addresses of name servers: dns.local'],
  ]);
});
