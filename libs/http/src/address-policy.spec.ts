import { classifyAddress, isMetadataName } from './address-policy.ts';

it.each(['1.1.1.1', '8.8.8.8', '93.184.216.34', '100.63.255.255', '100.128.0.1', '169.253.255.255', '169.255.0.1', '172.15.0.1', '172.32.0.1', '192.0.1.1', '198.17.255.255', '198.20.0.1', '223.255.255.255', '168.63.129.15', '2606:4700::1111', '2a00:1450:4001::200e', '2001:4860:4860::8888', '3ffe::1'])('%s is public', (address) => {
  expect(classifyAddress(address)).toBe('public');
});

it.each([
  ['unspecified', '0.0.0.0'], ['this network', '0.1.2.3'], ['private', '10.0.0.0'], ['private', '10.255.255.255'], ['private', '172.16.0.0'], ['private', '172.31.255.255'], ['private', '192.168.255.255'],
  ['shared', '100.64.0.0'], ['shared', '100.127.255.255'], ['loopback', '127.0.0.1'], ['loopback', '127.255.255.255'], ['protocol assignments', '192.0.0.1'], ['documentation', '192.0.2.1'], ['documentation', '198.51.100.1'], ['documentation', '203.0.113.255'],
  ['6to4 relay', '192.88.99.1'], ['benchmarking', '198.18.0.0'], ['benchmarking', '198.19.255.255'], ['multicast', '224.0.0.1'], ['multicast', '239.255.255.255'], ['reserved', '240.0.0.1'], ['broadcast', '255.255.255.255'],
  ['unspecified', '::'], ['loopback', '::1'], ['mapped', '::ffff:8.8.8.8'], ['compatible', '::8.8.8.8'], ['translated', '::ffff:0:8.8.8.8'], ['NAT64', '64:ff9b::8.8.8.8'], ['local NAT64', '64:ff9b:1::8.8.8.8'], ['discard', '100::1'], ['Teredo', '2001::1'], ['ORCHID', '2001:10::1'], ['ORCHIDv2', '2001:20::1'],
  ['documentation', '2001:db8::1'], ['documentation', '3fff::1'], ['6to4', '2002:808:808::1'], ['ISATAP', '2a00:1450::5efe:8.8.8.8'], ['unallocated', '4000::1'], ['unallocated', '8000::1'], ['segment routing', '5f00::1'], ['unique local', 'fc00::1'], ['unique local', 'fdff::1'], ['site-local', 'fec0::1'], ['multicast', 'ff02::1'], ['multicast', 'ff0e::1'],
  ['with a zone', '2606:4700::1111%eth0'], ['no address', 'example.com'], ['no address', ''], ['no address', '0x7f.1'], ['no address', '[::1]'],
])('%s is private: %s', (_what, address) => {
  expect(classifyAddress(address)).toBe('private');
});

const METADATA = ['169.254.169.254', '169.254.170.2', '169.254.0.0', '169.254.255.255', '168.63.129.16', '100.100.100.200', '192.0.0.192'];
const halves = (address: string): [string, string] => {
  const [a = 0, b = 0, c = 0, d = 0] = address.split('.').map(Number);
  return [(a * 256 + b).toString(16), (c * 256 + d).toString(16)];
};

describe.each(METADATA)('%s is metadata', (address) => {
  const [high, low] = halves(address);
  const [c = 0, d = 0] = address.split('.').slice(2).map(Number);
  it.each([
    ['itself', address], ['mapped', `::ffff:${address}`], ['compatible', `::${address}`], ['translated', `::ffff:0:${address}`], ['NAT64', `64:ff9b::${high}:${low}`], ['local NAT64', `64:ff9b:1::${high}:${low}`],
    ['local NAT64, split', `64:ff9b:1:${high}:${c.toString(16)}:${(d * 256).toString(16)}::`], ['6to4', `2002:${high}:${low}::1`], ['Teredo server', `2001:0:${high}:${low}::1`],
    ['Teredo client', `2001::${(0xffff - Number.parseInt(high, 16)).toString(16)}:${(0xffff - Number.parseInt(low, 16)).toString(16)}`], ['ISATAP', `2a00:1450::5efe:${high}:${low}`], ['ISATAP, universal', `2a00:1450::200:5efe:${high}:${low}`],
  ])('%s: %s', (_form, spelled) => {
    expect(classifyAddress(spelled)).toBe('metadata');
  });
});

it.each(['fd00:ec2::254', 'fd00:ec2::23', 'fd20:ce::254', 'fe80::1', 'fe80::a9fe:a9fe', 'fe80::a9fe:a9fe%eth0', 'febf::1'])('%s is metadata', (address) => {
  expect(classifyAddress(address)).toBe('metadata');
});

it('knows the names of metadata services', () => {
  expect(['metadata.google.internal', 'metadata.google.internal.', 'instance-data'].every(isMetadataName)).toBe(true);
  expect(isMetadataName('metadata.example.com')).toBe(false);
});
