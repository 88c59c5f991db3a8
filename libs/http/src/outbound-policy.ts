import { isIP } from 'node:net';
import { classifyAddress, isMetadataName } from './address-policy.ts';
import type { OutboundAllowList } from './outbound-allow-list.ts';
import { RefusedUrlError } from './outbound-errors.ts';

const MAX_URL_LENGTH = 4_096;
/** What URL parsers quietly repair: each has hidden a host from somebody's check before. */
// oxlint-disable-next-line no-control-regex
const REPAIRED = /[\u0000-\u0020\u007f\\]/;
/** Names that never lead out (RFC 6761, 8375, 9476 and custom). */
const LOCAL_NAME = /(?:^|\.)(?:localhost|local|internal|home\.arpa|lan|intranet|corp)$/;

/** What a guard lets through, decided without asking anybody. */
export interface OutboundPolicy {
  allow: OutboundAllowList;
  ports: ReadonlySet<number>;
  /** Plain http to public hosts too. */
  allowHttp: boolean;
}

/** Not by `URL.canParse`: once compiled, Node 20's says no to hosts with Latin-1 letters that `new URL` takes. */
export function parseUrl(text: string, base?: URL): URL | undefined {
  try {
    return new URL(text, base);
  } catch {
    return undefined;
  }
}

/** Host of a URL as names and addresses are written elsewhere: without brackets. */
export const hostOf = (url: URL): string => url.hostname.replace(/^\[|\]$/g, '');
export const portOf = (url: URL): number => Number(url.port) || (url.protocol === 'http:' ? 80 : 443);

/**
 * Checks all of a URL that can be seen in it: form, scheme, credentials, port and, when its host is an address, that.
 *
 * @throws RefusedUrlError
 */
export function checkUrl(raw: string | URL, policy: OutboundPolicy): URL {
  const text = String(raw);
  if (text.length > MAX_URL_LENGTH || REPAIRED.test(text) || !/^[a-z][a-z\d+.-]*:\/\/[^/?#]/i.test(text)) throw new RefusedUrlError('invalid-url');
  const url = parseUrl(text);
  if (!url) throw new RefusedUrlError('invalid-url');
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw new RefusedUrlError('scheme-not-allowed');
  // An empty user name is no user name to the parser, yet whoever writes one means to confuse.
  if (url.username || url.password || /^[^/]*\/\/[^/?#]*@/.test(text)) throw new RefusedUrlError('credentials-in-url');
  const [host, port] = [hostOf(url), portOf(url)];
  if (isMetadataName(host)) throw new RefusedUrlError('host-not-allowed');
  if (isIP(host) === 0) checkName(host, port, policy);
  else checkAddresses(host, [host], port, policy);
  if (!policy.ports.has(port) && !policy.allow.opensPort(host, port)) throw new RefusedUrlError('port-not-allowed');
  if (url.protocol === 'http:' && !policy.allowHttp && !policy.allow.permitsPlainHttp(host, port)) throw new RefusedUrlError('scheme-not-allowed');
  return url;
}

function checkName(host: string, port: number, { allow }: OutboundPolicy): void {
  // A trailing dot is legal, and a second spelling of every name that a list may hold.
  if (host === '' || host.endsWith('.')) throw new RefusedUrlError('invalid-url');
  // Where networks are permitted, only the address can tell.
  if (allow.namesHost(host, port) || allow.holdsNetworks) return;
  if (!host.includes('.') || LOCAL_NAME.test(host)) throw new RefusedUrlError('host-not-allowed');
}

/**
 * Checks what a host resolved to: one address that is not permitted refuses all of them, and none at all reads the same,
 * so that nobody learns which internal names exist.
 *
 * @throws RefusedUrlError
 */
export function checkAddresses(host: string, addresses: string[], port: number, { allow }: OutboundPolicy): void {
  const isPermitted = (address: string): boolean => {
    const kind = classifyAddress(address);
    return kind === 'public' || (kind === 'private' && allow.permitsAddress(host, address, port));
  };
  const denied = addresses.filter((address) => !isPermitted(address));
  if (denied.length > 0 || addresses.length === 0) throw new RefusedUrlError('host-not-allowed', { cause: new Error(`${host} resolved to ${addresses.join(', ') || 'nothing'}`) });
}
