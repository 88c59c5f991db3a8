import { Readable } from 'node:stream';
import { Agent, request, type Dispatcher } from 'undici';
import { checkedConnector } from './checked-connector.ts';
import { followRedirects } from './follow-redirects.ts';
import { OutboundAllowList } from './outbound-allow-list.ts';
import { FailedFetchError, RefusedUrlError, toOutboundError } from './outbound-errors.ts';
import { checkUrl, type OutboundPolicy } from './outbound-policy.ts';
import { resolveByServers, type ResolveAll } from './resolve-all.ts';

const DEFAULT_PORTS = [443, 80, 8443];
const MAX_REDIRECTS = 3;
const CONNECT_MS = 5_000;
const IDLE_BODY_MS = 30_000;
/** What goes along to another origin; everything else was meant for the first one. */
const TRAVELLING_HEADERS = new Set(['accept', 'accept-language', 'range', 'user-agent']);

export interface OutboundSettings {
  allow?: OutboundAllowList;
  /** Ports asked without an entry in `allow`; default 443, 80 and 8443. */
  ports?: number[];
  /** Plain http to public hosts too; default false. */
  allowHttp?: boolean;
  /** Default: the name servers of the system. */
  resolve?: ResolveAll;
  /** Certificate authority to trust instead of the usual ones, PEM. */
  ca?: string;
}

export interface GuardedRequest {
  method?: 'GET' | 'HEAD' | 'POST' | 'PUT';
  headers?: Record<string, string>;
  body?: string | Buffer;
  signal?: AbortSignal;
  /** Bytes of the answer's body that are taken; one more is an error. */
  maxBytes: number;
  /** Until the headers of one answer are there; default 15 s. */
  headersMs?: number;
  /** For everything, redirects and body too; default 60 s. */
  totalMs?: number;
}

export interface GuardedResponse {
  /** Where the answer came from, after redirects. */
  url: URL;
  statusCode: number;
  headers: Dispatcher.ResponseData['headers'];
  /** Fails with FailedFetchError (`too-large`, `url-timed-out`, `url-unreachable`). Read it, or destroy it. */
  body: Readable;
}

/** Fetches URLs that callers chose. It reaches the public internet and what the operator listed, never a metadata service. */
export class OutboundGuard {
  private readonly policy: OutboundPolicy;
  private readonly agent: Agent;

  constructor({ allow = OutboundAllowList.parse(''), ports = DEFAULT_PORTS, allowHttp = false, resolve = resolveByServers(), ca }: OutboundSettings = {}) {
    this.policy = { allow, ports: new Set(ports), allowHttp };
    // Named dispatcher: proxies of the environment and a global dispatcher have no say. Answers are not decompressed.
    this.agent = new Agent({ connect: checkedConnector({ policy: this.policy, resolve, connectMs: CONNECT_MS, ...(ca ? { ca } : {}) }), bodyTimeout: IDLE_BODY_MS, pipelining: 1 });
  }

  /**
   * What can be said of a URL without asking anybody, for a field that holds one. A name's addresses are checked only
   * when it is fetched, each time.
   *
   * @throws RefusedUrlError, whose `reason` is the field's error code
   */
  assertAllowedUrl(url: string): URL {
    return checkUrl(url, this.policy);
  }

