import dns from 'node:dns/promises';

/** Every address of a name, of both families; empty or rejected when it has none. */
export type ResolveAll = (hostname: string) => Promise<string[]>;

/**
 * Reads a list of name servers: `address` or `address:port`, IPv6 in brackets when a port follows.
 *
 * @throws Error naming every entry that is none
 */
export function parseDnsServers(text: string): string[] {
  const entries = text.split(',').map((entry) => entry.trim()).filter(Boolean);
  const bad = entries.filter((entry) => !isServer(entry));
  if (bad.length > 0) throw new Error(`no addresses of name servers: ${bad.join(', ')}`);
  return entries;
}

function isServer(entry: string): boolean {
  try {
    new dns.Resolver().setServers([entry]);
    return true;
  } catch {
    return false;
  }
}

/**
 * Asks name servers. A family whose query fails counts as without addresses: whoever uses the answer connects to nothing
 * that is not in it. The system's own resolver is not used: its lookups occupy the threads that files are written with,
 * and a name whose server never answers would hold one for half a minute.
 *
 * @param servers `address` or `address:port`, IPv6 in brackets when a port follows; those of the system when none are given
 */
export function resolveByServers(servers: string[] = []): ResolveAll {
  const resolver = new dns.Resolver({ timeout: 2_000, tries: 2 });
  if (servers.length > 0) resolver.setServers(servers);
  return async (hostname) => {
    const families = await Promise.allSettled([resolver.resolve4(hostname), resolver.resolve6(hostname)]);
    const addresses = families.flatMap((family) => (family.status === 'fulfilled' ? family.value : []));
    if (addresses.length > 0) return addresses;
    throw new Error(`${hostname} has no address`, { cause: families.map((family) => (family.status === 'rejected' ? (family.reason as unknown) : undefined)) });
  };
}
