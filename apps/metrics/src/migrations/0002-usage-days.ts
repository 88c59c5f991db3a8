import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Sums for usage reports. What there is of history is rebuilt from the facts, which hold neither key, endUser and cost
 * centre nor seconds of video.
 */
export class UsageDays1766600000001 implements MigrationInterface {
  readonly name = 'UsageDays1766600000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('SET search_path TO metrics');
    await runner.query(`
      -- What happened on one day of UTC. '' stands for what a task does not have.
      CREATE TABLE usage_day (
        mode             text NOT NULL,
        workspace_id     text NOT NULL,
        day              date NOT NULL,
        model            text NOT NULL,
        type             text NOT NULL,
        user_id          text NOT NULL,
        key_id           text NOT NULL,
        end_user         text NOT NULL,
        cost_centre      text NOT NULL,
        tasks_created    bigint NOT NULL DEFAULT 0,
        tasks_succeeded  bigint NOT NULL DEFAULT 0,
        tasks_failed     bigint NOT NULL DEFAULT 0,
        tasks_canceled   bigint NOT NULL DEFAULT 0,
        video_seconds    double precision NOT NULL DEFAULT 0,
        cost_micro_units bigint NOT NULL DEFAULT 0,
        PRIMARY KEY (mode, workspace_id, day, model, type, user_id, key_id, end_user, cost_centre)
      );
      CREATE INDEX usage_day_of_all ON usage_day (mode, day);

      INSERT INTO usage_day (mode, workspace_id, day, model, type, user_id, key_id, end_user, cost_centre, tasks_created, tasks_succeeded, tasks_failed, tasks_canceled, cost_micro_units)
      SELECT mode, workspace_id, (happened.at AT TIME ZONE 'UTC')::date, model, type, user_id, '', '', '',
             count(*) FILTER (WHERE happened.what = 'CREATED'), count(*) FILTER (WHERE happened.what = 'SUCCEEDED'), count(*) FILTER (WHERE happened.what = 'FAILED'), count(*) FILTER (WHERE happened.what = 'CANCELED'),
             coalesce(sum(round(cost_units * 1000000)) FILTER (WHERE happened.what = 'SUCCEEDED'), 0)
        FROM task_fact, LATERAL (VALUES ('CREATED', created_at), (CASE WHEN finished_at IS NOT NULL THEN status END, finished_at)) AS happened (what, at)
       WHERE happened.at IS NOT NULL
       GROUP BY 1, 2, 3, 4, 5, 6;
    `);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
