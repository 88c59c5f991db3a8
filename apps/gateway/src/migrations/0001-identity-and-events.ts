import { CONSUMER_TABLES_SQL } from '@kp/bus';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class IdentityAndEvents1764000000001 implements MigrationInterface {
  readonly name = 'IdentityAndEvents1764000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('SET search_path TO gateway');
    await runner.query(`
      CREATE TABLE workspace (
        id         text PRIMARY KEY,
        name       text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now()
      );

      CREATE TABLE app_user (
        id            text PRIMARY KEY,
        workspace_id  text NOT NULL REFERENCES workspace (id),
        email         text NOT NULL UNIQUE,
        name          text NOT NULL,
        password_hash text NOT NULL,
        platform_role text CHECK (platform_role IN ('operator', 'reviewer', 'admin')),
        created_at    timestamptz NOT NULL DEFAULT now()
      );

      -- Only a keyed hash is kept: a copy of this table opens nothing.
      CREATE TABLE api_key (
        id           text PRIMARY KEY,
        workspace_id text NOT NULL REFERENCES workspace (id),
        user_id      text NOT NULL REFERENCES app_user (id),
        name         text NOT NULL,
        mode         text NOT NULL CHECK (mode IN ('live', 'test')),
        prefix       text NOT NULL,
        key_hash     text NOT NULL UNIQUE,
        expires_at   timestamptz,
        revoked_at   timestamptz,
        last_used_at timestamptz,
        created_at   timestamptz NOT NULL DEFAULT now()
      );

      CREATE TABLE console_session (
        id             text PRIMARY KEY,
        user_id        text NOT NULL REFERENCES app_user (id),
        token_sha256   text NOT NULL UNIQUE,
        previous_sha256 text,
        rotated_at     timestamptz NOT NULL DEFAULT now(),
        expires_at     timestamptz NOT NULL,
        created_at     timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX console_session_by_previous ON console_session (previous_sha256);

      CREATE TABLE workspace_event_seq (
        workspace_id text PRIMARY KEY,
        last_seq     bigint NOT NULL
      );
      -- What live views replay. id orders all workspaces (operators), workspace_seq one of them.
      CREATE TABLE event_log (
        id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        event_id      text NOT NULL UNIQUE,
        workspace_id  text NOT NULL,
        workspace_seq bigint NOT NULL,
        mode          text NOT NULL,
        task_id       text NOT NULL,
        data          jsonb NOT NULL,
        occurred_at   timestamptz NOT NULL,
        UNIQUE (workspace_id, workspace_seq)
      );
      CREATE INDEX event_log_by_task ON event_log (task_id, id);
      CREATE INDEX event_log_by_age ON event_log (occurred_at);
      ${CONSUMER_TABLES_SQL}
    `);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
