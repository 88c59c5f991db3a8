import type { AskClient } from '@kp/bus';
import { modelsFor } from '@kp/kling-api/capabilities';
import { isUrl, type KlingDialect, type KlingOrder } from '@kp/kling-api/order';
import { AppError, ASKS, isId, isTerminal, type CreateTaskBody, type FieldError, type MediaSource, type RequestContext, type TaskRequest } from '@kp/task-contracts';
import { checkPlanLimits, planTask } from '@kp/kling-api/plan-task';
import { specOfRequest } from '@kp/kling-api/request-to-spec';
import { dialectsOf } from '../providers/kling-route.ts';
import { inputOf, mediaOf, needsLink } from '../providers/media-handover.ts';
import type { ProviderAccount } from '../providers/provider-accounts.ts';
import { providerCanReach } from '../providers/reachability.ts';
import { defined } from './defined.ts';
import type { SourceClip, TasksRepository } from './tasks.repository.ts';

/** Kling keeps a clip usable as input for this long (kling-api.md §5.11, §6). */
const SOURCE_MAX_AGE_DAYS = 30;
/** Something to go on checking with; the request is refused anyway. */
const NOTHING: MediaSource = { url: 'https://upload.invalid/' };
const BOTH_DIALECTS: readonly KlingDialect[] = ['new', 'legacy'];

/** Turns a create body into the request that is kept: media resolved, every choice made, everything checked before money moves. */
export class TaskRequestBuilder {
  private readonly parts: { repository: TasksRepository; asks: AskClient; defaultDurationSeconds: number; publicBaseUrl: string };

  constructor(parts: TaskRequestBuilder['parts']) {
    this.parts = parts;
  }

  /**
   * @param accounts those that may get the task; when there are none, it is checked against all that Kling offers
   * @param known what is wrong with the body beside that
   * @throws AppError `validation-failed` with every bad field under its own name
   */
  async build(body: CreateTaskBody, context: RequestContext, accounts: readonly ProviderAccount[], known: readonly FieldError[] = []): Promise<{ request: TaskRequest; order: KlingOrder }> {
    const errors: FieldError[] = [...known];
    const { defaultDurationSeconds } = this.parts;
    const request = await this.resolve(body, context, errors);
    const clip = body.type === 'video-extend' && body.sourceTaskId ? await this.sourceOf(body.sourceTaskId, context, errors) : undefined;
    if (clip) Object.assign(request, { model: clip.model, quality: clip.quality, sourceVideo: { providerId: clip.providerVideoId, account: clip.account } });
    if (body.sourceTaskId !== undefined && body.type !== 'video-extend') errors.push({ path: 'sourceTaskId', code: 'not-allowed', message: 'Only video-extend goes on from another task.' });
    this.checkReach(request, accounts, errors);
    checkSlots(request, accounts, errors);

    const spec = { ...specOfRequest(request, inputOf), ...(body.model === undefined && !clip ? { model: undefined } : {}) };
    const planning = planTask(spec, { dialects: dialectsFor(accounts), defaultDurationSeconds });
    if (!planning.ok) errors.push(...planning.errors.filter(({ path }) => !errors.some((other) => other.path === path || other.path.startsWith(`${path}.`))));
    errors.push(...checkPlanLimits(spec, context.limits, { defaultDurationSeconds, unknownLength: 'longest' }));
    if (errors.length > 0 || !planning.ok) throw AppError.validation(errors);
    const { order, model } = planning.plan;
    return { order, request: complete(request, order, model) };
  }

  private async resolve(body: CreateTaskBody, context: RequestContext, errors: FieldError[]): Promise<TaskRequest> {
    const { imageUrl, firstFrame, lastFrame, motionClip, references, motionBrush, sourceTaskId, endUser = context.endUser, costCentre = context.costCentre, quoteId: _quoteId, tags = [], metadata = {}, model = '', prompt = '', ...choices } = body;
    const uploads = await this.readUploads(body, context);
    const media = (reference: string, path: string): MediaSource => {
      if (isId('asset', reference)) {
        const upload = uploads.get(reference);
        if (upload) return upload;
        errors.push({ path, code: 'unknown-asset', message: 'There is no such upload in this workspace.' });
      } else {
        if (isUrl(reference) && URL.canParse(reference)) return { url: reference };
        errors.push({ path, code: 'invalid-url', message: 'Give an https URL or the assetId of an upload.' });
      }
      return NOTHING;
    };
    const optional = (reference: string | undefined, path: string) => (reference === undefined ? undefined : media(reference, path));
    return {
      ...choices,
      model,
      prompt,
      tags,
      metadata,
      ...defined({
        image: optional(imageUrl, 'imageUrl'),
        firstFrame: optional(firstFrame, 'firstFrame'),
        lastFrame: optional(lastFrame, 'lastFrame'),
        motionClip: optional(motionClip, 'motionClip'),
        references: references?.map(({ source, ...reference }, index) => ({ ...reference, ...defined({ source: optional(source, `references.${index}.source`) }) })),
        motionBrush:
          motionBrush &&
          defined({
            staticMask: optional(motionBrush.staticMask, 'motionBrush.staticMask'),
            dynamicMasks: motionBrush.dynamicMasks?.map(({ mask, trajectories }, index) => ({ trajectories, mask: media(mask, `motionBrush.dynamicMasks.${index}.mask`) })),
          }),
        sourceTaskId,
        endUser,
        costCentre,
      }),
    };
  }

