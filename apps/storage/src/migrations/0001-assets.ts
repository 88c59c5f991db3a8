import { CONSUMER_TABLES_SQL, OUTBOX_TABLES_SQL } from '@kp/bus';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Assets1764000000001 implements MigrationInterface {
  readonly name = 'Assets1764000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('SET search_path TO storage');
    await runner.query(`
      CREATE TABLE asset (
        id               text PRIMARY KEY,
        workspace_id     text NOT NULL,
        user_id          text NOT NULL,
        kind             text NOT NULL CHECK (kind IN ('output', 'upload')),
        task_id          text UNIQUE,
        key              text NOT NULL UNIQUE,
        content_type     text NOT NULL,
        bytes            bigint NOT NULL,
        sha256           text NOT NULL,
        width            integer,
        height           integer,
        duration_seconds double precision,
        frame_rate       double precision,
        video_codec      text,
        model            text,
        prompt_sha256    text,
        cost_units       double precision,
        created_at       timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX asset_by_workspace ON asset (workspace_id, id DESC);

      -- One download to do; a fresh URL for the same attempt is a new round.
      CREATE TABLE fetch_job (
        attempt_id  text NOT NULL,
        round       integer NOT NULL,
        task_id     text NOT NULL,
        output      jsonb NOT NULL,
        state       text NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'done', 'failed')),
        tries       integer NOT NULL DEFAULT 0,
        epoch       integer NOT NULL DEFAULT 0,
        next_try_at timestamptz NOT NULL DEFAULT now(),
        traceparent text,
        last_error  text,
        created_at  timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (attempt_id, round)
      );
      CREATE INDEX fetch_job_due ON fetch_job (next_try_at) WHERE state = 'pending';
      ${OUTBOX_TABLES_SQL}
      ${CONSUMER_TABLES_SQL}
    `);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
