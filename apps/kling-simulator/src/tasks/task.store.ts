import type { AspectRatio, Quality } from '@kp/kling-api/capabilities';
import type { LegacyTaskStatus } from '@kp/kling-api/legacy-wire';
import type { Clip } from '../clips/clip.library.ts';
import type { SeededIds } from '../seeded.ids.ts';
import type { SimulatorClock } from '../simulator.clock.ts';
import type { Product } from './product.table.ts';

/** What was ordered, after validation. */
export interface Order {
  prompt: string;
  /** Public model id. */
  model: string;
  durationSeconds: number;
  aspectRatio: AspectRatio;
  quality: Quality;
  audio: boolean;
}

export interface SimulatedTask {
  readonly taskId: string;
  readonly externalTaskId: string | undefined;
  readonly product: Product;
  readonly order: Order;
  /** Kling's price in video units; deducted on success (kling-api.md §4.6). */
  readonly units: number;
  readonly callbackUrl: string | undefined;
  readonly createdAtMs: number;
  updatedAtMs: number;
  status: LegacyTaskStatus;
  statusMessage: string;
  result?: { videoId: string; fileToken: string; clip: Clip };
}

export type NewTask = Pick<SimulatedTask, 'externalTaskId' | 'product' | 'order' | 'units' | 'callbackUrl'>;

/** All tasks of the one simulated account, in memory. External ids are unique across products (kling-api.md §2.3). */
export class TaskStore {
  private readonly byTaskId = new Map<string, SimulatedTask>();
  private readonly byExternalId = new Map<string, SimulatedTask>();
  private readonly byFileToken = new Map<string, SimulatedTask>();

  constructor(
    private readonly clock: SimulatorClock,
    private readonly ids: SeededIds,
  ) {}

  /** Records a task as `submitted`; undefined when its external id exists already. */
  add(task: NewTask): SimulatedTask | undefined {
    if (task.externalTaskId !== undefined && this.byExternalId.has(task.externalTaskId)) return undefined;
    const now = this.clock.now();
    const created: SimulatedTask = {
      ...task,
      taskId: this.newTaskId(task.externalTaskId),
      createdAtMs: now,
      updatedAtMs: now,
      status: 'submitted',
      statusMessage: '',
    };
    this.byTaskId.set(created.taskId, created);
    if (created.externalTaskId !== undefined) this.byExternalId.set(created.externalTaskId, created);
    return created;
  }

  /** A task of this product by system id or external id (kling-api.md §5.0). */
  find(product: Product, id: string): SimulatedTask | undefined {
    const task = this.byTaskId.get(id) ?? this.byExternalId.get(id);
    return task?.product === product ? task : undefined;
  }

  findByFileToken(token: string): SimulatedTask | undefined {
    return this.byFileToken.get(token);
  }

  /** Moves a task on; `result` comes with `succeed`. */
  update(task: SimulatedTask, status: LegacyTaskStatus, change: { statusMessage?: string; clip?: Clip } = {}): void {
    task.status = status;
    task.statusMessage = change.statusMessage ?? '';
    task.updatedAtMs = this.clock.now();
    if (change.clip !== undefined) {
      const fileToken = this.ids.secret(`file:${task.taskId}`).slice(0, 40);
      task.result = { videoId: this.ids.numericId(`video:${task.taskId}`), fileToken, clip: change.clip };
      this.byFileToken.set(fileToken, task);
    }
  }

  /** One page of a product's tasks, newest first (Kling's order is not documented, §5.3). */
  page(product: Product, pageNum: number, pageSize: number): SimulatedTask[] {
    const ofProduct = this.all().filter((task) => task.product === product).toReversed();
    return ofProduct.slice((pageNum - 1) * pageSize, pageNum * pageSize);
  }

  /** Every task in the order of creation. */
  all(): SimulatedTask[] {
    return [...this.byTaskId.values()];
  }

  externalIdCount(): number {
    return this.byExternalId.size;
  }

  /**
   * The id follows from the external id where there is one. So a simulator that was restarted with the same seed
   * never gives the id of an earlier run to another task, as a plain counter would.
   */
  private newTaskId(externalTaskId: string | undefined): string {
    const name = externalTaskId === undefined ? `task:number:${this.byTaskId.size}` : `task:external:${externalTaskId}`;
    let taskId = this.ids.numericId(name);
    for (let attempt = 1; this.byTaskId.has(taskId); attempt += 1) taskId = this.ids.numericId(`${name}:${attempt}`);
    return taskId;
  }
}
