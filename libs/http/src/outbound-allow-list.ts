import ipaddr from 'ipaddr.js';
import { isIP } from 'node:net';

interface AllowEntry {
  /** A name or an address, as URLs write it (without brackets). */
  host?: string;
  network?: [ipaddr.IPv4 | ipaddr.IPv6, number];
  port?: number;
  plainHttp: boolean;
}

const ENTRY = /^(?<scheme>https?:\/\/)?(?:\[(?<ipv6>[\da-f:.]+)\]|(?<host>[\da-z_.-]+))(?::(?<port>\d{1,5}))?$/i;

function parseEntry(text: string): AllowEntry | undefined {
  if (text.includes('/') && !/^https?:/i.test(text)) return ipaddr.isValidCIDR(text) ? { network: ipaddr.parseCIDR(text), plainHttp: false } : undefined;
  const bareIPv6 = isIP(text) === 6 ? text : undefined;
  const { scheme, ipv6 = bareIPv6, host, port } = ENTRY.exec(text)?.groups ?? {};
  const name = (ipv6 ?? host)?.toLowerCase();
  if (!name || name.includes('%') || (ipv6 && isIP(ipv6) !== 6) || (port && (Number(port) < 1 || Number(port) > 65_535))) return undefined;
  const shared = { plainHttp: scheme?.toLowerCase() === 'http://', ...(port ? { port: Number(port) } : {}) };
  return isIP(name) ? { host: name, network: ipaddr.parseCIDR(`${name}/${isIP(name) === 6 ? 128 : 32}`), ...shared } : { host: name, ...shared };
}

/**
 * What an operator permits beyond the public internet: `media.corp`, `10.0.0.5:9000`, `10.20.0.0/16`, `[fd12::1]:8443`.
 * A port in an entry permits that port and binds the entry to it; `http://` before an entry permits plain http to it.
 */
export class OutboundAllowList {
  private readonly entries: AllowEntry[];

  private constructor(entries: AllowEntry[]) {
    this.entries = entries;
  }

  /** @throws Error naming every entry that is none */
  static parse(text: string): OutboundAllowList {
    const parts = text.split(',').map((part) => part.trim()).filter(Boolean);
    const parsed = parts.map((part) => [part, parseEntry(part)] as const);
    const bad = parsed.filter(([, entry]) => !entry).map(([part]) => part);
    if (bad.length > 0) throw new Error(`neither a host name, an address nor a network: ${bad.join(', ')}`);
    return new OutboundAllowList(parsed.flatMap(([, entry]) => entry ?? []));
  }

  /** Whether any host may turn out to be permitted by its address. */
  get holdsNetworks(): boolean {
    return this.entries.some(({ network }) => network !== undefined);
  }

  /** Whether an entry names this host, or holds its address when it is one. */
  namesHost(hostname: string, port: number): boolean {
    return this.entries.some((entry) => fitsPort(entry, port) && (entry.host === hostname || holds(entry, hostname)));
  }

  /** Whether a port outside the usual ones is permitted for this host. */
  opensPort(hostname: string, port: number): boolean {
    return this.entries.some((entry) => entry.port === port && (entry.host === hostname || holds(entry, hostname)));
  }

  permitsPlainHttp(hostname: string, port: number): boolean {
    return this.entries.some((entry) => entry.plainHttp && fitsPort(entry, port) && (entry.host === hostname || holds(entry, hostname)));
  }

  /** Whether a host's address may be one that is not public. */
  permitsAddress(hostname: string, address: string, port: number): boolean {
    return this.entries.some((entry) => fitsPort(entry, port) && (entry.host === hostname || holds(entry, address)));
  }
}

const fitsPort = (entry: AllowEntry, port: number): boolean => entry.port === undefined || entry.port === port;

function holds(entry: AllowEntry, address: string): boolean {
  if (!entry.network || isIP(address) === 0 || address.includes('%')) return false;
  const parsed = ipaddr.parse(address);
  return parsed.kind() === entry.network[0].kind() && parsed.match(entry.network);
}
