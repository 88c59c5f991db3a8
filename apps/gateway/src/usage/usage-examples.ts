import type { UsageRow } from '@kp/task-contracts';
import { LIMITS_EXAMPLE } from '../plans/plan-examples.ts';
import type { EstimateView, QuotaView } from './quota-views.ts';

export const QUOTA_EXAMPLE: QuotaView = {
  id: 'ws_1',
  plan: { id: 'team', name: 'Team', version: 2 },
  mode: 'live',
  limits: { ...LIMITS_EXAMPLE, keyUnitsPerDay: 100, keyUnitsPerMonth: null, defaultConcurrencyPerUser: 5, version: 7, timeZone: 'Europe/Berlin' },
  units: [
    { scope: 'workspace', scopeId: 'ws_1', period: 'day', usedUnits: 312.5, limitUnits: 500, remainingUnits: 187.5, resetsAt: '2026-11-24T23:00:00.000Z' },
    { scope: 'workspace', scopeId: 'ws_1', period: 'month', usedUnits: 2_104, limitUnits: 5_000, remainingUnits: 2_896, resetsAt: '2026-11-30T23:00:00.000Z' },
    { scope: 'api-key', scopeId: 'key_1', period: 'day', usedUnits: 20, limitUnits: 100, remainingUnits: 80, resetsAt: '2026-11-24T23:00:00.000Z' },
  ],
  concurrency: { workspace: { running: 3, limit: 10 }, user: { running: 1, limit: 5 } },
  requests: [{ scope: 'workspace', scopeId: 'ws_1', perMinute: 600, burst: 60, remaining: 58 }],
  overrides: [{ id: 'ovr_01jd8m2v4k7r9x3c5b6n8q0wsy', target: 'workspace', targetId: 'ws_1', limits: { unitsPerDay: 500 }, expiresAt: '2026-12-01T00:00:00.000Z' }],
  statementsAccepted: true,
};

export const ESTIMATE_EXAMPLE: EstimateView = {
  quoteId: 'quo_eyJ2IjoxfQ.c2ln',
  costUnits: 5,
  priceVersion: '2026-11-24',
  expiresAt: '2026-11-24T09:45:00.000Z',
  model: 'kling-3.0',
  durationSeconds: 5,
  quality: 'std',
  basis: [{ label: 'seconds', value: 5 }, { label: 'tier std', value: 1 }],
  billing: 'on-success',
  fits: { allowed: true, refusedBy: [], waitsFor: [] },
};

export const USAGE_ROW_EXAMPLE: UsageRow = { day: '2026-11-24', model: 'kling-3.0', tasksCreated: 120, tasksSucceeded: 115, tasksFailed: 4, tasksCanceled: 1, videoSeconds: 575, costUnits: 575 };
