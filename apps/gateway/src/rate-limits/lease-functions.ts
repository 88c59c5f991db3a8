/**
 * `leaseFrom` and `giveBackTo` of bucket.ts in the database, one round trip each. The clock is read once the
 * row is locked, so that leases are in the order of their times. `p_now_us` is for specs only.
 */
export const LEASE_FUNCTIONS_SQL = `
CREATE FUNCTION lease_requests(p_key text, p_interval_us double precision, p_burst int, p_replica text, p_waiting int, p_spare int, p_hold_us double precision, p_now_us double precision DEFAULT NULL)
RETURNS TABLE (granted int, spare int, debt_us double precision) LANGUAGE plpgsql SET search_path = gateway AS $$
DECLARE
  bucket rate_bucket;
  now_us double precision;
  held_tokens int;
  last_held_us double precision;
  others jsonb;
  held_by_others int;
  available int;
BEGIN
  LOOP
    SELECT * INTO bucket FROM rate_bucket WHERE key = p_key FOR UPDATE;
    EXIT WHEN FOUND;
    INSERT INTO rate_bucket (key, arrival_us, interval_us) VALUES (p_key, 0, p_interval_us) ON CONFLICT DO NOTHING;
  END LOOP;
  now_us := coalesce(p_now_us, extract(epoch FROM clock_timestamp())::double precision * 1e6);
  SELECT coalesce(sum((value->>0)::int), 0), coalesce(max((value->>1)::double precision), 0),
         coalesce(jsonb_object_agg(key, value) FILTER (WHERE key <> p_replica AND (value->>1)::double precision > now_us), '{}'),
         coalesce(sum((value->>0)::int) FILTER (WHERE key <> p_replica AND (value->>1)::double precision > now_us), 0)
    INTO held_tokens, last_held_us, others, held_by_others FROM jsonb_each(bucket.held);
  debt_us := least(greatest(0, bucket.arrival_us - now_us) * (p_interval_us / bucket.interval_us), p_burst * p_interval_us);
  IF held_tokens > 0 THEN
    debt_us := least(greatest(debt_us, held_tokens * p_interval_us - greatest(0, now_us - last_held_us)), p_burst * p_interval_us);
  END IF;
  available := floor((p_burst * p_interval_us - debt_us) / p_interval_us + 1e-6);
  granted := least(p_waiting, available);
  spare := greatest(0, least(p_spare, (available - granted) / 2, p_burst / 4 - held_by_others));
  debt_us := debt_us + (granted + spare) * p_interval_us;
  IF spare > 0 THEN
    others := others || jsonb_build_object(p_replica, jsonb_build_array(spare, now_us + p_hold_us));
  END IF;
  UPDATE rate_bucket SET arrival_us = now_us + debt_us, interval_us = p_interval_us, held = others WHERE key = p_key;
  RETURN NEXT;
END $$;

CREATE FUNCTION give_back_requests(p_key text, p_replica text, p_tokens int, p_now_us double precision DEFAULT NULL)
RETURNS void LANGUAGE sql SET search_path = gateway AS $$
  UPDATE rate_bucket SET arrival_us = arrival_us - p_tokens * interval_us,
         held = CASE WHEN (held->p_replica->>0)::int > p_tokens THEN jsonb_set(held, ARRAY[p_replica, '0'], to_jsonb((held->p_replica->>0)::int - p_tokens)) ELSE held - p_replica END
   WHERE key = p_key AND (held->p_replica->>0)::int >= p_tokens
     AND (held->p_replica->>1)::double precision > coalesce(p_now_us, extract(epoch FROM clock_timestamp())::double precision * 1e6)
$$;`;
