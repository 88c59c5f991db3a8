import { isIP, type Socket } from 'node:net';
import { buildConnector } from 'undici';
import { RefusedUrlError } from './outbound-errors.ts';
import { checkAddresses, type OutboundPolicy } from './outbound-policy.ts';
import type { ResolveAll } from './resolve-all.ts';

/** More addresses of one host are not tried; the first that answers is used. */
const MAX_ADDRESSES_TRIED = 3;

/**
 * Opens connections for undici so that what is connected to is what was checked: each new connection resolves the name
 * once, checks every address of the answer and dials one of those very addresses. Host header and SNI keep the name.
 * A pool above it holds sockets by origin, so a socket used again belongs to the host it was checked for.
 */
export function checkedConnector(options: { policy: OutboundPolicy; resolve: ResolveAll; connectMs: number; ca?: string }): buildConnector.connector {
  const { policy, resolve, connectMs, ca } = options;
  const dial = buildConnector({ timeout: connectMs, maxCachedSessions: 0, allowH2: false, ...(ca ? { ca } : {}) });
  const connectTo = (address: string, target: buildConnector.Options): Promise<Socket> =>
    new Promise((connected, failed) => dial({ ...target, hostname: address }, (error, socket) => (error ? failed(error) : connected(socket as Socket))));

  async function open(target: buildConnector.Options): Promise<Socket> {
    const host = target.hostname.replace(/^\[|\]$/g, '');
    const addresses = isIP(host) ? [host] : await resolve(host).catch((cause: unknown) => Promise.reject(new RefusedUrlError('host-not-allowed', { cause })));
    checkAddresses(host, addresses, Number(target.port) || (target.protocol === 'http:' ? 80 : 443), policy);
    const servername = target.protocol === 'https:' && !isIP(host) ? { servername: target.servername ?? host } : {};
    let lastError: unknown;
    for (const address of addresses.slice(0, MAX_ADDRESSES_TRIED)) {
      try {
        return await connectTo(address, { ...target, ...servername });
      } catch (error) {
        lastError = error;
      }
    }
    throw lastError;
  }

  return (target, callback) => {
    void (async () => {
      const opened = await open(target).then((socket) => ({ socket }), (error: unknown) => ({ error: error as Error }));
      if ('socket' in opened) callback(null, opened.socket);
      else callback(opened.error, null);
    })();
  };
}
