import { z } from 'zod';

/** Account endpoints (kling-api.md §5.17). */

/** One of `resource_pack_subscribe_infos`; quantities are units, times milliseconds. */
export const ResourcePack = z.looseObject({
  resource_pack_name: z.string(),
  resource_pack_id: z.string(),
  resource_pack_type: z.string(),
  total_quantity: z.number(),
  remaining_quantity: z.number(),
  purchase_time: z.number().optional(),
  effective_time: z.number().optional(),
  invalid_time: z.number().optional(),
  status: z.string(),
});
export type ResourcePack = z.infer<typeof ResourcePack>;

/** `GET /account/costs` alone nests a second envelope (§2.1). */
export const AccountCosts = z.looseObject({ code: z.number().int(), data: z.looseObject({ code: z.number().int(), msg: z.string().nullish(), resource_pack_subscribe_infos: z.array(ResourcePack) }) });

/** Concurrency that a pack's name states, for example 5 for `Trial-Video-100Units-5Con-1Months`. */
export function concurrencyOf(packName: string): number | undefined {
  const found = /(?:^|-)(\d{1,5})Con(?:-|$)/i.exec(packName)?.[1];
  return found === undefined ? undefined : Number(found);
}

/** A row of `POST /account/billing/*`; unverified live, so only the task's id is relied on (§5.17). */
export const BillingRow = z.looseObject({ task_id: z.string() });
