import { metrics, type Counter, type Gauge, type Histogram } from '@opentelemetry/api';

/**
 * Every metric of the platform, in one list: name → kind, unit, meaning. Labels stay few and bounded; a
 * user, task or workspace id is never one.
 */
export const METRICS = {
  kp_http_request_duration_ms: { kind: 'histogram', unit: 'ms', description: 'Time to answer an HTTP request, by route and status' },
  kp_ask_duration_ms: { kind: 'histogram', unit: 'ms', description: 'Time to answer an ask, by subject and outcome' },
  kp_events_published_total: { kind: 'counter', unit: '1', description: 'Events published from the outbox, by owner' },
  kp_events_consumed_total: { kind: 'counter', unit: '1', description: 'Events applied, by owner and subject' },
  kp_events_parked_total: { kind: 'counter', unit: '1', description: 'Events set aside because their handler kept failing' },
  kp_audit_unsigned_entries: { kind: 'gauge', unit: '1', description: 'Audit entries that no stored checkpoint covers yet' },
  kp_audit_checkpoints_total: { kind: 'counter', unit: '1', description: 'Signed checkpoints of the audit log, by outcome of storing them' },
  kp_audit_alarms_total: { kind: 'counter', unit: '1', description: 'Signs that the audit log was tampered with, by kind' },
  kp_audit_verified_entries_total: { kind: 'counter', unit: '1', description: 'Audit entries whose hash was recomputed' },
  kp_audit_findings: { kind: 'gauge', unit: '1', description: 'What the last verification of the audit log found wrong; 0 when it is intact' },
  kp_audit_verified_at_seconds: { kind: 'gauge', unit: 's', description: 'Unix time at which the last verification of the audit log ended' },
  kp_task_moves_total: { kind: 'counter', unit: '1', description: 'Moves of tasks, by new status' },
  kp_task_latency_ms: { kind: 'histogram', unit: 'ms', description: 'Task creation to end, by outcome' },
  kp_task_state_duration_ms: { kind: 'histogram', unit: 'ms', description: 'Time a task stayed in a state' },
  kp_cost_units_total: { kind: 'counter', unit: '1', description: 'Cost units of succeeded tasks, by mode' },
  kp_provider_requests_total: { kind: 'counter', unit: '1', description: 'Calls to the provider, by operation and class of the answer' },
  kp_provider_errors_total: { kind: 'counter', unit: '1', description: 'Refused or failed provider calls, by HTTP status and provider code' },
  kp_provider_slots_taken_total: { kind: 'counter', unit: '1', description: 'Attempts opened, by provider account and kind of slot' },
  kp_provider_account_changes_total: { kind: 'counter', unit: '1', description: 'Changes of provider accounts, by action' },
  kp_provider_account_tests_total: { kind: 'counter', unit: '1', description: 'Tests of provider accounts, by outcome' },
  kp_stored_bytes_total: { kind: 'counter', unit: 'By', description: 'Bytes of outputs copied home' },
  kp_rate_limited_total: { kind: 'counter', unit: '1', description: 'Requests refused for their rate, by the limit that refused (workspace, api-key)' },
  kp_rate_limit_fallbacks_total: { kind: 'counter', unit: '1', description: 'Leases of request rates that a replica granted alone, because the database was away' },
  kp_prompt_checks_total: { kind: 'counter', unit: '1', description: 'Prompt checks, by verdict and category' },

  kp_sse_streams_open: { kind: 'gauge', unit: '1', description: 'Live event streams open in this process' },
  kp_sse_events_sent_total: { kind: 'counter', unit: '1', description: 'Events handed to live streams' },
  kp_sse_slow_readers_closed_total: { kind: 'counter', unit: '1', description: 'Live streams cut off because their reader took nothing' },
} as const satisfies Record<string, { kind: 'counter' | 'histogram' | 'gauge'; unit: string; description: string }>;
type NameOf<Kind extends string> = { [Name in keyof typeof METRICS]: (typeof METRICS)[Name]['kind'] extends Kind ? Name : never }[keyof typeof METRICS];

const counters = new Map<string, Counter>();
const histograms = new Map<string, Histogram>();
const gauges = new Map<string, Gauge>();
const meter = () => metrics.getMeter('kling-platform');

/** Adds to a counter of the list. */
export function count(name: NameOf<'counter'>, labels: Record<string, string> = {}, value = 1): void {
  let counter = counters.get(name);
  if (!counter) counters.set(name, (counter = meter().createCounter(name.replace(/_total$/, ''), METRICS[name])));
  counter.add(value, labels);
}

/** Says how much there is now of something in this process. */
export function setGauge(name: NameOf<'gauge'>, value: number, labels: Record<string, string> = {}): void {
  let gauge = gauges.get(name);
  if (!gauge) gauges.set(name, (gauge = meter().createGauge(name, METRICS[name])));
  gauge.record(value, labels);
}

const DURATION_BUCKETS_MS = [1, 2, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000, 60_000, 120_000, 300_000, 600_000, 1_800_000];

/** Records a duration in milliseconds in a histogram of the list. */
export function observeMs(name: NameOf<'histogram'>, valueMs: number, labels: Record<string, string> = {}): void {
  let histogram = histograms.get(name);
  if (!histogram) histograms.set(name, (histogram = meter().createHistogram(name, { ...METRICS[name], advice: { explicitBucketBoundaries: DURATION_BUCKETS_MS } })));
  histogram.record(valueMs, labels);
}
