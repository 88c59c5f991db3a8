import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The event log holds more than tasks, in daily partitions. Days are dropped, not deleted. The service may
 * only read and write rows, so it asks `event_log_maintain` for partitions.
 */
export class EventLog1764000000005 implements MigrationInterface {
  readonly name = 'EventLog1764000000005';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('SET search_path TO gateway');
    await runner.query(`
      ALTER TABLE event_log RENAME TO event_log_before;

      -- id orders all workspaces (operators), workspace_seq one of them; both without gaps, in order of commit.
      -- logged_at never runs back along that order.
      CREATE TABLE event_log (
        id            bigint NOT NULL,
        event_id      text NOT NULL,
        workspace_id  text NOT NULL,
        workspace_seq bigint NOT NULL,
        mode          text NOT NULL,
        type          text NOT NULL,
        task_id       text,
        data          jsonb NOT NULL,
        occurred_at   timestamptz NOT NULL,
        logged_at     timestamptz NOT NULL,
        CONSTRAINT event_log_order PRIMARY KEY (id, logged_at),
        CONSTRAINT event_log_workspace_order UNIQUE (workspace_id, workspace_seq, logged_at)
      ) PARTITION BY RANGE (logged_at);
      CREATE INDEX event_log_task_order ON event_log (task_id, workspace_seq) WHERE task_id IS NOT NULL;

      -- Takes what no day takes (the keeper was away for long, a clock jumped), so that nothing is ever lost.
      CREATE TABLE event_log_default PARTITION OF event_log DEFAULT;
      CREATE UNIQUE INDEX event_log_default_once ON event_log_default (event_id);

      CREATE FUNCTION event_log_add_day(day date) RETURNS boolean
      LANGUAGE plpgsql SET search_path = gateway, pg_temp AS $body$
      DECLARE
        part  text := 'event_log_' || to_char(day, 'YYYYMMDD');
        lower timestamptz := day::timestamp AT TIME ZONE 'UTC';
        upper timestamptz := (day + 1)::timestamp AT TIME ZONE 'UTC';
      BEGIN
        IF to_regclass('gateway.' || part) IS NOT NULL THEN
          RETURN false;
        END IF;
        EXECUTE format('CREATE TABLE %I (LIKE event_log)', part);
        EXECUTE format('CREATE UNIQUE INDEX %I ON %I (event_id)', part || '_once', part);
        IF EXISTS (SELECT 1 FROM event_log_default WHERE logged_at >= lower AND logged_at < upper) THEN
          -- Nobody may add to what is being moved.
          LOCK TABLE event_log_default IN ACCESS EXCLUSIVE MODE;
          EXECUTE format('WITH moved AS (DELETE FROM event_log_default WHERE logged_at >= $1 AND logged_at < $2 RETURNING *) INSERT INTO %I SELECT * FROM moved', part) USING lower, upper;
        END IF;
        EXECUTE format('ALTER TABLE event_log ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)', part, lower, upper);
        RETURN true;
      END
      $body$;

      -- Makes the days from today on, drops the days that ended before the keeping time. Waits 2 s for a lock at
      -- most, because everybody else would wait behind it; the next run tries again. One run at a time.
      CREATE FUNCTION event_log_maintain(days_ahead integer, keep_days integer) RETURNS TABLE (created integer, dropped integer)
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = gateway, pg_temp SET timezone = 'UTC' SET lock_timeout = '2s' AS $body$
      DECLARE
        today date := current_date;
        part  text;
      BEGIN
        IF days_ahead NOT BETWEEN 1 AND 60 OR keep_days NOT BETWEEN 7 AND 3650 THEN
          RAISE EXCEPTION 'days_ahead must be 1 to 60 and keep_days 7 to 3650';
        END IF;
        created := 0;
        dropped := 0;
        IF NOT pg_try_advisory_xact_lock(hashtext('gateway.event_log_maintain')) THEN
          RETURN NEXT;
          RETURN;
        END IF;
        FOR ahead IN 0 .. days_ahead LOOP
          IF event_log_add_day(today + ahead) THEN
            created := created + 1;
          END IF;
        END LOOP;
        FOR part IN
          SELECT child.relname FROM pg_inherits JOIN pg_class child ON child.oid = inhrelid
           WHERE inhparent = 'event_log'::regclass AND child.relname ~ '^event_log_[0-9]{8}$'
             AND to_date(right(child.relname, 8), 'YYYYMMDD') < today - keep_days
        LOOP
          EXECUTE format('DROP TABLE %I', part);
          dropped := dropped + 1;
        END LOOP;
        DELETE FROM event_log_default WHERE logged_at < (today - keep_days)::timestamptz;
        RETURN NEXT;
      END
      $body$;
      REVOKE ALL ON FUNCTION event_log_add_day(date), event_log_maintain(integer, integer) FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION event_log_maintain(integer, integer) TO kp_gateway;

      -- What the log holds moves over and keeps its ids, so that every reader's cursor stays good.
      SELECT event_log_add_day(day::date) FROM generate_series(current_date - 31, current_date + 7, interval '1 day') AS day;
      INSERT INTO event_log (id, event_id, workspace_id, workspace_seq, mode, type, task_id, data, occurred_at, logged_at)
      SELECT id, event_id, workspace_id, workspace_seq, mode, 'task.updated', task_id, data, occurred_at, max(occurred_at) OVER (ORDER BY id)
        FROM event_log_before WHERE occurred_at >= now() - interval '31 days';
      ALTER TABLE workspace_event_seq RENAME TO event_log_counter;
      ALTER TABLE event_log_counter SET (fillfactor = 50);
      -- '*' counts all workspaces. Its row is locked until the writer commits, which makes the order of ids the order of commits.
      INSERT INTO event_log_counter (workspace_id, last_seq) SELECT '*', coalesce(max(id), 0) FROM event_log_before;
      DROP TABLE event_log_before;
    `);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
