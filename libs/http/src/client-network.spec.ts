import { clientNetworkOf, parseTrustedProxies } from './client-network.ts';

it.each([
  ['203.0.113.9', '203.0.113.9'], ['::ffff:203.0.113.9', '203.0.113.9'], ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'], ['2001:db8:1:2::', '2001:db8:1:2::/64'], ['2001:0db8:0001:0002:ffff:ffff:ffff:ffff', '2001:db8:1:2::/64'], ['2001:db8:1:3::1', '2001:db8:1:3::/64'], ['::1', '0:0:0:0::/64'], ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['', 'unknown'], ['unknown', 'unknown'], ['1.2.3', 'unknown'], ['203.0.113.9:80', 'unknown'],
])('%s counts as %s', (ip, network) => {
  expect(clientNetworkOf(ip)).toBe(network);
});

it('reads trusted proxies, and names every entry that is none', () => {
  expect(parseTrustedProxies(' loopback, 10.0.0.0/8,2001:db8::/32, 192.0.2.1 ,')).toEqual(['loopback', '10.0.0.0/8', '2001:db8::/32', '192.0.2.1']);
  expect(parseTrustedProxies('')).toEqual([]);
  expect(() => parseTrustedProxies('loopback, proxy.local, 10.0.0.0/40, 0.0.0.0/0, *')).toThrow('proxy.local, 10.0.0.0/40, 0.0.0.0/0, *');
});
