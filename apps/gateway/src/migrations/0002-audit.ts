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

      -- before and after are json, not jsonb: what is hashed is the text as it was written.
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
        before      json,
        after       json,
        reason      text,
        request_id  text,
        ip          text,
        PRIMARY KEY (chain, seq)
      );
      -- Provisioning reads this word: the service's role may neither change nor delete rows.
      COMMENT ON TABLE audit_entry IS 'append-only';
      -- One for each filter of the lists, newest first; with and without a chain.
      CREATE INDEX audit_entry_by_time ON audit_entry (occurred_at, chain, seq);
      CREATE INDEX audit_entry_by_chain ON audit_entry (chain, occurred_at, seq);
      CREATE INDEX audit_entry_by_action ON audit_entry (action, occurred_at, chain, seq);
      CREATE INDEX audit_entry_by_chain_action ON audit_entry (chain, action, occurred_at, seq);
      CREATE INDEX audit_entry_by_actor ON audit_entry (actor_id, occurred_at, chain, seq);
      CREATE INDEX audit_entry_by_target ON audit_entry (target_id, occurred_at, chain, seq);

      -- The newest checkpoint of each chain: signed here first, then stored, so that a repeated write has the same bytes.
      -- While stored_seq is behind seq it is still to be stored, and no other one is signed.
      CREATE TABLE audit_checkpoint (
        chain      text PRIMARY KEY,
        seq        bigint NOT NULL,
        hash       bytea NOT NULL,
        jws        text NOT NULL,
        sha256     text NOT NULL,
        signed_at  timestamptz NOT NULL,
        stored_seq bigint NOT NULL DEFAULT 0
      );

      CREATE TABLE audit_verification (
        id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        status        text NOT NULL DEFAULT 'running' CHECK (status IN ('running', 'intact', 'tampered', 'failed')),
        started_by    text NOT NULL,
        started_at    timestamptz NOT NULL DEFAULT now(),
        heard_at      timestamptz NOT NULL DEFAULT now(),
        finished_at   timestamptz,
        chains        bigint NOT NULL DEFAULT 0,
        entries       bigint NOT NULL DEFAULT 0,
        checkpoints   bigint NOT NULL DEFAULT 0,
        finding_count bigint NOT NULL DEFAULT 0,
        findings      jsonb NOT NULL DEFAULT '[]',
        error         text
      );
      CREATE UNIQUE INDEX audit_verification_one_at_a_time ON audit_verification (status) WHERE status = 'running';
    `);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
