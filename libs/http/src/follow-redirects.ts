import type { Dispatcher } from 'undici';
import { parseUrl } from './outbound-policy.ts';

/** The URL an answer sends its reader to. @returns undefined when it is no redirect, or one without an address */
function locationOf({ statusCode, headers }: Dispatcher.ResponseData): string | undefined {
  const { location } = headers;
  return statusCode >= 300 && statusCode < 400 && typeof location === 'string' ? location : undefined;
}

/**
 * Asks a URL and what it redirects to, one after the other. Undici itself follows nothing, so that every step
 * passes the caller's check first.
 *
 * @param ask checks and asks one URL; `from` is the one that led there
 * @param refuse makes the error for a redirect beyond `max`, or one whose address cannot be read
 */
export async function followRedirects(first: URL, max: number, ask: (url: URL, from: URL | undefined) => Promise<Dispatcher.ResponseData>, refuse: (why: 'too-many' | 'unreadable') => Error): Promise<{ url: URL; response: Dispatcher.ResponseData }> {
  let url = first;
  let from: URL | undefined;
  for (let followed = 0; ; followed += 1) {
    const response = await ask(url, from);
    const location = locationOf(response);
    if (location === undefined) return { url, response };
    await response.body.dump();
    if (followed === max) throw refuse('too-many');
    const next = parseUrl(location, url);
    if (!next) throw refuse('unreadable');
    [from, url] = [url, next];
  }
}
