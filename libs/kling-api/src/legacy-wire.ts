import { z } from 'zod';

/**
 * Shapes of the legacy generation as they travel (kling-api.md §2.1, §5.2, §5.3, §7). Objects are loose: a key that
 * Kling adds tomorrow is kept, not dropped and not an error. Ids are strings; a numeric id has already lost digits
 * in JSON.parse and is refused. Times are milliseconds since the epoch.
 */

/** Task states that Kling documents (§6). A record may carry another one; it parses and must then be quarantined. */
export const LEGACY_TASK_STATUSES = ['submitted', 'processing', 'succeed', 'failed'] as const;
export type LegacyTaskStatus = (typeof LEGACY_TASK_STATUSES)[number];

/** Whether a status is one of the documented four. */
export function isLegacyTaskStatus(status: string): status is LegacyTaskStatus {
  return (LEGACY_TASK_STATUSES as readonly string[]).includes(status);
}

const Id = z.string().min(1);
const Milliseconds = z.number();

export const LegacyVideo = z.looseObject({
  id: Id.optional(),
  url: z.string().min(1),
  watermark_url: z.string().nullish(),
  /** Seconds as a decimal string, for example "5.041". */
  duration: z.string().optional(),
});
export type LegacyVideo = z.infer<typeof LegacyVideo>;

export const LegacyImage = z.looseObject({ index: z.number().int().nullish(), url: z.string().min(1), watermark_url: z.string().nullish() });
export type LegacyImage = z.infer<typeof LegacyImage>;

export const LegacyTaskInfo = z.looseObject({ external_task_id: z.string().nullish() });

/** The object a query returns in `data`, a list returns in `data[]`, and a callback sends bare (§5.3, §7). */
export const LegacyTaskRecord = z.looseObject({
  task_id: Id,
  task_status: z.string().min(1),
  task_status_msg: z.string().nullish(),
  task_info: LegacyTaskInfo.nullish(),
  task_result: z.looseObject({ videos: z.array(LegacyVideo).nullish(), images: z.array(LegacyImage).nullish() }).nullish(),
  final_unit_deduction: z.string().nullish(),
  final_balance_deduction: z.looseObject({ quota: z.unknown(), list_price: z.unknown() }).partial().nullish(),
  created_at: Milliseconds.optional(),
  updated_at: Milliseconds.optional(),
});
export type LegacyTaskRecord = z.infer<typeof LegacyTaskRecord>;

/** Body of a callback: the bare task object without an envelope (§7). */
export const LegacyCallbackBody = LegacyTaskRecord;
export type LegacyCallbackBody = LegacyTaskRecord;

/** `data` of a create answer (§5.2). */
export const LegacyCreateData = z.looseObject({
  task_id: Id,
  task_status: z.string().min(1),
  task_info: LegacyTaskInfo.nullish(),
  created_at: Milliseconds.optional(),
  updated_at: Milliseconds.optional(),
});
export type LegacyCreateData = z.infer<typeof LegacyCreateData>;

/** The envelope of every answer; error answers may have no `data` at all (§2.1). */
export const LegacyEnvelope = z.looseObject({
  code: z.number().int(),
  message: z.string().nullish(),
  request_id: z.string().nullish(),
  data: z.unknown().optional(),
});
export type LegacyEnvelope = z.infer<typeof LegacyEnvelope>;

export const LegacyCreateAnswer = LegacyEnvelope.extend({ data: LegacyCreateData });
export type LegacyCreateAnswer = z.infer<typeof LegacyCreateAnswer>;

export const LegacyQueryAnswer = LegacyEnvelope.extend({ data: LegacyTaskRecord });
export type LegacyQueryAnswer = z.infer<typeof LegacyQueryAnswer>;

/** A page of tasks: no total count, order not documented (§5.3). */
export const LegacyListAnswer = LegacyEnvelope.extend({ data: z.array(LegacyTaskRecord) });
export type LegacyListAnswer = z.infer<typeof LegacyListAnswer>;
