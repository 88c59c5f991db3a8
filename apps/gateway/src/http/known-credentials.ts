import { createHash, randomBytes } from 'node:crypto';

/** Credentials that were good a moment ago, as salted digests, so that a stranger's failures behind the same address do not lock them out. */
export class KnownCredentials {
  private readonly salt = randomBytes(16);
  private readonly expiries = new Map<string, number>();
  private readonly options: { max: number; ttlMs: number };

  constructor(options: { max: number; ttlMs: number }) {
    this.options = options;
  }

  add(authorization: string): void {
    const digest = this.digest(authorization);
    this.expiries.delete(digest);
    this.expiries.set(digest, Date.now() + this.options.ttlMs);
    const [oldest] = this.expiries.keys();
    if (this.expiries.size > this.options.max && oldest !== undefined) this.expiries.delete(oldest);
  }

  delete(authorization: string): void {
    this.expiries.delete(this.digest(authorization));
  }

  has(authorization: string): boolean {
    return (this.expiries.get(this.digest(authorization)) ?? 0) > Date.now();
  }

  private digest(authorization: string): string {
    return createHash('sha256').update(this.salt).update(authorization).digest('base64');
  }
}
