import ipaddr from 'ipaddr.js';
import { isIP, isIPv4 } from 'node:net';

/**
 * What per-address limits count by: an IPv4 address itself, and for IPv6 its /64, of which one household or server has
 * all. An IPv4 address in IPv6 clothes counts as itself; what is no address at all is one client.
 */
export function clientNetworkOf(ip: string): string {
  if (isIPv4(ip)) return ip;
  if (isIP(ip) === 0) return 'unknown';
  const address = ipaddr.process(ip.split('%')[0] ?? '');
  if (address instanceof ipaddr.IPv4) return address.toString();
  return `${address.parts.slice(0, 4).map((part) => part.toString(16)).join(':')}::/64`;
}
