import { classifyKlingAnswer } from '@kp/kling-api/errors';
import { toCreateRequest, type CreateRequest } from '@kp/kling-api/payload';
import { planTask } from '@kp/kling-api/plan-task';
import { specOfRequest } from '@kp/kling-api/request-to-spec';
import { count } from '@kp/telemetry';
import { factsOf, MediaMissingError, type MediaHandover } from './media-handover.ts';
import type { Call, ProviderHttp } from './provider-http.ts';
import type { ProviderAccount } from './provider-accounts.ts';
import type { CreateOutcome, ReadOutcome } from './provider-outcomes.ts';
import type { Provider, SentTo, Submission } from './provider.ts';
import { readCreateAnswer, readTaskAnswer, type TaskIdentity } from './read-answer.ts';

/** Kling's official API in both generations (kling-api.md §4, §5), with an AccessKey/SecretKey token or an API key (§1). */
export class KlingOfficialProvider implements Provider {
  private readonly parts: { http: ProviderHttp; media: MediaHandover };

  constructor(parts: KlingOfficialProvider['parts']) {
    this.parts = parts;
  }

  async create(account: ProviderAccount, submission: Submission): Promise<CreateOutcome> {
    const outcome = await this.tryCreate(account, submission);
    count('kp_provider_requests_total', { operation: 'create', outcome: outcome.kind });
    return outcome;
  }

  private async tryCreate(account: ProviderAccount, submission: Submission): Promise<CreateOutcome> {
    let inputs: Map<string, string>;
    try {
      inputs = await this.parts.media.prepare(account, submission.workspaceId, submission.request);
    } catch (error) {
      if (error instanceof MediaMissingError) return { kind: 'rejected', code: 'media-missing', message: error.message, raw: null };
      // Storage is away.
      return { kind: 'not-sent', detail: 'The inputs cannot be read right now; the task is sent as soon as they can.' };
    }
    const made = requestOf(submission, inputs);
    if ('problem' in made) return { kind: 'rejected', code: 'invalid-request', message: made.problem, raw: null };
    // Reading the inputs took its time: whoever took the attempt over meanwhile must be the only one to send it.
    if (performance.now() > submission.sendUntilMs) return { kind: 'not-sent', detail: 'The inputs took too long to read; the task is sent again shortly.' };
    const call = await this.parts.http.call(account, 'POST', made.path, made.body);
    return 'answer' in call ? readCreateAnswer(call.answer, submission.externalTaskId) : withoutAnswer(call);
  }

  async read(account: ProviderAccount, sentTo: SentTo, identity: TaskIdentity): Promise<ReadOutcome> {
    const call = await this.parts.http.call(account, 'GET', readPathOf(sentTo, identity));
    const outcome: ReadOutcome = 'answer' in call ? readTaskAnswer(call.answer, sentTo.dialect, identity) : { kind: 'unavailable', detail: call.detail };
    count('kp_provider_requests_total', { operation: 'read', outcome: outcome.kind });
    return outcome;
  }
}

/**
 * The create request for exactly the dialect and path that are pinned on the attempt. It is held against the rules once
 * more: what Kling would refuse is not sent.
 */
function requestOf({ dialect, path, request, externalTaskId, callbackUrl }: Submission, inputs: ReadonlyMap<string, string>): CreateRequest | { problem: string } {
  const spec = specOfRequest(request, (media) => ('url' in media ? { source: media.url } : { source: inputs.get(media.assetId) ?? '', facts: factsOf(media) }));
  const planning = planTask(spec, { dialects: [dialect], defaultDurationSeconds: request.durationSeconds ?? 5 });
  if (!planning.ok) return { problem: planning.errors.map(({ path: field, message }) => `${field}: ${message}`).join(' ') };
  const { order, capability } = planning.plan;
  if (capability.path !== path) return { problem: `the request is meant for ${path}, but would go to ${capability.path}` };
  return toCreateRequest(order, dialect, { externalTaskId, callbackUrl });
}

/** Legacy: below the create path, by either id (§5.0). New: one path for all, by parameter (§4.4). */
function readPathOf({ dialect, path }: SentTo, identity: TaskIdentity): string {
  const id = encodeURIComponent('taskId' in identity ? identity.taskId : identity.externalTaskId);
  if (dialect === 'legacy') return `${path}/${id}`;
  return `/tasks?${'taskId' in identity ? 'task_ids' : 'external_task_ids'}=${id}`;
}

function withoutAnswer(call: Exclude<Call, { answer: unknown }>): CreateOutcome {
  const verdict = classifyKlingAnswer({ operation: 'create', transport: call.transport });
  return verdict === 'back-off' ? { kind: 'back-off', detail: 'The provider cannot be reached.', delivered: false } : { kind: 'unknown', detail: call.detail };
}
