import { Agent, request, type Dispatcher } from 'undici';
import { followRedirects } from './follow-redirects.ts';

/** A host a provider account may hand results from; `127.0.0.1:*` means any port of the loopback address. */
export type AllowedHost = string;

export class RefusedHostError extends Error {
  override readonly name = 'RefusedHostError';
}

const MAX_REDIRECTS = 3;
const agent = new Agent({ connectTimeout: 10_000, headersTimeout: 30_000, bodyTimeout: 60_000 });

/** True when the URL's host is on the list: equal, or a subdomain of an entry that begins with a dot. */
export function isAllowedHost(url: URL, allowedHosts: AllowedHost[]): boolean {
  return allowedHosts.some((entry) => {
    if (entry.endsWith(':*')) return url.hostname === entry.slice(0, -2);
    if (entry.startsWith('.')) return url.hostname === entry.slice(1) || url.hostname.endsWith(entry);
    return url.host === entry;
  });
}

const isLoopback = (url: URL): boolean => url.hostname === '127.0.0.1' || url.hostname === '[::1]' || url.hostname === 'localhost';

/**
 * GET of a provider's result URL. Only hosts on the account's list are asked, redirects are checked the
 * same way and at most three are followed, plain http is for loopback only.
 *
 * @throws RefusedHostError when the URL or a redirect leaves the list.
 */
export async function fetchFromProvider(rawUrl: string, allowedHosts: AllowedHost[], options: { headers?: Record<string, string>; signal?: AbortSignal } = {}): Promise<Dispatcher.ResponseData> {
  const ask = async (url: URL): Promise<Dispatcher.ResponseData> => {
    if (!isAllowedHost(url, allowedHosts)) throw new RefusedHostError(`results may not come from ${url.host}`);
    if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url))) throw new RefusedHostError(`results must come over https, not ${url.protocol}`);
    return request(url, { method: 'GET', dispatcher: agent, ...options });
  };
  const { response } = await followRedirects(new URL(rawUrl), MAX_REDIRECTS, ask, (why) => new RefusedHostError(why === 'too-many' ? 'too many redirects' : 'a redirect leads nowhere'));
  return response;
}
