import { OutboundAllowList } from './outbound-allow-list.ts';

const list = OutboundAllowList.parse('media.corp, API.Example.com:9000,10.20.0.0/16, 10.0.0.5:9000 ,[fd12::1]:8443,fd34::/32, http://192.168.1.9:8080, http://nas.lan,');

it.each<[string, number, boolean]>([['media.corp', 443, true], ['media.corp', 9000, true], ['a.media.corp', 443, false], ['api.example.com', 9000, true], ['api.example.com', 443, false], ['10.20.3.4', 443, true], ['10.21.0.1', 443, false], ['10.0.0.5', 9000, true], ['10.0.0.5', 443, false], ['fd12::1', 8443, true], ['fd12::2', 8443, false], ['fd34:0:1::9', 443, true]])('names %s on port %d: %s', (host, port, expected) => {
  expect(list.namesHost(host, port)).toBe(expected);
});

it.each<[string, string, number, boolean]>([['media.corp', '10.9.9.9', 443, true], ['other.corp', '10.9.9.9', 443, false], ['other.corp', '10.20.9.9', 443, true], ['api.example.com', '10.9.9.9', 443, false], ['x.test', '10.0.0.5', 9000, true], ['x.test', '10.0.0.5', 443, false], ['x.test', '::ffff:10.20.0.1', 443, false], ['x.test', 'fd34::1%eth0', 443, false]])('%s at %s:%d is permitted: %s', (host, address, port, expected) => {
  expect(list.permitsAddress(host, address, port)).toBe(expected);
});

it('opens a port, and plain http, only for an entry that says so', () => {
  expect([list.opensPort('api.example.com', 9000), list.opensPort('media.corp', 9000), list.opensPort('10.20.1.1', 9000)]).toEqual([true, false, false]);
  expect([list.permitsPlainHttp('192.168.1.9', 8080), list.permitsPlainHttp('192.168.1.9', 80), list.permitsPlainHttp('nas.lan', 80), list.permitsPlainHttp('media.corp', 80)]).toEqual([true, false, true, false]);
});

it('names every bad entry at once', () => {
  expect(() => OutboundAllowList.parse('ok.example, 10.0.0.0/33, a b, host:0, host:70000, ftp://x, fe80::1%eth0, https://a/b, *.corp')).toThrow('neither a host name, an address nor a network: 10.0.0.0/33, a b, host:0, host:70000, ftp://x, fe80::1%eth0, https://a/b, *.corp');
});

it('is empty by default', () => {
  expect(OutboundAllowList.parse('').namesHost('localhost', 443)).toBe(false);
});
