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

/**
 * Reads a list of proxies whose `X-Forwarded-*` headers are believed: `loopback`, addresses, networks.
 *
 * @throws Error naming every entry that is none
 */
export function parseTrustedProxies(text: string): string[] {
  const entries = text.split(',').map((entry) => entry.trim()).filter(Boolean);
  const bad = entries.filter((entry) => entry !== 'loopback' && isIP(entry) === 0 && !isNetwork(entry));
  if (bad.length > 0) throw new Error(`neither "loopback" nor an address nor a network: ${bad.join(', ')}`);
  return entries;
}

/** `0.0.0.0/0` would believe everybody, and is always a mistake. */
const isNetwork = (entry: string): boolean => ipaddr.isValidCIDR(entry) && ipaddr.parseCIDR(entry)[1] > 0;
