import { z } from 'zod';

/**
 * Everything that can be made to go wrong. A fault is named the same in a script (`{"name": "delay", "ms": 5000}`),
 * in a header (`x-simulator-fault: delay;ms=5000`) and in a prompt (`sim:delay`, with its default values).
 */

/** Forms of numbers and booleans that arrive as text in a header. */
const Count = (fallback: number, limit = 1_000_000) => z.coerce.number().int().min(1).max(limit).default(fallback);
const Ms = (fallback: number) => z.coerce.number().int().min(0).max(86_400_000).default(fallback);
const Instant = z.coerce.number().int().min(0).optional();
const Flag = z.union([z.boolean(), z.literal('true'), z.literal('false')]).transform((value) => value === true || value === 'true').default(false);
const Message = z.string().max(500).optional();
const HttpStatus = z.coerce.number().int().min(200).max(599);

/** Answers of a request. All but `connection-cut`, `error`, `storm` and `maintenance` come after the request took effect. */
const REQUEST_FAULTS = [
  /** Connection cut before the request is looked at: nothing happened. */
  z.strictObject({ name: z.literal('connection-cut') }),
  /** The request takes effect, then the connection is cut. */
  z.strictObject({ name: z.literal('lost-answer') }),
  z.strictObject({ name: z.literal('delay'), ms: Ms(3000) }),
  /** Any code of kling-api.md §2.2. `accepted`: the request took effect all the same, as may happen with 5000 and 5002. */
  z.strictObject({ name: z.literal('error'), code: z.coerce.number().int().default(5000), message: Message, httpStatus: HttpStatus.optional(), accepted: Flag }),
  /** From its first match on, this many seconds of the simulator's clock: HTTP 429. */
  z.strictObject({ name: z.literal('storm'), seconds: Count(10), code: z.coerce.number().int().default(1302) }),
  /** HTTP 503 with 5001 between two times of the simulator's clock (ms since the epoch); without them, always. */
  z.strictObject({ name: z.literal('maintenance'), from: Instant, until: Instant }),
  /** The body takes this long to arrive. */
  z.strictObject({ name: z.literal('slow-body'), ms: Ms(2000) }),
  /** Half of the body, then the connection is cut. */
  z.strictObject({ name: z.literal('truncated-body') }),
  z.strictObject({ name: z.literal('html'), httpStatus: HttpStatus.default(200) }),
  z.strictObject({ name: z.literal('empty-body'), httpStatus: HttpStatus.default(200) }),
  z.strictObject({ name: z.literal('invalid-json'), httpStatus: HttpStatus.default(200) }),
] as const;

/** What becomes of a task; given at its creation. */
const TASK_FAULTS = [
  z.strictObject({ name: z.literal('fail'), message: Message }),
  /** Fails after processing, for risk control. */
  z.strictObject({ name: z.literal('moderation'), message: Message }),
  /** Stays where it is, holding its slot, until `POST /_simulator/tasks/{id}/finish`. */
  z.strictObject({ name: z.literal('stuck'), in: z.enum(['submitted', 'processing']).default('processing') }),
  z.strictObject({ name: z.literal('slow'), factor: z.coerce.number().min(0.001).max(100_000).default(10) }),
] as const;

/** How a record looks. Given at creation they stay with the task, else they bend one answer. */
const RECORD_FAULTS = [
  /** A word Kling has not documented, in place of the status; given at creation it shows when the task has ended. */
  z.strictObject({ name: z.literal('unknown-status'), status: z.string().min(1).max(64).default('archived') }),
  /** Success without any result. */
  z.strictObject({ name: z.literal('no-output') }),
  /** `number`: ids as JSON numbers, which lose digits. `text`: not digits. `missing`: no id at all. */
  z.strictObject({ name: z.literal('odd-id'), form: z.enum(['number', 'text', 'empty', 'missing']).default('number') }),
] as const;

/** Callbacks of a task; given at creation they hold for all of them. */
const CALLBACK_FAULTS = [
  z.strictObject({ name: z.literal('callback-duplicated'), count: Count(2, 100) }),
  /** Held back until the task has ended, then sent newest first. */
  z.strictObject({ name: z.literal('callback-reordered') }),
  /** One more before the true one, claiming success. `signature`: its signature is wrong. `status`: signed well, but untrue. */
  z.strictObject({ name: z.literal('callback-forged'), kind: z.enum(['signature', 'status']).default('signature') }),
  z.strictObject({ name: z.literal('callback-lost') }),
  /** `submitted` arrives before the answer to the create does. */
  z.strictObject({ name: z.literal('callback-early') }),
] as const;

/** Result files; given at creation they hold for all files of the task. */
const DOWNLOAD_FAULTS = [
  z.strictObject({ name: z.literal('expired-url') }),
  z.strictObject({ name: z.literal('download-missing') }),
  z.strictObject({ name: z.literal('download-slow'), ms: Ms(2000) }),
  z.strictObject({ name: z.literal('download-truncated') }),
  z.strictObject({ name: z.literal('download-wrong-type') }),
] as const;

/** The server's clock, as tokens are judged by it, is this many seconds ahead (negative: behind). */
const AUTH_FAULTS = [z.strictObject({ name: z.literal('clock-skew'), seconds: z.coerce.number().min(-1e9).max(1e9).default(3600) })] as const;

export const Fault = z.discriminatedUnion('name', [...REQUEST_FAULTS, ...TASK_FAULTS, ...RECORD_FAULTS, ...CALLBACK_FAULTS, ...DOWNLOAD_FAULTS, ...AUTH_FAULTS]);
export type Fault = z.output<typeof Fault>;
export type FaultName = Fault['name'];

export type RequestFault = z.output<(typeof REQUEST_FAULTS)[number]>;
export type TaskFault = z.output<(typeof TASK_FAULTS)[number]>;
export type RecordFault = z.output<(typeof RECORD_FAULTS)[number]>;
export type CallbackFault = z.output<(typeof CALLBACK_FAULTS)[number]>;
export type DownloadFault = z.output<(typeof DOWNLOAD_FAULTS)[number]>;

const namesOf = (faults: readonly { shape: { name: z.ZodLiteral } }[]): ReadonlySet<string> => new Set(faults.map((fault) => String(fault.shape.name.value)));
const NAMES = {
  request: namesOf(REQUEST_FAULTS),
  task: namesOf(TASK_FAULTS),
  record: namesOf(RECORD_FAULTS),
  callback: namesOf(CALLBACK_FAULTS),
  download: namesOf(DOWNLOAD_FAULTS),
  auth: namesOf(AUTH_FAULTS),
} as const;
export type FaultKind = keyof typeof NAMES;

export function kindOf(fault: Fault): FaultKind {
  const kinds = Object.keys(NAMES) as FaultKind[];
  return kinds.find((kind) => NAMES[kind].has(fault.name)) as FaultKind;
}

export const isRequestFault = (fault: Fault): fault is RequestFault => NAMES.request.has(fault.name);
export const isTaskFault = (fault: Fault): fault is TaskFault => NAMES.task.has(fault.name);
export const isRecordFault = (fault: Fault): fault is RecordFault => NAMES.record.has(fault.name);
export const isCallbackFault = (fault: Fault): fault is CallbackFault => NAMES.callback.has(fault.name);
export const isDownloadFault = (fault: Fault): fault is DownloadFault => NAMES.download.has(fault.name);

/** Faults that stay with a task once it is created with them. */
export const staysWithTask = (fault: Fault): boolean => !isRequestFault(fault) && kindOf(fault) !== 'auth';

export const FAULT_NAMES: readonly string[] = Object.values(NAMES).flatMap((names) => [...names]);
