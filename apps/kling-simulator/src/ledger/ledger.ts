import type { PackType, SimulatedTask } from '../tasks/task.store.ts';

export interface LedgerEntry {
  taskId: string;
  externalTaskId: string | null;
  /** Create path. */
  product: string;
  model: string;
  packageType: PackType;
  /** What a success costs. */
  units: number;
  /** What was taken: `units` after a success, else 0. */
  deductedUnits: number;
  /** Milliseconds since the epoch; null until units are taken. */
  deductedAt: number | null;
  /** Units left in the pack before and after the deduction. */
  unitsBefore: number | null;
  unitsAfter: number | null;
  outcome: 'open' | 'succeeded' | 'failed';
  createdAt: number;
  apiKeyName: string;
}

export interface PackTotals {
  tasks: number;
  succeeded: number;
  failed: number;
  open: number;
  deductedUnits: number;
}

/**
 * Kling's side of the money, kept by itself: what each task costs, and when it was taken. It copies what it needs
 * and never looks at the records that clients see, so that the two can be compared. Deduction is at success and only
 * then (kling-api.md §4.6); units are counted in thousandths, so sums are exact.
 */
export class Ledger {
  private readonly byTask = new Map<string, LedgerEntry>();
  private readonly deducted: LedgerEntry[] = [];
  private readonly sums = { video: zero(), image: zero() };

  constructor(private readonly unitsBought: Readonly<Record<PackType, number>>) {}

  open(task: SimulatedTask): void {
    this.byTask.set(task.taskId, {
      taskId: task.taskId,
      externalTaskId: task.externalTaskId ?? null,
      product: task.path,
      model: task.order.model,
      packageType: task.pack,
      units: task.units,
      deductedUnits: 0,
      deductedAt: null,
      unitsBefore: null,
      unitsAfter: null,
      outcome: 'open',
      createdAt: task.createdAtMs,
      apiKeyName: task.apiKeyName,
    });
    this.sums[task.pack].tasks += 1;
  }

  /** @throws Error for a task that is settled already: a bug of the simulator that must not pass unseen */
  settle(taskId: string, outcome: 'succeeded' | 'failed', atMs: number): void {
    const entry = this.byTask.get(taskId);
    if (entry?.outcome !== 'open') throw new Error(`Task ${taskId} is not open in the ledger.`);
    entry.outcome = outcome;
    const sums = this.sums[entry.packageType];
    sums[outcome] += 1;
    if (outcome === 'failed') return;
    const before = this.unitsBought[entry.packageType] * 1000 - sums.deductedThousandths;
    const thousandths = Math.round(entry.units * 1000);
    sums.deductedThousandths += thousandths;
    Object.assign(entry, { deductedUnits: entry.units, deductedAt: atMs, unitsBefore: Math.round(before) / 1000, unitsAfter: Math.round(before - thousandths) / 1000 });
    this.deducted.push(entry);
  }

  totals(): Record<PackType, PackTotals> {
    return { video: toTotals(this.sums.video), image: toTotals(this.sums.image) };
  }

  /** Every task, in the order of creation. */
  entries(): Iterable<LedgerEntry> {
    return this.byTask.values();
  }

  /** Deductions in the order they were made. */
  deductions(): readonly LedgerEntry[] {
    return this.deducted;
  }
}

interface Sums {
  tasks: number;
  succeeded: number;
  failed: number;
  deductedThousandths: number;
}

function zero(): Sums {
  return { tasks: 0, succeeded: 0, failed: 0, deductedThousandths: 0 };
}

function toTotals({ tasks, succeeded, failed, deductedThousandths }: Sums): PackTotals {
  return { tasks, succeeded, failed, open: tasks - succeeded - failed, deductedUnits: deductedThousandths / 1000 };
}
