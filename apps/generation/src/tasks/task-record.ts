import { isTerminal, STAGE_WORDS, toCostUnits, type TaskRecord } from '@kp/task-contracts';
import { traceIdOf } from '@kp/telemetry';
import { defined } from './defined.ts';
import type { Task } from './task.entity.ts';

/** A task with its moves and attempts, as generation tells others about it. */
export function toTaskRecord(task: Task): TaskRecord {
  // Only what callers may see: inputs, keys of the object store and the provider's ids stay inside.
  const { type, model, prompt, negativePrompt, durationSeconds, aspectRatio, quality, resolution, imageCount, audio, seed, sourceTaskId, shots, endUser, costCentre, tags, metadata } = task.request;
  const request = { type, model, prompt, tags, metadata, ...defined({ negativePrompt, durationSeconds, aspectRatio, quality, resolution, imageCount, audio, seed, sourceTaskId, shots, endUser, costCentre }) };
  return {
    taskId: task.id,
    workspaceId: task.workspaceId,
    userId: task.userId,
    status: task.status,
    stage: STAGE_WORDS[task.status],
    mode: task.mode,
    ...request,
    ...(task.waiting ? { waiting: task.waiting } : {}),
    // Only a delivered clip costs the caller: a failed or canceled task is free in this price policy.
    cost: { costUnits: task.status === 'FAILED' || task.status === 'CANCELED' ? 0 : toCostUnits(task.costMicroUnits), estimated: !isTerminal(task.status) },
    outputs: task.outputs,
    ...(task.error ? { error: task.error } : {}),
    policy: { status: task.policyStatus, ...(task.policyDecisionId ? { decisionId: task.policyDecisionId } : {}), ...(task.policyVersion ? { ruleVersion: task.policyVersion } : {}) },
    timeline: task.moves.toSorted((a, b) => a.version - b.version).map(({ status, at, version, note }) => ({ status, at: at.toISOString(), version, ...(note ? { note } : {}) })),
    attempts: task.attempts
      .toSorted((a, b) => a.number - b.number)
      .map((attempt) => ({
        attemptId: attempt.id,
        number: attempt.number,
        state: attempt.state,
        account: attempt.account,
        path: attempt.path,
        ...(attempt.unitDeduction === null ? {} : { unitDeduction: Number(attempt.unitDeduction) }),
        ...(attempt.providerTaskId ? { providerTaskId: attempt.providerTaskId } : {}),
        ...(attempt.submittedAt ? { submittedAt: attempt.submittedAt.toISOString() } : {}),
        ...(attempt.finishedAt ? { finishedAt: attempt.finishedAt.toISOString() } : {}),
      })),
    ...(traceIdOf(task.traceparent) ? { traceId: traceIdOf(task.traceparent) } : {}),
    createdAt: task.createdAt.toISOString(),
    updatedAt: task.updatedAt.toISOString(),
    ...(task.finishedAt ? { finishedAt: task.finishedAt.toISOString() } : {}),
  };
}
