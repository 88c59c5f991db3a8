import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ProviderAccounts1764100000002 implements MigrationInterface {
  readonly name = 'ProviderAccounts1764100000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('SET search_path TO generation');
    await runner.query(`
      CREATE TABLE provider_account (
        id                    text PRIMARY KEY,
        name                  text NOT NULL UNIQUE,
        mode                  text NOT NULL CHECK (mode IN ('live', 'test')),
        provider              text NOT NULL CHECK (provider IN ('kling-official')),
        source                text NOT NULL CHECK (source IN ('environment', 'console')),
        base_url              text NOT NULL,
        credential_kind       text NOT NULL CHECK (credential_kind IN ('access-key', 'api-key')),
        -- Sealed: {keyId, nonce, ciphertext, tag}, AES-256-GCM bound to this row's id and kind.
        credential            jsonb NOT NULL,
        -- Last characters of the access key or API key, for people to recognise it by.
        credential_hint       text NOT NULL,
        token_template        text NOT NULL CHECK (token_template IN ('kling', 'guide')),
        -- [{sealed, validUntil}], newest first; two while one replaces the other.
        callback_secrets      jsonb NOT NULL DEFAULT '[]',
        max_video_concurrency integer NOT NULL CHECK (max_video_concurrency >= 0),
        max_image_concurrency integer NOT NULL CHECK (max_image_concurrency >= 0),
        result_hosts          jsonb NOT NULL,
        status                text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'draining', 'retired')),
        -- True while the only reason to be retired is that the environment names the account no more.
        absent                boolean NOT NULL DEFAULT false,
        last_test             jsonb,
        version               integer NOT NULL DEFAULT 1,
        created_at            timestamptz NOT NULL DEFAULT now(),
        updated_at            timestamptz NOT NULL DEFAULT now()
      );

      -- Who changed what, when and why. Never a secret.
      CREATE TABLE provider_account_change (
        id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        account_id text NOT NULL REFERENCES provider_account (id),
        version    integer NOT NULL,
        at         timestamptz NOT NULL DEFAULT now(),
        actor      text NOT NULL,
        action     text NOT NULL,
        changes    jsonb NOT NULL DEFAULT '{}',
        reason     text
      );
      CREATE INDEX provider_account_change_by_account ON provider_account_change (account_id, id DESC);

      -- Where an attempt was sent, and what it takes there. The reference keeps its account from being deleted.
      ALTER TABLE attempt
        ADD COLUMN account_id  text REFERENCES provider_account (id),
        ADD COLUMN dialect     text CHECK (dialect IN ('legacy', 'new')),
        ADD COLUMN model       text,
        ADD COLUMN slot_kind   text NOT NULL DEFAULT 'video' CHECK (slot_kind IN ('video', 'image')),
        ADD COLUMN slot_weight integer NOT NULL DEFAULT 1 CHECK (slot_weight > 0);
    `);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
