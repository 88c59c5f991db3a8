import { classifyKlingAnswer } from '@kp/kling-api/errors';
import { LegacyEnvelope } from '@kp/kling-api/legacy-wire';
import type { KlingDialect } from '@kp/kling-api/order';
import { readKlingTask, type KlingTask } from '@kp/kling-api/task-record';
import { redact } from '@kp/telemetry';
import type { CreateOutcome, ProviderTask, ReadOutcome } from './provider-outcomes.ts';

export interface Answer {
  httpStatus: number;
  /** Parsed JSON, or the beginning of what was no JSON. */
  body: unknown;
}

/** Which task was asked for: Kling's id, or ours. */
export type TaskIdentity = { taskId: string } | { externalTaskId: string };

/** What the answer to a create call means (kling-api.md §2.2, by code and never by HTTP status alone). */
export function readCreateAnswer(answer: Answer, externalTaskId: string): CreateOutcome {
  const { code, message, verdict, data } = classify(answer, 'create');
  switch (verdict) {
    case 'ok': {
      const task = readKlingTask(data);
      // "Success" without a task, or with somebody else's: ours may well exist, so it is looked up by our own id.
      if (task === undefined) return { kind: 'unknown', detail: 'the provider confirmed without a task id' };
      if (task.externalTaskId !== undefined && task.externalTaskId !== externalTaskId) return { kind: 'unknown', detail: 'the provider confirmed another task' };
      return { kind: 'created', task: toProviderTask(task, answer.body) };
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

/**
 * What the answer to a read means. Only the provider's own word counts as absent: "not found" in the legacy generation,
 * an empty list in the new one (§2.3).
 */
export function readTaskAnswer(answer: Answer, dialect: KlingDialect, identity: TaskIdentity): ReadOutcome {
  const { code, verdict, data } = classify(answer, 'read');
  if (verdict === 'not-found') return { kind: 'absent' };
  if (verdict !== 'ok') return { kind: 'unavailable', detail: `HTTP ${answer.httpStatus}, code ${code}` };
  if (dialect === 'new' && Array.isArray(data) && data.length === 0) return { kind: 'absent' };

  const records = dialect === 'new' ? (Array.isArray(data) ? data : []) : [data];
  const task = records.map(readKlingTask).find((each) => each !== undefined && isTask(each, identity));
  return task === undefined ? { kind: 'unreadable', raw: redact(answer.body) } : { kind: 'found', task: toProviderTask(task, answer.body) };
}

/** An answer about another task proves nothing about ours. */
function isTask(task: KlingTask, identity: TaskIdentity): boolean {
  if ('taskId' in identity) return task.taskId === identity.taskId;
  // Not every legacy record repeats our id (§5.2); one that does must be right.
  return task.externalTaskId === undefined || task.externalTaskId === identity.externalTaskId;
}

function classify(answer: Answer, operation: 'create' | 'read') {
  const envelope = LegacyEnvelope.safeParse(answer.body);
  const { code, message, data } = envelope.success ? envelope.data : {};
  const verdict = classifyKlingAnswer({ operation, httpStatus: answer.httpStatus, code, message: message ?? undefined });
  return { verdict, code: code === undefined ? 'none' : String(code), message: message ?? 'no message', data };
}

function toProviderTask(task: KlingTask, raw: unknown): ProviderTask {
  return {
    providerTaskId: task.taskId,
    status: task.status,
    rawStatus: task.rawStatus,
    ...(task.failureMessage ? { failureMessage: task.failureMessage } : {}),
    outputs: task.outputs.map(({ index, kind, url, id }) => ({ index, kind, url, ...(id ? { providerId: id } : {}) })),
    ...(task.unitDeduction === undefined ? {} : { unitDeduction: task.unitDeduction }),
    raw: redact(raw),
  };
}
