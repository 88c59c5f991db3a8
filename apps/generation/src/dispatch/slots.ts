import type { TaskRequest } from '@kp/task-contracts';
import type { ProviderAccount } from '../providers/provider-accounts.ts';
import type { Route, RouteOf, SlotKind } from './route.ts';

/** An account that tasks may be placed on, and how many of them at most in this pass: 0 while it is paused. */
export interface AccountOffer {
  account: ProviderAccount;
  limit: number;
}

/** Slots taken at one address under one account name. */
export interface SlotUse {
  account: string;
  base_url: string;
  slot_kind: SlotKind;
  slots: number;
}

/** `placed`: take it. `full`: some account serves it, later. `unserved`: no active account does. */
export type Placement = { kind: 'placed'; account: ProviderAccount; route: Route } | { kind: 'full' } | { kind: 'unserved' };

interface Room {
  account: ProviderAccount;
  left: number;
  /** Kinds in which a larger task is next: smaller ones must not take its slots for ever. */
  reserved: Set<SlotKind>;
}

/** The free slots of the accounts of one mode, given away task by task. */
export class FreeSlots {
  private readonly rooms: Room[];
  /** Slots in use by pool and kind: accounts that are one at Kling share what they use, each up to its own limit. */
  private readonly used = new Map<string, number>();
  private readonly routeOf: RouteOf;

  /** @param known all accounts of any mode and status: they may share slots with those on offer. */
  constructor(offers: AccountOffer[], uses: SlotUse[], known: readonly ProviderAccount[], routeOf: RouteOf) {
    this.rooms = offers.map(({ account, limit }) => ({ account, left: limit, reserved: new Set() }));
    this.routeOf = routeOf;
    const pools = new Map([...known, ...offers.map((offer) => offer.account)].map((account) => [`${account.name}\n${account.baseUrl}`, account.slotPool]));
    for (const { account, base_url: baseUrl, slot_kind: kind, slots } of uses) {
      // Slots at an address that no account has any more are not taken from anybody.
      const pool = pools.get(`${account}\n${baseUrl}`);
      if (pool !== undefined) this.add(pool, kind, slots);
    }
  }

  /** Kinds of which at least one slot can be given away. */
  freeKinds(): SlotKind[] {
    return (['video', 'image'] as const).filter((kind) => this.rooms.some((room) => this.freeOf(room, kind) > 0));
  }

  /**
   * Finds the account with the most room, in proportion to its limit. @param only the account that must take it, because
   * it alone would recognise the task if it had it already.
   */
  place(request: TaskRequest, only?: string): Placement {
    const serving = this.rooms
      .filter((room) => only === undefined || room.account.name === only)
      .flatMap((room) => {
        const route = this.routeOf(room.account, request);
        return route && route.slotWeight <= limitOf(room.account, route.slotKind) ? [{ room, route }] : [];
      })
      .toSorted((a, b) => this.shareOf(b.room, b.route) - this.shareOf(a.room, a.route) || (a.room.account.name < b.room.account.name ? -1 : 1));
    if (serving.length === 0) return { kind: 'unserved' };
    const fitting = serving.find(({ room, route }) => route.slotWeight <= this.freeOf(room, route.slotKind));
    if (!fitting) {
      // The one that comes closest keeps what gets free for it.
      const [closest] = serving.filter(({ room }) => room.left > 0);
      closest?.room.reserved.add(closest.route.slotKind);
      return { kind: 'full' };
    }
    const { room, route } = fitting;
    room.left -= 1;
    this.add(room.account.slotPool, route.slotKind, route.slotWeight);
    return { kind: 'placed', account: room.account, route };
  }

  private freeOf(room: Room, kind: SlotKind): number {
    return room.left <= 0 || room.reserved.has(kind) ? 0 : limitOf(room.account, kind) - this.usedOf(room, kind);
  }

  private shareOf(room: Room, { slotKind }: Route): number {
    const limit = limitOf(room.account, slotKind);
    return limit === 0 ? 0 : (limit - this.usedOf(room, slotKind)) / limit;
  }

  private usedOf({ account }: Room, kind: SlotKind): number {
    return this.used.get(`${account.slotPool}\n${kind}`) ?? 0;
  }

  private add(pool: string, kind: SlotKind, slots: number): void {
    const key = `${pool}\n${kind}`;
    this.used.set(key, (this.used.get(key) ?? 0) + slots);
  }
}

export function limitOf(account: ProviderAccount, kind: SlotKind): number {
  return kind === 'video' ? account.maxVideoConcurrency : account.maxImageConcurrency;
}
