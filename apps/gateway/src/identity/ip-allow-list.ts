import { BlockList, isIP } from 'node:net';

/**
 * Says whether an address is in one of the ranges. An empty list allows every address; an IPv4 address that
 * arrives in its IPv6 form is the same address.
 * @param ranges addresses and CIDR ranges
 */
export function isIpAllowed(ranges: readonly string[]): (ip: string) => boolean {
  if (ranges.length === 0) return () => true;
  const list = new BlockList();
  for (const range of ranges) {
    const [address = '', bits] = range.split('/');
    const type = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    list.addSubnet(address, bits === undefined ? (type === 'ipv6' ? 128 : 32) : Number(bits), type);
  }
  return (ip) => {
    const family = isIP(ip);
    return family !== 0 && list.check(ip, family === 6 ? 'ipv6' : 'ipv4');
  };
}
