import type { KlingOrder } from '@kp/kling-api/order';
import { outputProfileOf } from '@kp/kling-api/output-profile';
import { providerUnits } from '@kp/kling-api/prices';
import type { KlingCreate } from '@kp/kling-api/read-create';
import type { ResourcePacks } from '../account/resource.packs.ts';
import type { SlotBook } from '../account/slot.book.ts';
import type { CallbackSender } from '../callbacks/callback.sender.ts';
import type { Fault } from '../faults/fault.catalog.ts';
import { KlingApiError } from '../kling.envelope.ts';
import type { SimulatorStats } from '../simulator.stats.ts';
import type { TaskLifecycle } from './task.lifecycle.ts';
import type { NewTask, ParentVideo, SimulatedTask, TaskStore } from './task.store.ts';

export interface CreateParts {
  store: TaskStore;
  slots: SlotBook;
  packs: ResourcePacks;
  lifecycle: TaskLifecycle;
  callbacks: CallbackSender;
  stats: SimulatorStats;
}

/** Where a create comes from. */
export interface CreateSource {
  /** Empty for a token. */
  apiKeyName: string;
  takeFaults: () => readonly Fault[];
}

/** A video cannot grow beyond three minutes (kling-api.md §5.11). */
const MAX_EXTENDED_SECONDS = 180;

/**
 * Turns a valid order into a task, if the account can take it: the external id is new (§2.3), the pack has the units
 * (1102), a slot is free (1303). Which of them Kling looks at first is not known.
 *
 * @throws KlingApiError
 */
export async function createTask(create: KlingCreate, path: string, { apiKeyName, takeFaults }: CreateSource, parts: CreateParts): Promise<SimulatedTask> {
  const { store, slots, packs, lifecycle, callbacks, stats } = parts;
  if (create.externalTaskId !== undefined && store.hasExternalId(create.externalTaskId)) {
    stats.duplicateExternalIds += 1;
    throw new KlingApiError(1201, `External_task_id ${create.externalTaskId} already exists`);
  }
  const wanted = plan(create, path, apiKeyName, store);
  if (packs.remainingUnits(wanted.pack) < wanted.units) throw new KlingApiError(1102, 'Account balance not enough');
  if (!slots.take(wanted.pack, wanted.slots)) {
    stats.refusedForSlots += 1;
    throw new KlingApiError(1303, 'parallel task over resource pack limit');
  }
  const task = store.add({ ...wanted, faults: takeFaults() });
  const isEarly = task.faults.some((fault) => fault.name === 'callback-early');
  lifecycle.start(task, isEarly);
  if (isEarly) await callbacks.send(task);
  return task;
}

function plan(create: KlingCreate, path: string, apiKeyName: string, store: TaskStore): Omit<NewTask, 'faults'> {
  const parent = parentOf(create.order, store);
  const order = parent === undefined ? create.order : { ...create.order, model: parent.task.order.model, quality: parent.task.order.quality };
  const profile = profileOf(order, parent);
  return {
    externalTaskId: create.externalTaskId,
    dialect: create.dialect,
    type: create.type,
    path,
    order,
    promptText: [order.prompt, ...(order.shots ?? []).map((shot) => shot.prompt)].join('\n'),
    profile,
    pack: profile.kind,
    slots: profile.kind === 'image' ? profile.count : 1,
    units: parent === undefined ? providerUnits(order) : extensionUnits(order, parent),
    callbackUrl: create.callbackUrl,
    apiKeyName,
    parent,
  };
}

function profileOf(order: KlingOrder, parent: ParentVideo | undefined): NewTask['profile'] {
  const profile = outputProfileOf(order);
  if (parent?.task.profile.kind !== 'video' || profile.kind !== 'video') return profile;
  // The whole film, in the shape of what it extends.
  return { ...parent.task.profile, durationSeconds: parent.task.profile.durationSeconds + profile.durationSeconds };
}

/** @throws KlingApiError 1201 for a video that was never made here, or that is too long already */
function parentOf({ sourceVideoId }: KlingOrder, store: TaskStore): ParentVideo | undefined {
  if (sourceVideoId === undefined) return undefined;
  const task = store.byVideo(sourceVideoId);
  if (task?.profile.kind !== 'video') throw new KlingApiError(1201, `video_id value '${sourceVideoId.slice(0, 100)}' is invalid`);
  if (task.profile.durationSeconds >= MAX_EXTENDED_SECONDS) throw new KlingApiError(1201, 'The video is 3 minutes long already');
  return { task, videoId: sourceVideoId };
}

/** @throws KlingApiError 1201 for a video of a model that is not extended (§5.11) */
function extensionUnits(order: KlingOrder, parent: ParentVideo): number {
  try {
    return providerUnits(order);
  } catch (error) {
    if (error instanceof RangeError) throw new KlingApiError(1201, `video_id value '${parent.videoId}' is invalid: videos of ${order.model} cannot be extended`);
    throw error;
  }
}
