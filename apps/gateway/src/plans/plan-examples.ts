import { UNLIMITED, type PlanLimits } from '@kp/task-contracts';
import type { OverrideView } from './override-views.ts';
import type { PlanVersionView, PlanView, Statement } from './plan-views.ts';
import type { PlanPreview } from './preview-views.ts';
import type { StatementsView } from './statement-views.ts';

const AT = '2026-11-24T09:30:00.000Z';
const SHA256 = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';
const STATEMENTS: Statement[] = [{ kind: 'commercial-use', text: 'Results may be used commercially.' }];

export const LIMITS_EXAMPLE: PlanLimits = { ...UNLIMITED, requestsPerMinute: 600, requestBurst: 60, unitsPerDay: 500, unitsPerMonth: 5_000, concurrencyPerWorkspace: 10, concurrencyPerUser: 5, maxDurationSeconds: 15, maxVariations: 4, retentionDays: 90 };

export const PLAN_VERSION_EXAMPLE: PlanVersionView = { id: 'team:2', planId: 'team', version: 2, limits: LIMITS_EXAMPLE, statements: STATEMENTS, statementsSha256: SHA256, requireAcceptance: true, note: 'More units per month', createdBy: 'usr_1', createdAt: AT };
export const PLAN_EXAMPLE: PlanView = { id: 'team', name: 'Team', description: 'For a team in production', status: 'active', currentVersion: 2, workspaces: 14, current: PLAN_VERSION_EXAMPLE, createdAt: AT, updatedAt: AT };

export const PREVIEW_EXAMPLE: PlanPreview = {
  diff: [{ field: 'unitsPerDay', before: 500, after: 250, effect: 'tighter' }],
  workspaces: 14,
  affected: 1,
  counts: [{ field: 'unitsPerDay', kind: 'use', workspaces: 1 }],
  mustAcceptAgain: 0,
  usage: 'known',
  data: [{ id: 'ws_1', name: 'Trailer team', exceeds: [{ field: 'unitsPerDay', kind: 'use', present: 312.5, proposed: 250 }], mustAcceptAgain: false }],
  meta: {},
};

export const OVERRIDE_EXAMPLE: OverrideView = { id: 'ovr_01jd8m2v4k7r9x3c5b6n8q0wsy', workspaceId: 'ws_1', target: 'user', targetId: 'usr_1', limits: { userUnitsPerDay: 400 }, state: 'active', reason: 'Launch week', createdBy: 'usr_2', createdAt: AT, expiresAt: '2026-12-01T00:00:00.000Z' };

export const STATEMENTS_EXAMPLE: StatementsView = {
  planId: 'team',
  planName: 'Team',
  version: 2,
  statements: STATEMENTS,
  statementsSha256: SHA256,
  requireAcceptance: true,
  accepted: true,
  acceptance: { userId: 'usr_1', planId: 'team', version: 2, statementsSha256: SHA256, acceptedAt: AT },
  history: [{ userId: 'usr_1', planId: 'team', version: 2, statementsSha256: SHA256, acceptedAt: AT }],
};
