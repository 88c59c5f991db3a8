import { EventEmitter } from 'node:events';
import type { IncomingMessage, Server } from 'node:http';

/**
 * Keeps tracing away from live streams. It wraps every request and its listeners at `Server.prototype.emit`, and a
 * stream would carry the wrappers for hours: as much memory as the rest of it, for a span that tells nothing.
 */
export function leaveStreamsUntraced(server: Server): void {
  const { emit } = server;
  const emitTraced = emit as (this: Server, event: string, ...args: unknown[]) => boolean;
  server.emit = function (this: Server, event: string, ...args: unknown[]) {
    const isStream = event === 'request' && isEventStream(args[0] as IncomingMessage);
    return isStream ? EventEmitter.prototype.emit.call(this, event, ...args) : emitTraced.call(this, event, ...args);
  } as Server['emit'];
}

function isEventStream({ headers, url }: IncomingMessage): boolean {
  return headers.accept?.includes('text/event-stream') === true || /\/tasks\/[^/]+\/events(\?|$)/.test(url ?? '');
}
