import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Audit1764000000002 implements MigrationInterface {
  readonly name = 'Audit1764000000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('SET search_path TO gateway');
    await runner.query(`
      -- One row per chain (a workspace, or the platform): its lock makes appending one step.
      CREATE TABLE audit_chain (
        chain     text PRIMARY KEY,
        last_seq  bigint NOT NULL,
        last_hash bytea NOT NULL
      );

      -- Append-only: the service's role may neither change nor delete rows.
      CREATE TABLE audit_entry (
        chain       text NOT NULL,
        seq         bigint NOT NULL,
        hash        bytea NOT NULL,
        occurred_at timestamptz(3) NOT NULL,
        action      text NOT NULL,
        actor_kind  text NOT NULL,
        actor_id    text NOT NULL,
        actor_name  text,
        target_kind text NOT NULL,
        target_id   text NOT NULL,
        target_name text,
        before      jsonb,
        after       jsonb,
        reason      text,
        request_id  text,
        ip          text,
        recorded_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (chain, seq)
      );
      CREATE INDEX audit_entry_by_target ON audit_entry (target_id, chain, seq);
      CREATE INDEX audit_entry_by_time ON audit_entry (recorded_at, chain, seq);
    `);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
