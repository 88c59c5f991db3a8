import type { Queryable } from '@kp/database';
import { intervalUsOf, type Lease, type LeaseRequest, type Rate } from './bucket.ts';

/** The buckets of all replicas, in the gateway's database. */
export class RateLimitsRepository {
  private readonly database: Queryable;

  constructor(database: Queryable) {
    this.database = database;
  }

  async lease(key: string, rate: Rate, { replica, waiting, spare, holdUs }: LeaseRequest): Promise<Lease> {
    const [row] = await this.database.query<{ granted: number; spare: number; debt_us: number }>('SELECT granted, spare, debt_us FROM lease_requests($1, $2, $3, $4, $5, $6, $7)', [key, intervalUsOf(rate), rate.burst, replica, waiting, spare, holdUs]);
    return { granted: row?.granted ?? 0, spare: row?.spare ?? 0, debtUs: row?.debt_us ?? 0 };
  }

  async giveBack(key: string, replica: string, tokens: number): Promise<void> {
    await this.database.query('SELECT give_back_requests($1, $2, $3)', [key, replica, tokens]);
  }

  /** Requests that each of these buckets is away from full; a bucket that was never used is left out. */
  async usedOf(keys: string[]): Promise<Map<string, number>> {
    const rows = await this.database.query<{ key: string; used: number }>(`SELECT key, greatest(0, arrival_us - extract(epoch FROM clock_timestamp())::double precision * 1e6) / interval_us AS used FROM rate_bucket WHERE key = ANY ($1)`, [keys]);
    return new Map(rows.map(({ key, used }) => [key, used]));
  }
}
