import { classifyKlingAnswer } from '@kp/kling-api/errors';
import { isLegacyTaskStatus, LegacyCreateAnswer, LegacyEnvelope, LegacyQueryAnswer, type LegacyTaskRecord } from '@kp/kling-api/legacy-wire';
import { redact } from '@kp/telemetry';
import type { CreateOutcome, ProviderOutput, ProviderTask, ReadOutcome } from './provider-outcomes.ts';

interface Answer {
  httpStatus: number;
  body: unknown;
}

/** What the answer to a create call means (kling-api.md §2.2, by code and never by HTTP status alone). */
export function readCreateAnswer(answer: Answer): CreateOutcome {
  const { code, message, verdict } = classify(answer, 'create');
  switch (verdict) {
    case 'ok': {
      const parsed = LegacyCreateAnswer.safeParse(answer.body);
      // "Success" without a task id: it may well exist, so it is looked up by our own id.
      if (!parsed.success) return { kind: 'unknown', detail: 'the provider confirmed without a task id' };
      return { kind: 'created', task: toProviderTask(parsed.data.data as LegacyTaskRecord, answer.body) };
    }
    case 'duplicate-external-id':
      return { kind: 'already-exists' };
    case 'reject':
    case 'not-found':
      return { kind: 'rejected', code, message, raw: redact(answer.body) };
    case 'back-off':
      return { kind: 'back-off', detail: 'The provider is busy; the task is sent again shortly.', delivered: true };
    case 'fix-auth':
    case 'account-blocked':
      return { kind: 'account-trouble', code, message };
    case 'outcome-unknown':
      return { kind: 'unknown', detail: `the provider answered HTTP ${answer.httpStatus}, code ${code}` };
  }
}

/** What the answer to a read means. Only the provider's own "not found" counts as absent. */
export function readTaskAnswer(answer: Answer): ReadOutcome {
  const { code, verdict } = classify(answer, 'read');
  if (verdict === 'not-found') return { kind: 'absent' };
  if (verdict !== 'ok') return { kind: 'unavailable', detail: `HTTP ${answer.httpStatus}, code ${code}` };
  const parsed = LegacyQueryAnswer.safeParse(answer.body);
  return parsed.success ? { kind: 'found', task: toProviderTask(parsed.data.data, answer.body) } : { kind: 'unreadable', raw: redact(answer.body) };
}

function classify(answer: Answer, operation: 'create' | 'read') {
  const envelope = LegacyEnvelope.safeParse(answer.body);
  const { code, message } = envelope.success ? envelope.data : {};
  const verdict = classifyKlingAnswer({ operation, httpStatus: answer.httpStatus, code, message: message ?? undefined });
  return { verdict, code: code === undefined ? 'none' : String(code), message: message ?? 'no message' };
}

function toProviderTask(record: LegacyTaskRecord, raw: unknown): ProviderTask {
  const rawStatus = record.task_status;
  return {
    providerTaskId: record.task_id,
    // Kling spells success "succeed" here and "succeeded" in the new generation; both are taken (§11.1).
    status: rawStatus === 'succeeded' || rawStatus === 'succeed' ? 'succeeded' : isLegacyTaskStatus(rawStatus) ? (rawStatus as 'submitted' | 'processing' | 'failed') : 'unknown',
    rawStatus,
    ...(record.task_status_msg ? { failureMessage: record.task_status_msg } : {}),
    outputs: toOutputs(record.task_result ?? {}),
    raw: redact(raw),
  };
}

/** Videos are numbered as they stand; images carry their own index (kling-api.md §5.3). */
function toOutputs({ videos, images }: NonNullable<LegacyTaskRecord['task_result']>): ProviderOutput[] {
  return [
    ...(videos ?? []).map(({ id, url }, index) => ({ index, kind: 'video' as const, url, ...(id ? { providerId: id } : {}) })),
    ...(images ?? []).map(({ index, url }) => ({ index, kind: 'image' as const, url })),
  ].toSorted((a, b) => a.index - b.index);
}
