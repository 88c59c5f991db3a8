import type { AuditEntryView, AuditVerificationState, AuditVerificationView } from './audit-views.ts';

export const AUDIT_ENTRY: AuditEntryView = {
  id: 'ws_1:7',
  chain: 'ws_1',
  seq: 7,
  occurredAt: '2026-11-24T09:30:00.000Z',
  action: 'api-key.revoked',
  actor: { kind: 'user', id: 'usr_1', name: 'ada@example.com' },
  target: { kind: 'api-key', id: 'key_1', name: 'CI' },
  before: { revokedAt: null },
  after: { revokedAt: '2026-11-24T09:30:00.000Z' },
  reason: 'The laptop was lost',
  requestId: 'req_01jd8m2v4k7r9x3c5b6n8q0wsy',
  ip: '203.0.113.7',
  hash: '5b1c0d7a6ce6f4e1a9cb1f4ad1bb2c0e0d4ce1b9ac1d1f4d6e6a7e2ad0c6d9f1',
};

export const RUNNING_VERIFICATION: AuditVerificationView = { id: '12', status: 'running', startedAt: '2026-11-24T10:00:00.000Z', startedBy: 'usr_1', chains: 0, entries: 0, checkpoints: 0, findingCount: 0, findings: [] };

export const VERIFICATION_STATE: AuditVerificationState = {
  last: { id: '11', status: 'intact', startedAt: '2026-11-24T09:00:00.000Z', finishedAt: '2026-11-24T09:00:02.100Z', startedBy: 'schedule', chains: 4, entries: 18_230, checkpoints: 612, findingCount: 0, findings: [] },
  keyIds: ['kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k'],
  chains: [{ id: 'ws_1', chain: 'ws_1', lastSeq: 18_120, unsignedEntries: 0, checkpoint: { seq: 18_120, signedAt: '2026-11-24T09:59:58.000Z' } }],
};
