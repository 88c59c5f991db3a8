import { CONSUMER_TABLES_SQL } from '@kp/bus';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Usage1764000000001 implements MigrationInterface {
  readonly name = 'Usage1764000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('SET search_path TO metrics');
    await runner.query(`
      CREATE TABLE task_fact (
        task_id       text PRIMARY KEY,
        workspace_id  text NOT NULL,
        user_id       text NOT NULL,
        mode          text NOT NULL,
        type          text NOT NULL,
        model         text NOT NULL,
        status        text NOT NULL,
        version       integer NOT NULL,
        cost_units    numeric(18, 6) NOT NULL DEFAULT 0,
        error_code    text,
        provider_code text,
        created_at    timestamptz NOT NULL,
        finished_at   timestamptz
      );
      CREATE INDEX task_fact_by_creation ON task_fact (created_at);
      CREATE INDEX task_fact_by_end ON task_fact (finished_at);
      CREATE INDEX task_fact_open ON task_fact (status) WHERE finished_at IS NULL;

      CREATE TABLE state_duration (
        task_id     text NOT NULL,
        status      text NOT NULL,
        duration_ms double precision NOT NULL,
        left_at     timestamptz NOT NULL,
        PRIMARY KEY (task_id, status)
      );
      CREATE INDEX state_duration_by_time ON state_duration (left_at);
      ${CONSUMER_TABLES_SQL}
    `);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
