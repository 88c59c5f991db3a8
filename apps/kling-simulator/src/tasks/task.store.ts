import type { LegacyTaskStatus } from '@kp/kling-api/legacy-wire';
import type { KlingDialect, KlingOrder, KlingTaskType } from '@kp/kling-api/order';
import type { OutputProfile } from '@kp/kling-api/output-profile';
import type { Fault } from '../faults/fault.catalog.ts';
import type { SeededIds } from '../seeded.ids.ts';
import type { SimulatorClock } from '../simulator.clock.ts';

/** Resource packs, and with them slots and units, are counted per type (kling-api.md §8, §9). */
export type PackType = 'video' | 'image';

export interface SimulatedTask {
  readonly taskId: string;
  readonly externalTaskId: string | undefined;
  readonly dialect: KlingDialect;
  readonly type: KlingTaskType;
  /** Create path; a legacy task is read below it. */
  readonly path: string;
  /** As ordered, without the content of media. */
  readonly order: KlingOrder;
  /** All texts of the order. */
  readonly promptText: string;
  readonly profile: OutputProfile;
  readonly pack: PackType;
  /** Slots it holds until it ends: 1, or the number of images (§8). */
  readonly slots: number;
  /** Kling's price in units of its pack; deducted on success (§4.6). */
  readonly units: number;
  readonly callbackUrl: string | undefined;
  /** Empty when it was created with a token. */
  readonly apiKeyName: string;
  /** The video it extends. */
  readonly parent: ParentVideo | undefined;
  readonly faults: readonly Fault[];
  /** Position among all tasks, from 0. */
  readonly sequence: number;
  readonly createdAtMs: number;
  updatedAtMs: number;
  endedAtMs: number | undefined;
  status: LegacyTaskStatus;
  statusMessage: string;
}

export interface ParentVideo {
  task: SimulatedTask;
  videoId: string;
}

export type NewTask = Omit<SimulatedTask, 'taskId' | 'sequence' | 'createdAtMs' | 'updatedAtMs' | 'endedAtMs' | 'status' | 'statusMessage'>;

/** All tasks of the one simulated account, in memory. External ids are unique over both generations (kling-api.md §2.3). */
export class TaskStore {
  private readonly tasks: SimulatedTask[] = [];
  private readonly byTaskId = new Map<string, SimulatedTask>();
  private readonly byExternalId = new Map<string, SimulatedTask>();
  private readonly byPath = new Map<string, SimulatedTask[]>();
  private readonly byVideoId = new Map<string, SimulatedTask>();

  constructor(
    private readonly clock: SimulatorClock,
    private readonly ids: SeededIds,
  ) {}

  hasExternalId(externalTaskId: string): boolean {
    return this.byExternalId.has(externalTaskId);
  }

  /** Records a task as `submitted`. The caller has checked that its external id is new. */
  add(task: NewTask): SimulatedTask {
    const now = this.clock.now();
    const created: SimulatedTask = {
      ...task,
      taskId: this.newTaskId(task.externalTaskId),
      sequence: this.tasks.length,
      createdAtMs: now,
      updatedAtMs: now,
      endedAtMs: undefined,
      status: 'submitted',
      statusMessage: '',
    };
    this.tasks.push(created);
    this.byTaskId.set(created.taskId, created);
    if (created.externalTaskId !== undefined) this.byExternalId.set(created.externalTaskId, created);
    const ofPath = this.byPath.get(created.path);
    if (ofPath === undefined) this.byPath.set(created.path, [created]);
    else ofPath.push(created);
    return created;
  }

  /** Moves a task on. */
  update(task: SimulatedTask, status: LegacyTaskStatus, statusMessage = ''): void {
    task.status = status;
    task.statusMessage = statusMessage;
    task.updatedAtMs = this.clock.now();
    if (status !== 'succeed' && status !== 'failed') return;
    task.endedAtMs = task.updatedAtMs;
    if (status === 'succeed' && task.profile.kind === 'video') this.byVideoId.set(this.outputId(task, 0), task);
  }

  /** Id of one output, the same at every read. */
  outputId(task: SimulatedTask, index: number): string {
    return this.ids.numericId(`output:${task.taskId}:${index}`);
  }

  byAnyId(id: string): SimulatedTask | undefined {
    return this.byTaskId.get(id) ?? this.byExternalId.get(id);
  }

  byTaskIdOnly(id: string): SimulatedTask | undefined {
    return this.byTaskId.get(id);
  }

  byExternalIdOnly(id: string): SimulatedTask | undefined {
    return this.byExternalId.get(id);
  }

  /** A finished task by the id of its video. */
  byVideo(videoId: string): SimulatedTask | undefined {
    return this.byVideoId.get(videoId);
  }

  /** A legacy task of this product by system id or external id (kling-api.md §5.0). */
  find(path: string, id: string): SimulatedTask | undefined {
    const task = this.byAnyId(id);
    return task?.path === path ? task : undefined;
  }

  /** One page of a product's tasks, newest first (Kling's order is not documented, §5.3). */
  page(path: string, pageNum: number, pageSize: number): SimulatedTask[] {
    const ofPath = this.byPath.get(path) ?? [];
    const end = ofPath.length - (pageNum - 1) * pageSize;
    return end <= 0 ? [] : ofPath.slice(Math.max(0, end - pageSize), end).toReversed();
  }

  /** Every task in the order of creation. */
  all(): readonly SimulatedTask[] {
    return this.tasks;
  }

  externalIdCount(): number {
    return this.byExternalId.size;
  }

  /**
   * The id follows from the external id where there is one. So a simulator that was restarted with the same seed
   * never gives the id of an earlier run to another task, as a plain counter would.
   */
  private newTaskId(externalTaskId: string | undefined): string {
    const name = externalTaskId === undefined ? `task:number:${this.tasks.length}` : `task:external:${externalTaskId}`;
    let taskId = this.ids.numericId(name);
    for (let attempt = 1; this.byTaskId.has(taskId); attempt += 1) taskId = this.ids.numericId(`${name}:${attempt}`);
    return taskId;
  }
}
