import type { Queryable } from '@kp/database';
import type { FastifyReply, FastifyRequest } from 'fastify';

const KEEP_MS = 30_000;
/** Headers of ours that a script may read beyond the few that are always allowed. */
export const EXPOSED_HEADERS = ['ETag', 'Location', 'Retry-After', 'x-request-id', 'idempotent-replayed', 'RateLimit', 'RateLimit-Policy', 'RateLimit-Limit', 'RateLimit-Remaining', 'RateLimit-Reset'];

/**
 * Which browser applications may call us: each workspace lists its origins. A preflight carries no
 * credentials, so it is answered for an origin that any active workspace lists; the request itself only for one that
 * the caller's own workspace lists. No cookies travel this way.
 */
export class CorsOrigins {
  private readonly database: Queryable;
  private known: Promise<Map<string, Set<string>>> | undefined;
  private readAtMs = 0;

  constructor(database: Queryable) {
    this.database = database;
  }

  /** Reads anew when next asked; for changes of any workspace. */
  forget(): void {
    this.known = undefined;
  }

  /** Whether any active workspace lists this origin. */
  async isListed(origin: string | undefined): Promise<boolean> {
    if (!origin) return false;
    for (const origins of (await this.read()).values()) if (origins.has(origin)) return true;
    return false;
  }

  /** Lets the page read the answer, if the caller's workspace lists its origin. */
  async allow(request: FastifyRequest, reply: FastifyReply, workspaceId: string | undefined): Promise<void> {
    const { origin } = request.headers;
    if (!origin) return;
    // On the response itself, not on Fastify's reply: streams are written past it.
    reply.raw.setHeader('vary', 'Origin');
    if (!workspaceId || !(await this.read()).get(workspaceId)?.has(origin)) return;
    reply.raw.setHeader('access-control-allow-origin', origin);
    reply.raw.setHeader('access-control-expose-headers', EXPOSED_HEADERS.join(', '));
  }

  private read(): Promise<Map<string, Set<string>>> {
    if (!this.known || performance.now() - this.readAtMs > KEEP_MS) {
      this.readAtMs = performance.now();
      const reading = this.load();
      this.known = reading;
      reading.catch(() => {
        if (this.known === reading) this.known = undefined;
      });
    }
    return this.known;
  }

  private async load(): Promise<Map<string, Set<string>>> {
    const rows = await this.database.query<{ id: string; cors_origins: string[] }>(`SELECT id, cors_origins FROM workspace WHERE cors_origins <> '{}' AND status = 'active'`);
    return new Map(rows.map((row) => [row.id, new Set(row.cors_origins)]));
  }
}
