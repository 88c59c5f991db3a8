import { BlockList, isIP } from 'node:net';

const LOOPBACK = new BlockList();
LOOPBACK.addSubnet('127.0.0.0', 8);
LOOPBACK.addAddress('::1', 'ipv6');
const PRIVATE = new BlockList();
for (const [address, prefix] of [['10.0.0.0', 8], ['172.16.0.0', 12], ['192.168.0.0', 16], ['169.254.0.0', 16], ['100.64.0.0', 10], ['127.0.0.0', 8], ['0.0.0.0', 8]] as const) PRIVATE.addSubnet(address, prefix);
for (const [address, prefix] of [['::1', 128], ['::', 128], ['fc00::', 7], ['fe80::', 10]] as const) PRIVATE.addSubnet(address, prefix, 'ipv6');
/** Endings that no name server outside this network knows. */
const PRIVATE_NAME = /\.(local|internal|localhost|localdomain|test|invalid|lan|home\.arpa)$/;

/** Host of a URL as it is compared: without brackets and without the dot of a full name. */
const hostOf = (url: string): string => new URL(url).hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '').toLowerCase();
const isOn = (list: BlockList, host: string): boolean => isIP(host) !== 0 && list.check(host, isIP(host) === 6 ? 'ipv6' : 'ipv4');
const isLoopback = (host: string): boolean => host === 'localhost' || host.endsWith('.localhost') || isOn(LOOPBACK, host);

/**
 * Whether a provider can fetch what we serve at our public address: not when that address is private or known to this
 * network alone, unless the provider runs on this very machine. Judged by its form; nothing is resolved or called.
 */
export function providerCanReach(providerBaseUrl: string, publicBaseUrl: string): boolean {
  if (isLoopback(hostOf(providerBaseUrl))) return true;
  const host = hostOf(publicBaseUrl);
  if (isIP(host) !== 0) return !isOn(PRIVATE, host);
  return host.includes('.') && !PRIVATE_NAME.test(host);
}
