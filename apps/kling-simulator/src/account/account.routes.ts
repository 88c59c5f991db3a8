import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { readCursor, writeCursor } from '../cursor.ts';
import { KlingApiError, succeedWith } from '../kling.envelope.ts';
import type { Ledger, LedgerEntry } from '../ledger/ledger.ts';
import type { TaskStore } from '../tasks/task.store.ts';
import type { ResourcePacks } from './resource.packs.ts';

export interface AccountParts {
  packs: ResourcePacks;
  ledger: Ledger;
  store: TaskStore;
}

const Time = z.coerce.number().int().min(0);
const CostsQuery = z.object({ start_time: Time, end_time: Time, resource_pack_name: z.string().optional() });

/** Paging of §5.17: times are required unless a cursor carries them on. */
const BillingBody = z.looseObject({
  start_time: Time.optional(),
  end_time: Time.optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
  cursor: z.string().optional(),
  filters: z.array(z.looseObject({ key: z.string(), values: z.array(z.string()) })).nullish(),
});
type BillingBody = z.output<typeof BillingBody>;

/** Account calls (kling-api.md §5.17). The account is prepaid: packages have rows, the cash balance has none. */
export function registerAccount(server: FastifyInstance, { packs, ledger, store }: AccountParts): void {
  const config = { operation: 'account' } as const;

  server.get('/account/costs', { config }, (request) => {
    const query = read(CostsQuery, request.query);
    const infos = packs.list().filter((pack) => query.resource_pack_name === undefined || pack['resource_pack_name'] === query.resource_pack_name);
    // The one answer with an envelope inside the envelope (§2.1).
    return succeedWith(request, { code: 0, msg: 'success', resource_pack_subscribe_infos: infos });
  });

  server.post('/account/billing/package', { config }, (request) => {
    const body = read(BillingBody, request.body);
    return succeedWith(request, pageOf(body, ledger.deductions().filter((entry) => passes(body, entry, packs)), (entry) => toRow(entry, store)));
  });

  server.post('/account/billing/balance', { config }, (request) => succeedWith(request, pageOf(read(BillingBody, request.body), [], () => ({}))));
}

function pageOf(body: BillingBody, all: readonly LedgerEntry[], toRowOf: (entry: LedgerEntry) => Record<string, unknown>): Record<string, unknown> {
  const cursor = body.cursor === undefined ? undefined : readCursor(body.cursor);
  const [startMs, endMs] = [cursor?.startMs ?? body.start_time, cursor?.endMs ?? body.end_time];
  if (startMs === undefined || endMs === undefined) throw new KlingApiError(1201, 'start_time and end_time are required');
  const inTime = all.filter((entry) => (entry.deductedAt ?? 0) >= startMs && (entry.deductedAt ?? 0) <= endMs);
  const from = cursor?.position ?? 0;
  const page = inTime.slice(from, from + body.limit);
  const hasMore = from + page.length < inTime.length;
  return {
    result: { detail: page.map(toRowOf), count: page.length },
    next_cursor: hasMore ? writeCursor({ startMs, endMs, position: from + page.length }) : '',
    has_more: hasMore,
  };
}

function passes(body: BillingBody, entry: LedgerEntry, packs: ResourcePacks): boolean {
  const values: Record<string, string> = {
    api_key_name: entry.apiKeyName,
    product_type: entry.packageType,
    package_name: packs.nameOf(entry.packageType),
    package_id: packs.idOf(entry.packageType),
  };
  return (body.filters ?? []).every((filter) => filter.values.includes(values[filter.key] ?? ''));
}

/** Fields as the documentation lists them; their exact form was never seen live (§5.17). */
function toRow(entry: LedgerEntry, store: TaskStore): Record<string, unknown> {
  const task = store.byTaskIdOnly(entry.taskId);
  const order = task?.order;
  return {
    task_id: entry.taskId,
    api_key_name: entry.apiKeyName,
    product_function: task?.type,
    model_name: entry.model,
    resolution: order?.resolution ?? order?.quality ?? '',
    duration: task?.profile.kind === 'video' ? String(task.profile.durationSeconds) : '',
    refer_video_input: order?.video !== undefined,
    video_sound: order?.audio === 'native',
    voice_control: (order?.voices?.length ?? 0) > 0,
    deduction_time: entry.deductedAt,
    before: String(entry.unitsBefore),
    amount: String(entry.deductedUnits),
    after: String(entry.unitsAfter),
  };
}

function read<Shape extends z.ZodType>(shape: Shape, value: unknown): z.output<Shape> {
  const parsed = shape.safeParse(value ?? {});
  if (parsed.success) return parsed.data;
  throw new KlingApiError(1201, parsed.error.issues.map((issue) => `${issue.path.join('.')} value is invalid`).join('; '));
}
