import { z } from 'zod';

/**
 * Shapes of the new generation as they travel (kling-api.md §4.3-4.5, §7). Objects are loose: a key that Kling adds
 * tomorrow is kept. Ids are strings; a numeric id has already lost digits in JSON.parse and is refused.
 */

/** Task states of §6 as the new generation spells them. */
export const NEW_TASK_STATUSES = ['submitted', 'processing', 'succeeded', 'failed'] as const;

const Id = z.string().min(1);

/** One of `outputs[]`; `type` tells which (§4.4). Unknown types are kept. */
export const NewOutput = z.looseObject({
  type: z.string(),
  id: Id.optional(),
  url: z.string().min(1).optional(),
  watermark_url: z.string().nullish(),
  /** Seconds as a decimal string. */
  duration: z.string().nullish(),
});

/** One of `billing[]`: what was deducted, a decimal string (§4.4). */
export const NewBilling = z.looseObject({
  charge_type: z.string(),
  amount: z.string(),
  package_type: z.string().nullish(),
  cash_type: z.string().nullish(),
  currency: z.string().nullish(),
  list_price: z.string().nullish(),
});

/** A task as `GET /tasks`, `POST /tasks` and a callback show it. */
export const NewTaskRecord = z.looseObject({
  id: Id,
  status: z.string().min(1),
  message: z.string().nullish(),
  create_time: z.number().optional(),
  update_time: z.number().optional(),
  external_id: z.string().nullish(),
  outputs: z.array(NewOutput).nullish(),
  billing: z.array(NewBilling).nullish(),
});
export type NewTaskRecord = z.infer<typeof NewTaskRecord>;

/** `data` of `POST /tasks` (§4.5). */
export const NewTaskPage = z.looseObject({ result: z.array(NewTaskRecord), count: z.number().optional(), next_cursor: z.string().nullish(), has_more: z.boolean() });

/** Times come as text on most pages and as numbers on others; the live server takes both (§4.5). */
const Time = z.union([z.number(), z.string().regex(/^\d+$/)]).transform(Number).nullish();

/** Body of `POST /tasks`, as Kling reads it (§4.5): times in milliseconds, at most 500 records a page. */
export const NewListBody = z.looseObject({
  start_time: Time,
  end_time: Time,
  cursor: z.string().nullish(),
  limit: z.union([z.number(), z.string().regex(/^\d+$/)]).transform(Number).pipe(z.number().int().min(1).max(500)).nullish(),
  filters: z
    .array(
      z.discriminatedUnion('key', [
        z.looseObject({ key: z.literal('status'), values: z.array(z.enum(NEW_TASK_STATUSES)) }),
        z.looseObject({ key: z.literal('product_type'), values: z.array(z.enum(['video', 'image', 'try_on'])) }),
      ]),
    )
    .nullish(),
});
export type NewListBody = z.output<typeof NewListBody>;
