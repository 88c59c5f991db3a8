import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * People, workspaces, keys and logins as they are meant to be. It drops and fills columns in one step, which
 * is right only because nothing was released yet: no replica of an older version can be running beside it.
 * From the first release on, a change like this takes two: add what is new and write both (expand), and drop
 * what is old a release later (contract), so that old and new replicas can share the database meanwhile.
 * Values are written out, never taken from the code: what a migration did must not change later.
 */
export class Identity1764000000003 implements MigrationInterface {
  readonly name = 'Identity1764000000003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('SET search_path TO gateway');
    for (const part of [WORKSPACES, USERS, API_KEYS, SESSIONS, LINKS, OIDC]) await runner.query(part);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}

const WORKSPACES = `
  ALTER TABLE workspace
    ADD COLUMN status       text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'suspended')),
    ADD COLUMN time_zone    text NOT NULL DEFAULT 'UTC',
    ADD COLUMN cors_origins text[] NOT NULL DEFAULT '{}',
    ADD COLUMN plan_id      text NOT NULL DEFAULT 'internal',
    ADD COLUMN updated_at   timestamptz NOT NULL DEFAULT now(),
    ADD COLUMN version      integer NOT NULL DEFAULT 1;
  -- The union of these answers CORS preflights.
  CREATE INDEX workspace_with_cors ON workspace (id) WHERE cors_origins <> '{}';
`;

const USERS = `
  CREATE TABLE workspace_member (
    workspace_id text NOT NULL REFERENCES workspace (id),
    user_id      text NOT NULL REFERENCES app_user (id),
    role         text NOT NULL CHECK (role IN ('owner', 'admin', 'developer', 'billing', 'read-only')),
    joined_at    timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (workspace_id, user_id)
  );
  CREATE INDEX workspace_member_by_user ON workspace_member (user_id);

  CREATE TABLE platform_role (
    user_id    text PRIMARY KEY REFERENCES app_user (id),
    role       text NOT NULL CHECK (role IN ('operator', 'reviewer', 'admin')),
    granted_at timestamptz NOT NULL DEFAULT now()
  );

  -- The first user of a workspace made it; somebody must be able to manage the others.
  INSERT INTO workspace_member (workspace_id, user_id, role, joined_at)
  SELECT workspace_id, id, CASE row_number() OVER (PARTITION BY workspace_id ORDER BY created_at, id) WHEN 1 THEN 'owner' ELSE 'developer' END, created_at FROM app_user;
  INSERT INTO platform_role (user_id, role) SELECT id, platform_role FROM app_user WHERE platform_role IS NOT NULL;

  ALTER TABLE app_user
    DROP COLUMN workspace_id,
    DROP COLUMN platform_role,
    DROP CONSTRAINT app_user_email_key,
    ALTER COLUMN password_hash DROP NOT NULL,
    ADD COLUMN status             text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'disabled')),
    ADD COLUMN last_login_at      timestamptz,
    ADD COLUMN reset_requested_at timestamptz,
    ADD COLUMN version            integer NOT NULL DEFAULT 1;
  CREATE UNIQUE INDEX app_user_by_email ON app_user (lower(email));
`;

const API_KEYS = `
  ALTER TABLE api_key
    ADD COLUMN last4               text,
    ADD COLUMN scopes              text[],
    ADD COLUMN ip_allow_list       text[] NOT NULL DEFAULT '{}',
    ADD COLUMN cost_centre         text,
    ADD COLUMN units_per_day       numeric,
    ADD COLUMN units_per_month     numeric,
    ADD COLUMN requests_per_minute integer,
    ADD COLUMN last_used_ip        text,
    ADD COLUMN created_by          text REFERENCES app_user (id),
    ADD COLUMN rotated_from        text REFERENCES api_key (id),
    ADD COLUMN replaced_by         text REFERENCES api_key (id);
  -- Keys made before there were scopes go on doing what keys are for: work with tasks.
  UPDATE api_key SET created_by = user_id, scopes = '{tasks:read,tasks:write,uploads:write,events:read,models:read,usage:read}';
  ALTER TABLE api_key ALTER COLUMN scopes SET NOT NULL;
  CREATE INDEX api_key_by_workspace ON api_key (workspace_id, id);
  CREATE INDEX api_key_by_user ON api_key (user_id, workspace_id);
`;

const SESSIONS = `
  -- Logins of before have one hash and its predecessor; a family needs all of them. People log in once more.
  DROP TABLE console_session;
  CREATE TABLE console_session (
    id              text PRIMARY KEY,
    user_id         text NOT NULL REFERENCES app_user (id),
    -- The one chosen last; what a tab shows stands in its access token.
    workspace_id    text REFERENCES workspace (id),
    ip              text,
    user_agent      text,
    created_at      timestamptz NOT NULL DEFAULT now(),
    last_seen_at    timestamptz NOT NULL DEFAULT now(),
    idle_expires_at timestamptz NOT NULL,
    expires_at      timestamptz NOT NULL,
    ended_at        timestamptz,
    end_reason      text CHECK (end_reason IN ('logout', 'ended', 'password-changed', 'token-reused', 'disabled')),
    ended_by_ip     text,
    -- Of a reused token: when the person was told.
    told_at         timestamptz
  );
  CREATE INDEX console_session_by_user ON console_session (user_id, id);
  CREATE INDEX console_session_by_expiry ON console_session (expires_at);

  -- Every refresh token of a living session: one that was replaced long ago and comes again was stolen.
  CREATE TABLE refresh_token (
    token_hash  bytea PRIMARY KEY,
    session_id  text NOT NULL REFERENCES console_session (id) ON DELETE CASCADE,
    generation  integer NOT NULL,
    issued_at   timestamptz NOT NULL DEFAULT now(),
    replaced_at timestamptz,
    UNIQUE (session_id, generation)
  );
`;

const LINKS = `
  CREATE TABLE one_time_link (
    id            text PRIMARY KEY,
    purpose       text NOT NULL CHECK (purpose IN ('invite', 'password-reset')),
    token_hash    bytea NOT NULL UNIQUE,
    email         text NOT NULL,
    -- Whose password it may set; an invite into a workspace sets nobody's but that of a new person.
    user_id       text REFERENCES app_user (id),
    workspace_id  text REFERENCES workspace (id),
    role          text CHECK (role IN ('owner', 'admin', 'developer', 'billing', 'read-only')),
    created_by    text REFERENCES app_user (id),
    created_at    timestamptz NOT NULL DEFAULT now(),
    expires_at    timestamptz NOT NULL,
    used_at       timestamptz,
    withdrawn_at  timestamptz,
    CHECK ((workspace_id IS NULL) = (role IS NULL)),
    CHECK (workspace_id IS NOT NULL OR user_id IS NOT NULL)
  );
  -- A newer link replaces the one before.
  CREATE UNIQUE INDEX one_time_link_open ON one_time_link (purpose, lower(email), coalesce(workspace_id, '')) WHERE used_at IS NULL AND withdrawn_at IS NULL;
  CREATE INDEX one_time_link_by_workspace ON one_time_link (workspace_id, id);
`;

const OIDC = `
  CREATE TABLE oidc_identity (
    issuer     text NOT NULL,
    subject    text NOT NULL,
    user_id    text NOT NULL REFERENCES app_user (id),
    email      text,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (issuer, subject)
  );
  CREATE INDEX oidc_identity_by_user ON oidc_identity (user_id);

  -- A login under way. What it needs is derived from a secret that only the browser has.
  CREATE TABLE oidc_login (
    login_hash bytea PRIMARY KEY,
    created_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz NOT NULL
  );
`;
