import { BlockList, isIP } from 'node:net';

const PRIVATE = new BlockList();
for (const [address, prefix] of [['10.0.0.0', 8], ['172.16.0.0', 12], ['192.168.0.0', 16], ['169.254.0.0', 16], ['100.64.0.0', 10], ['127.0.0.0', 8], ['0.0.0.0', 8]] as const) PRIVATE.addSubnet(address, prefix);
for (const [address, prefix] of [['::1', 128], ['::', 128], ['fc00::', 7], ['fe80::', 10]] as const) PRIVATE.addSubnet(address, prefix, 'ipv6');

const isLoopback = (host: string): boolean => host === 'localhost' || host === '::1' || host.startsWith('127.');
const hostOf = (url: string): string => new URL(url).hostname.replace(/^\[|\]$/g, '').toLowerCase();

/**
 * Whether a provider can fetch what we serve at our public address: not when that address is private or known to this
 * network alone, unless the provider runs on this very machine. Judged by its form; nothing is resolved or called.
 */
export function providerCanReach(providerBaseUrl: string, publicBaseUrl: string): boolean {
  const host = hostOf(publicBaseUrl);
  if (isLoopback(hostOf(providerBaseUrl))) return true;
  if (isLoopback(host)) return false;
  const family = isIP(host);
  if (family !== 0) return !PRIVATE.check(host, family === 6 ? 'ipv6' : 'ipv4');
  return host.includes('.') && !/\.(local|internal|localhost|test|invalid|lan|home\.arpa)$/.test(host);
}
