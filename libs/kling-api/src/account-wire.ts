import { z } from 'zod';

/** Account endpoints (kling-api.md §5.17). */

/** Numbers are taken as text too: nobody has shown a live answer in full. */
const Quantity = z.coerce.number();

/** One of `resource_pack_subscribe_infos`; quantities are units, times milliseconds. */
export const ResourcePack = z.looseObject({ resource_pack_name: z.string(), status: z.string(), total_quantity: Quantity, remaining_quantity: Quantity, invalid_time: Quantity.optional() });
export type ResourcePack = z.infer<typeof ResourcePack>;

/** `GET /account/costs` alone nests a second envelope (§2.1). */
export const AccountCosts = z.looseObject({ data: z.looseObject({ code: z.number().optional(), msg: z.string().nullish(), resource_pack_subscribe_infos: z.array(ResourcePack).nullish() }) });

/** Concurrency that a pack's name states, for example 5 for `Trial-Video-100Units-5Con-1Months`. */
export function concurrencyOf(packName: string): number | undefined {
  const found = /(?:^|[-_ ])(\d{1,5})Con(?:[-_ ]|$)/i.exec(packName)?.[1];
  return found === undefined ? undefined : Number(found);
}

/** A row of `POST /account/billing/*`; unverified live, so only the task's id is relied on (§5.17). */
export const BillingRow = z.looseObject({ task_id: z.string() });
