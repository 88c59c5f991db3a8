/**
 * Tables of the bus in a service's schema, created by the service's first migration.
 * `outbox` is also the feed other services read back from; it is kept 30 days.
 */
export const OUTBOX_TABLES_SQL = `
  CREATE TABLE outbox (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    feed_seq    bigint UNIQUE,
    event_id    text NOT NULL UNIQUE,
    subject     text NOT NULL,
    data        jsonb NOT NULL,
    traceparent text,
    occurred_at timestamptz NOT NULL DEFAULT now()
  );
  CREATE INDEX outbox_unnumbered ON outbox (id) WHERE feed_seq IS NULL;
  CREATE INDEX outbox_by_age ON outbox (occurred_at);
  -- One row: its lock makes numbering exclusive, its values survive every restart.
  CREATE TABLE outbox_relay (
    only_row      boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    last_seq      bigint NOT NULL DEFAULT 0,
    published_seq bigint NOT NULL DEFAULT 0
  );
  INSERT INTO outbox_relay DEFAULT VALUES;
`;

/** How far this service has applied each owner's feed, and events set aside because they kept failing. */
export const CONSUMER_TABLES_SQL = `
  CREATE TABLE feed_position (
    owner      text PRIMARY KEY,
    last_seq   bigint NOT NULL DEFAULT 0,
    updated_at timestamptz NOT NULL DEFAULT now()
  );
  CREATE TABLE parked_event (
    event_id  text PRIMARY KEY,
    owner     text NOT NULL,
    feed_seq  bigint NOT NULL,
    subject   text NOT NULL,
    data      jsonb NOT NULL,
    error     text NOT NULL,
    parked_at timestamptz NOT NULL DEFAULT now()
  );
`;
