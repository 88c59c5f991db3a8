import { OUTBOX_TABLES_SQL } from '@kp/bus';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Decisions1764000000001 implements MigrationInterface {
  readonly name = 'Decisions1764000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('SET search_path TO moderation');
    await runner.query(`
      CREATE TABLE decision (
        id            text PRIMARY KEY,
        task_id       text NOT NULL UNIQUE,
        workspace_id  text NOT NULL,
        user_id       text NOT NULL,
        verdict       text NOT NULL CHECK (verdict IN ('allowed', 'blocked')),
        rule_version  text NOT NULL,
        rule_id       text,
        category      text,
        spans         jsonb NOT NULL DEFAULT '[]',
        prompt_sha256 text NOT NULL,
        created_at    timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX decision_by_workspace ON decision (workspace_id, created_at DESC);
      ${OUTBOX_TABLES_SQL}
    `);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
