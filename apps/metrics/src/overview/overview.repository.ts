import type { Database } from '@kp/database';
import { TASK_STATUSES, type ASKS, type AskReply, type TaskStatus } from '@kp/task-contracts';

type Overview = AskReply<typeof ASKS.readOverview>;

/** SQL of the overview: the platform's last 24 hours in one look. Test-mode tasks cost nothing. */
export class OverviewRepository {
  private readonly database: Database;

  constructor(database: Database) {
    this.database = database;
  }

  async read(): Promise<Overview> {
    const [byStatus, [day], [latency], stateLatency, providerErrors] = await Promise.all([
      this.database.query<{ status: TaskStatus; count: number }>('SELECT status, count(*)::int AS count FROM task_fact GROUP BY status'),
      this.database.query<{ created: number; succeeded: number; failed: number; canceled: number; cost_last_24h: number; cost_today: number }>(
        `SELECT count(*) FILTER (WHERE created_at > now() - interval '24 hours')::int AS created,
                count(*) FILTER (WHERE status = 'SUCCEEDED' AND finished_at > now() - interval '24 hours')::int AS succeeded,
                count(*) FILTER (WHERE status = 'FAILED' AND finished_at > now() - interval '24 hours')::int AS failed,
                count(*) FILTER (WHERE status = 'CANCELED' AND finished_at > now() - interval '24 hours')::int AS canceled,
                coalesce(sum(cost_units) FILTER (WHERE mode = 'live' AND finished_at > now() - interval '24 hours'), 0)::float8 AS cost_last_24h,
                coalesce(sum(cost_units) FILTER (WHERE mode = 'live' AND finished_at >= date_trunc('day', now(), 'UTC')), 0)::float8 AS cost_today
           FROM task_fact WHERE created_at > now() - interval '24 hours' OR finished_at > now() - interval '24 hours'`,
      ),
      this.database.query<{ p50: number | null; p95: number | null }>(
        `SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY ms) AS p50, percentile_cont(0.95) WITHIN GROUP (ORDER BY ms) AS p95
           FROM (SELECT extract(epoch FROM finished_at - created_at)::float8 * 1000 AS ms FROM task_fact WHERE status = 'SUCCEEDED' AND finished_at > now() - interval '24 hours') AS succeeded`,
      ),
      this.database.query<{ status: TaskStatus; count: number; p50: number; p95: number }>(
        `SELECT status, count(*)::int AS count, percentile_cont(0.5) WITHIN GROUP (ORDER BY duration_ms) AS p50, percentile_cont(0.95) WITHIN GROUP (ORDER BY duration_ms) AS p95
           FROM state_duration WHERE left_at > now() - interval '24 hours' GROUP BY status`,
      ),
      this.database.query<{ code: string; count: number }>(
        `SELECT coalesce(provider_code, error_code, 'unknown') AS code, count(*)::int AS count FROM task_fact
          WHERE status = 'FAILED' AND finished_at > now() - interval '24 hours' GROUP BY 1 ORDER BY 2 DESC LIMIT 20`,
      ),
    ]);
    const round = (ms: number) => Math.round(ms);
    return {
      tasks: {
        byStatus: Object.fromEntries(TASK_STATUSES.map((status) => [status, byStatus.find((row) => row.status === status)?.count ?? 0])) as Record<TaskStatus, number>,
        last24h: { created: day?.created ?? 0, succeeded: day?.succeeded ?? 0, failed: day?.failed ?? 0, canceled: day?.canceled ?? 0 },
      },
      latencyMs: latency?.p50 != null && latency.p95 != null ? { p50: round(latency.p50), p95: round(latency.p95) } : null,
      stateLatency: TASK_STATUSES.flatMap((status) => stateLatency.filter((row) => row.status === status).map((row) => ({ status, count: row.count, p50Ms: round(row.p50), p95Ms: round(row.p95) }))),
      costUnits: { today: day?.cost_today ?? 0, last24h: day?.cost_last_24h ?? 0 },
      providerErrors,
    };
  }
}
