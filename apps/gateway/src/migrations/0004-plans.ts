import type { MigrationInterface, QueryRunner } from 'typeorm';
import { SHIPPED_PLANS } from '../plans/shipped-plans.ts';
import { sha256OfStatements } from '../plans/statements-text.ts';
import { LEASE_FUNCTIONS_SQL } from '../rate-limits/lease-functions.ts';

export class Plans1764000000004 implements MigrationInterface {
  readonly name = 'Plans1764000000004';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('SET search_path TO gateway');
    await runner.query(`
      CREATE TABLE plan (
        id              text PRIMARY KEY,
        name            text NOT NULL,
        description     text NOT NULL,
        status          text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'retired')),
        current_version int NOT NULL,
        created_at      timestamptz NOT NULL DEFAULT now(),
        updated_at      timestamptz NOT NULL DEFAULT now()
      );

      -- Never changed: a customer accepted this text, and usage was held against these limits.
      CREATE TABLE plan_version (
        plan_id            text NOT NULL REFERENCES plan (id),
        version            int NOT NULL,
        limits             jsonb NOT NULL,
        statements         jsonb NOT NULL,
        statements_sha256  text NOT NULL,
        require_acceptance boolean NOT NULL,
        note               text NOT NULL,
        created_by         text NOT NULL,
        created_at         timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (plan_id, version)
      );
      ALTER TABLE plan ADD CONSTRAINT plan_current_version FOREIGN KEY (id, current_version) REFERENCES plan_version (plan_id, version) DEFERRABLE INITIALLY DEFERRED;

      CREATE TABLE statement_acceptance (
        id                bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        workspace_id      text NOT NULL REFERENCES workspace (id),
        plan_id           text NOT NULL,
        version           int NOT NULL,
        statements_sha256 text NOT NULL,
        user_id           text NOT NULL,
        key_id            text,
        request_id        text NOT NULL,
        ip                text NOT NULL,
        accepted_at       timestamptz NOT NULL DEFAULT now(),
        FOREIGN KEY (plan_id, version) REFERENCES plan_version (plan_id, version),
        UNIQUE (workspace_id, plan_id, statements_sha256)
      );

      CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN RAISE EXCEPTION 'rows of % never change', TG_TABLE_NAME USING ERRCODE = 'restrict_violation'; END $$;
      CREATE TRIGGER plan_version_is_final BEFORE UPDATE OR DELETE ON plan_version FOR EACH ROW EXECUTE FUNCTION refuse_change();
      CREATE TRIGGER statement_acceptance_is_final BEFORE UPDATE OR DELETE ON statement_acceptance FOR EACH ROW EXECUTE FUNCTION refuse_change();

      CREATE TABLE limit_override (
        id           text PRIMARY KEY,
        workspace_id text NOT NULL REFERENCES workspace (id),
        target       text NOT NULL CHECK (target IN ('workspace', 'user', 'api-key', 'end-user')),
        target_id    text NOT NULL,
        limits       jsonb NOT NULL,
        reason       text NOT NULL,
        created_by   text NOT NULL,
        created_at   timestamptz NOT NULL DEFAULT now(),
        expires_at   timestamptz NOT NULL,
        ended_at     timestamptz,
        ended_by     text,
        end_reason   text
      );
      CREATE INDEX limit_override_by_workspace ON limit_override (workspace_id, id);

      -- One row per limited key, written many times a second and worth nothing a minute later, so it is not
      -- logged: after a crash of PostgreSQL every bucket is full, which grants one burst too many at most.
      CREATE UNLOGGED TABLE rate_bucket (
        key         text PRIMARY KEY,
        -- Theoretical arrival time of GCRA, in microseconds of the Unix epoch by this server's clock.
        arrival_us  double precision NOT NULL,
        -- Microseconds per request that arrival_us was counted in: another rate rescales it.
        interval_us double precision NOT NULL,
        -- Tokens that replicas hold unspent: {replica: [tokens, held until]}.
        held        jsonb NOT NULL DEFAULT '{}'
      ) WITH (fillfactor = 50);
      ${LEASE_FUNCTIONS_SQL}

      ALTER TABLE workspace ADD COLUMN IF NOT EXISTS plan_id text NOT NULL DEFAULT 'internal';
      ALTER TABLE workspace ADD COLUMN IF NOT EXISTS time_zone text NOT NULL DEFAULT 'UTC';
      -- With the version of the plan and the number of expired overrides it makes up the version of the limits.
      ALTER TABLE workspace ADD COLUMN limits_version bigint NOT NULL DEFAULT 1;
      ALTER TABLE api_key ADD COLUMN IF NOT EXISTS units_per_day numeric;
      ALTER TABLE api_key ADD COLUMN IF NOT EXISTS units_per_month numeric;
      ALTER TABLE api_key ADD COLUMN IF NOT EXISTS requests_per_minute int;

      -- Another plan may have a smaller version: what is left behind is added, so that the sum only grows.
      CREATE FUNCTION advance_limits_version() RETURNS trigger LANGUAGE plpgsql SET search_path = gateway AS $$
      BEGIN
        NEW.limits_version := OLD.limits_version + 1 + coalesce((SELECT current_version FROM plan WHERE id = OLD.plan_id), 0);
        RETURN NEW;
      END $$;
      CREATE TRIGGER workspace_limits_changed BEFORE UPDATE ON workspace FOR EACH ROW
        WHEN (OLD.plan_id IS DISTINCT FROM NEW.plan_id OR OLD.time_zone IS DISTINCT FROM NEW.time_zone) EXECUTE FUNCTION advance_limits_version();
    `);
    for (const { id, name, description, limits, statements, requireAcceptance } of SHIPPED_PLANS) {
      await runner.query('INSERT INTO plan (id, name, description, current_version) VALUES ($1, $2, $3, 1)', [id, name, description]);
      await runner.query(`INSERT INTO plan_version (plan_id, version, limits, statements, statements_sha256, require_acceptance, note, created_by) VALUES ($1, 1, $2, $3, $4, $5, 'As shipped', 'system')`, [id, JSON.stringify(limits), JSON.stringify(statements), sha256OfStatements(statements), requireAcceptance]);
    }
    // Only now: the workspaces that exist have the plan "internal".
    await runner.query('ALTER TABLE workspace ADD CONSTRAINT workspace_plan FOREIGN KEY (plan_id) REFERENCES plan (id)');
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