  /**
   * Asks a URL and up to three redirects, every one checked from its form to its addresses. Redirects of requests
   * other than GET and HEAD are not followed but handed on.
   *
   * @throws RefusedUrlError before anything is sent to a host that is not permitted
   * @throws FailedFetchError when a permitted host gives no answer
   */
  async fetch(url: string, options: GuardedRequest): Promise<GuardedResponse> {
    const first = this.assertAllowedUrl(url);
    const limit = new AbortController();
    const timer = setTimeout(() => limit.abort(new FailedFetchError('url-timed-out')), options.totalMs ?? 60_000);
    const signal = options.signal ? AbortSignal.any([limit.signal, options.signal]) : limit.signal;
    const { method = 'GET' } = options;
    const ask = (target: URL, from?: URL): Promise<Dispatcher.ResponseData> => {
      if (from?.protocol === 'https:' && target.protocol === 'http:') throw new RefusedUrlError('redirect-not-allowed');
      const headers = from && target.origin !== first.origin ? travelling(options.headers) : options.headers;
      return unlessAborted(
        request(checkUrl(target, this.policy), { method, headers: { 'user-agent': 'kling-platform', ...withoutHost(headers), 'accept-encoding': 'identity' }, body: options.body ?? null, dispatcher: this.agent, headersTimeout: options.headersMs ?? 15_000, signal }),
        signal,
      );
    };
    try {
      const isFollowed = method === 'GET' || method === 'HEAD';
      const { url: last, response } = isFollowed
        ? await followRedirects(first, MAX_REDIRECTS, async (target, from) => ask(target, from), (why) => new RefusedUrlError(why === 'too-many' ? 'too-many-redirects' : 'invalid-url'))
        : { url: first, response: await ask(first) };
      return { url: last, statusCode: response.statusCode, headers: response.headers, body: capped(response, method === 'HEAD' ? Infinity : options.maxBytes, () => clearTimeout(timer)) };
    } catch (error) {
      clearTimeout(timer);
      if (options.signal?.aborted && error === options.signal.reason) throw error;
      throw toOutboundError(error);
    }
  }

  /** Ends idle connections. */
  async close(): Promise<void> {
    await this.agent.close();
  }
}

const withoutHost = (headers: Record<string, string> = {}): Record<string, string> => Object.fromEntries(Object.entries(headers).filter(([name]) => name.toLowerCase() !== 'host'));
const travelling = (headers: Record<string, string> = {}): Record<string, string> => Object.fromEntries(Object.entries(headers).filter(([name]) => TRAVELLING_HEADERS.has(name.toLowerCase())));

/** A request still waiting for its connection does not hear its signal; its caller does. */
async function unlessAborted(response: Promise<Dispatcher.ResponseData>, signal: AbortSignal): Promise<Dispatcher.ResponseData> {
  let onAbort: (() => void) | undefined;
  const aborted = new Promise<never>((_resolve, reject) => {
    onAbort = () => reject(signal.reason as Error);
    if (signal.aborted) onAbort();
    else signal.addEventListener('abort', onAbort, { once: true });
  });
  try {
    return await Promise.race([response, aborted]);
  } catch (error) {
    response.then(({ body }) => body.on('error', () => undefined).destroy(), () => undefined);
    throw error;
  } finally {
    if (onAbort) signal.removeEventListener('abort', onAbort);
  }
}

/** The body up to its limit, as it comes: nothing is collected. @throws FailedFetchError at once when it says itself that it is too large */
function capped({ body, headers }: Dispatcher.ResponseData, maxBytes: number, onEnd: () => void): Readable {
  const refuse = (reason: 'too-large' | 'url-encoded'): never => {
    body.on('error', () => undefined).destroy();
    throw new FailedFetchError(reason);
  };
  if (Number(headers['content-length'] ?? 0) > maxBytes) refuse('too-large');
  if (headers['content-encoding'] !== undefined && headers['content-encoding'] !== 'identity') refuse('url-encoded');
  async function* chunks(): AsyncGenerator<Buffer> {
    let bytes = 0;
    try {
      for await (const chunk of body as AsyncIterable<Buffer>) {
        bytes += chunk.length;
        if (bytes > maxBytes) throw new FailedFetchError('too-large');
        yield chunk;
      }
    } catch (error) {
      throw toOutboundError(error);
    }
  }
  const stream = Readable.from(chunks(), { objectMode: false });
  // Destroyed before it was read, a generator never begins and so never cleans up.
  return stream.once('close', () => {
    onEnd();
    if (!body.readableEnded) body.on('error', () => undefined).destroy();
  });
}
