import { CONSUMER_TABLES_SQL, OUTBOX_TABLES_SQL } from '@kp/bus';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Tasks1764000000001 implements MigrationInterface {
  readonly name = 'Tasks1764000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('SET search_path TO generation');
    await runner.query(`
      CREATE TABLE task (
        id                 text PRIMARY KEY,
        workspace_id       text NOT NULL,
        user_id            text NOT NULL,
        key_id             text,
        mode               text NOT NULL CHECK (mode IN ('live', 'test')),
        status             text NOT NULL CHECK (status IN ('CREATED', 'QUEUED', 'RUNNING', 'FINALIZING', 'SUCCEEDED', 'FAILED', 'CANCELED')),
        version            integer NOT NULL DEFAULT 1,
        entered_at         timestamptz NOT NULL DEFAULT now(),
        request            jsonb NOT NULL,
        policy_status      text NOT NULL CHECK (policy_status IN ('pending', 'allowed', 'blocked')),
        policy_decision_id text,
        policy_version     text,
        waiting            jsonb,
        cost_micro_units   bigint NOT NULL,
        price_version      text NOT NULL,
        outputs            jsonb NOT NULL DEFAULT '[]',
        error              jsonb,
        traceparent        text,
        next_attempt_at    timestamptz NOT NULL DEFAULT now(),
        deferrals          integer NOT NULL DEFAULT 0,
        created_at         timestamptz NOT NULL DEFAULT now(),
        updated_at         timestamptz NOT NULL DEFAULT now(),
        finished_at        timestamptz
      );
      CREATE INDEX task_by_workspace ON task (workspace_id, id DESC);
      CREATE INDEX task_to_dispatch ON task (next_attempt_at, id) WHERE status = 'CREATED' AND policy_status = 'allowed';
      CREATE INDEX task_to_check ON task (next_attempt_at, id) WHERE status = 'CREATED' AND policy_status = 'pending';

      -- One row per move, the timeline users see; version is the task's after the move.
      CREATE TABLE task_move (
        task_id text NOT NULL REFERENCES task (id),
        version integer NOT NULL,
        status  text NOT NULL,
        note    text,
        at      timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (task_id, version)
      );

      CREATE TABLE task_idempotency (
        workspace_id text NOT NULL,
        mode         text NOT NULL,
        key          text NOT NULL,
        body_sha256  text NOT NULL,
        task_id      text NOT NULL REFERENCES task (id),
        created_at   timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (workspace_id, mode, key)
      );
      CREATE INDEX task_idempotency_by_age ON task_idempotency (created_at);

      -- One provider task at most. The id is sent as external_task_id and committed before the call.
      CREATE TABLE attempt (
        id               text PRIMARY KEY,
        task_id          text NOT NULL REFERENCES task (id),
        number           integer NOT NULL,
        state            text NOT NULL CHECK (state IN ('prepared', 'deferred', 'unknown', 'submitted', 'succeeded', 'failed', 'refused')),
        account          text NOT NULL,
        base_url         text NOT NULL,
        path             text NOT NULL,
        callback_token   text NOT NULL UNIQUE,
        provider_task_id text,
        lease_epoch      integer NOT NULL DEFAULT 1,
        lease_until      timestamptz NOT NULL,
        lookups          integer NOT NULL DEFAULT 0,
        next_check_at    timestamptz,
        last_status      text,
        last_answer      jsonb,
        output_round     integer NOT NULL DEFAULT 0,
        prepared_at      timestamptz NOT NULL DEFAULT now(),
        submitted_at     timestamptz,
        finished_at      timestamptz,
        UNIQUE (task_id, number)
      );
      CREATE INDEX attempt_in_flight ON attempt (account) WHERE state IN ('prepared', 'unknown', 'submitted');
      CREATE INDEX attempt_to_check ON attempt (next_check_at) WHERE next_check_at IS NOT NULL;
      CREATE INDEX attempt_to_resolve ON attempt (lease_until) WHERE state IN ('prepared', 'unknown');
      CREATE INDEX attempt_by_provider_task ON attempt (provider_task_id);

      -- Its row lock makes counting free slots and taking them one step, whatever the number of replicas.
      CREATE TABLE dispatch_gate (only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row));
      INSERT INTO dispatch_gate DEFAULT VALUES;

      CREATE TABLE callback_seen (
        id          text PRIMARY KEY,
        received_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX callback_seen_by_age ON callback_seen (received_at);
      ${OUTBOX_TABLES_SQL}
      ${CONSUMER_TABLES_SQL}
    `);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
