import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Units counted per period, limits of workspaces, and what a task needs to know about its place and its counters. */
export class Quotas1766600000001 implements MigrationInterface {
  readonly name = 'Quotas1766600000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('SET search_path TO generation');
    await runner.query(`
      -- Units of unfinished and succeeded tasks. A period begins at midnight in the time zone of the workspace.
      CREATE TABLE usage_counter (
        workspace_id     text NOT NULL,
        mode             text NOT NULL CHECK (mode IN ('live', 'test')),
        scope            text NOT NULL CHECK (scope IN ('workspace', 'user', 'api-key', 'end-user')),
        scope_id         text NOT NULL,
        period           text NOT NULL CHECK (period IN ('day', 'month')),
        period_start     date NOT NULL,
        used_micro_units bigint NOT NULL CHECK (used_micro_units >= 0),
        -- Thresholds that were announced, in percent.
        announced        integer[] NOT NULL DEFAULT '{}',
        PRIMARY KEY (workspace_id, mode, scope, scope_id, period, period_start)
      ) WITH (fillfactor = 70);

      -- The newest limits that an ask of the workspace brought.
      CREATE TABLE workspace_limits (
        workspace_id              text PRIMARY KEY,
        version                   double precision NOT NULL,
        time_zone                 text NOT NULL,
        concurrency_per_workspace integer,
        concurrency_per_user      integer,
        plan                      jsonb NOT NULL,
        updated_at                timestamptz NOT NULL DEFAULT now()
      );
      -- Users for whom an override holds something else than for the others of their workspace.
      CREATE TABLE user_limits (
        workspace_id         text NOT NULL,
        user_id              text NOT NULL,
        version              double precision NOT NULL,
        concurrency_per_user integer,
        PRIMARY KEY (workspace_id, user_id)
      );

      ALTER TABLE task
        ADD COLUMN priority smallint NOT NULL DEFAULT 5,
        -- Counters and periods its units were taken from; null when none were, or when they were given back.
        ADD COLUMN quota jsonb;
      DROP INDEX task_to_dispatch;
      CREATE INDEX task_to_dispatch ON task (mode, priority DESC, id) WHERE status = 'CREATED' AND policy_status = 'allowed';
    `);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