  /** All uploads that a body names, in one ask. */
  private async readUploads({ imageUrl, firstFrame, lastFrame, motionClip, references = [], motionBrush }: CreateTaskBody, { workspaceId }: RequestContext): Promise<Map<string, MediaSource>> {
    const named = [imageUrl, firstFrame, lastFrame, motionClip, motionBrush?.staticMask, ...references.map(({ source }) => source), ...(motionBrush?.dynamicMasks ?? []).map(({ mask }) => mask)];
    const assetIds = [...new Set(named.filter((reference): reference is string => reference !== undefined && isId('asset', reference)))];
    if (assetIds.length === 0) return new Map();
    const { uploads } = await this.parts.asks.ask(ASKS.readUploads, { workspaceId, assetIds });
    return new Map(uploads.map((upload) => [upload.assetId, upload]));
  }

  /** The clip to go on from: ours, finished, young enough, and of a model that can be extended (§5.11). */
  private async sourceOf(sourceTaskId: string, context: RequestContext, errors: FieldError[]): Promise<SourceClip | undefined> {
    const refuse = (code: string, message: string): undefined => void errors.push({ path: 'sourceTaskId', code, message });
    const clip = await this.parts.repository.findSourceClip(sourceTaskId, context);
    if (clip === undefined) return refuse('unknown-task', 'There is no such task in this workspace.');
    if (clip.status !== 'SUCCEEDED') return refuse('not-ready', isTerminal(clip.status) ? 'That task has no clip.' : 'That task is not finished yet.');
    if (!modelsFor('video-extend').includes(clip.model)) return refuse('not-extendable', `A clip of ${clip.model} cannot be extended. Clips of these can: ${modelsFor('video-extend').join(', ')}.`);
    if (!clip.providerVideoId) return refuse('not-extendable', 'The provider did not name that clip, so it cannot go on from it.');
    if (clip.ageDays > SOURCE_MAX_AGE_DAYS) return refuse('too-old', `The provider keeps clips for ${SOURCE_MAX_AGE_DAYS} days; this one is older.`);
    return clip;
  }

  /** Inputs that only a link can bring must be reachable for at least one of the accounts. */
  private checkReach(request: TaskRequest, accounts: readonly ProviderAccount[], errors: FieldError[]): void {
    const { publicBaseUrl } = this.parts;
    if (accounts.length === 0 || accounts.some(({ baseUrl }) => providerCanReach(baseUrl, publicBaseUrl))) return;
    for (const { path, source } of mediaOf(request)) {
      if (needsLink(source)) errors.push({ path, code: 'unreachable-for-provider', message: `The provider has to fetch this file, but cannot reach ${new URL(publicBaseUrl).host}. Give a public https URL, or have APP_PUBLIC_BASE_URL set to an address that the internet can reach.` });
    }
  }
}

/** An image takes a slot (kling-api.md §8): more of them at once than any account has would wait for ever. */
function checkSlots({ imageCount }: TaskRequest, accounts: readonly ProviderAccount[], errors: FieldError[]): void {
  const most = Math.max(0, ...accounts.map(({ maxImageConcurrency }) => maxImageConcurrency));
  if (accounts.length > 0 && imageCount !== undefined && imageCount > most) errors.push({ path: 'imageCount', code: 'above-provider-slots', message: `${imageCount} images take ${imageCount} slots at the provider; its accounts have ${most}. Ask for fewer at once.` });
}

function dialectsFor(accounts: readonly ProviderAccount[]): readonly KlingDialect[] {
  if (accounts.length === 0) return BOTH_DIALECTS;
  return BOTH_DIALECTS.filter((dialect) => accounts.some((account) => dialectsOf(account).includes(dialect)));
}

/** The choices that were left open, as they were made. */
function complete(request: TaskRequest, order: KlingOrder, model: string): TaskRequest {
  const { durationSeconds, quality, resolution, imageCount } = order;
  const aspectRatio = order.aspectRatio ?? request.aspectRatio;
  return { ...request, model, ...defined({ durationSeconds, quality, resolution, imageCount, aspectRatio }) };
}
