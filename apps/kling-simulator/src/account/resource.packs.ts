import type { Ledger } from '../ledger/ledger.ts';
import type { SeededIds } from '../seeded.ids.ts';
import type { PackType } from '../tasks/task.store.ts';

const PACK_LIFE_MS = 365 * 24 * 3600 * 1000;

export interface ResourcePacksOptions {
  ledger: Ledger;
  ids: SeededIds;
  /** Units bought, per type. */
  units: Readonly<Record<PackType, number>>;
  concurrency: Readonly<Record<PackType, number>>;
  /** When the packs were bought: the start of the simulator. */
  startMs: number;
}

/** Prepaid packs, one per type, with the units that successes have left in them (kling-api.md §5.17). */
export class ResourcePacks {
  constructor(private readonly options: ResourcePacksOptions) {}

  remainingUnits(pack: PackType): number {
    return toUnits(toThousandths(this.options.units[pack]) - toThousandths(this.options.ledger.totals()[pack].deductedUnits));
  }

  nameOf(pack: PackType): string {
    // The form of the one name seen: `Trial-Video-100Units-5Con-1Months` (§5.17).
    const type = { video: 'Video', image: 'Image' }[pack];
    return `Simulated-${type}-${this.options.units[pack]}Units-${this.options.concurrency[pack]}Con-12Months`;
  }

  idOf(pack: PackType): string {
    return this.options.ids.uuid(`pack:${pack}`);
  }

  /** Items of `/account/costs`. */
  list(): Record<string, unknown>[] {
    return (['video', 'image'] as const).map((pack) => {
      const remaining = this.remainingUnits(pack);
      return {
        resource_pack_name: this.nameOf(pack),
        resource_pack_id: this.idOf(pack),
        resource_pack_type: 'decreasing_total',
        total_quantity: this.options.units[pack],
        remaining_quantity: remaining,
        purchase_time: this.options.startMs,
        effective_time: this.options.startMs,
        invalid_time: this.options.startMs + PACK_LIFE_MS,
        status: remaining > 0 ? 'online' : 'runOut',
      };
    });
  }
}

const toThousandths = (units: number): number => Math.round(units * 1000);
const toUnits = (thousandths: number): number => thousandths / 1000;
