import { NewListBody } from '@kp/kling-api/new-wire';
import type { FastifyInstance } from 'fastify';
import { readCursor, writeCursor } from '../cursor.ts';
import { bendRecord } from '../faults/record.faults.ts';
import { mapInTurns } from '../json.stream.ts';
import { KlingApiError, succeedWith } from '../kling.envelope.ts';
import type { SimulatorClock } from '../simulator.clock.ts';
import type { ReadParts } from './legacy.routes.ts';
import { NEW_STATUS, toNewRecord } from './new.view.ts';
import type { SimulatedTask } from './task.store.ts';

const MAX_IDS = 20;
const DEFAULT_PERIOD_MS = 30 * 24 * 3600 * 1000;

/** The two ways of the new generation to read tasks, of either generation (kling-api.md §4.4, §4.5). */
export function registerNewReads(server: FastifyInstance, { store, views, desk, stats }: ReadParts, clock: SimulatorClock): void {
  server.get<{ Querystring: Record<string, unknown> }>('/tasks', { config: { operation: 'read' } }, (request) => {
    stats.reads += 1;
    const { task_ids: taskIds, external_task_ids: externalIds } = request.query;
    const [ids, otherIds] = [idsOf(taskIds), idsOf(externalIds)];
    if (ids.length === 0 && otherIds.length === 0) throw new KlingApiError(1201, 'task_ids or external_task_ids is required');
    if (ids.length > 0 && otherIds.length > 0) throw new KlingApiError(1201, 'only one of task_ids and external_task_ids may be given');
    if (ids.length + otherIds.length > MAX_IDS) throw new KlingApiError(1201, `task_ids and external_task_ids cannot exceed ${MAX_IDS} in total`);
    const found = [...ids.map((id) => store.byTaskIdOnly(id)), ...otherIds.map((id) => store.byExternalIdOnly(id))].filter((task) => task !== undefined);
    return succeedWith(request, [...new Set(found)].map((task) => bendRecord(toNewRecord(task, views), desk.ofRecord(task, 'read', request.faults?.record))));
  });

  server.post('/tasks', { config: { operation: 'list' } }, async (request) => {
    stats.lists += 1;
    const parsed = NewListBody.safeParse(request.body ?? {});
    if (!parsed.success) throw new KlingApiError(1201, parsed.error.issues.map((issue) => `${issue.path.join('.')} value is invalid`).join('; '));
    const { page, nextCursor } = pageOf(parsed.data, store.all(), clock.now());
    return succeedWith(request, {
      result: await mapInTurns(page, (task) => bendRecord(toNewRecord(task, views), desk.ofRecord(task, 'list', request.faults?.record))),
      count: page.length,
      next_cursor: nextCursor ?? '',
      has_more: nextCursor !== undefined,
    });
  });
}

/** Newest first. A cursor carries the period, and the place among all tasks: new ones do not move it. */
function pageOf(body: NewListBody, all: readonly SimulatedTask[], nowMs: number): { page: SimulatedTask[]; nextCursor: string | undefined } {
  const endMs = body.end_time ?? nowMs;
  const cursor = body.cursor ? readCursor(body.cursor) : { startMs: body.start_time ?? endMs - DEFAULT_PERIOD_MS, endMs, position: all.length };
  const limit = body.limit ?? 100;
  const page: SimulatedTask[] = [];
  for (let index = Math.min(cursor.position, all.length) - 1; index >= 0; index -= 1) {
    const task = all[index] as SimulatedTask;
    // Tasks stand in the order of their creation.
    if (task.createdAtMs < cursor.startMs) break;
    if (task.createdAtMs > cursor.endMs || !passes(body, task)) continue;
    if (page.length === limit) return { page, nextCursor: writeCursor({ ...cursor, position: index + 1 }) };
    page.push(task);
  }
  return { page, nextCursor: undefined };
}

function passes(body: NewListBody, task: SimulatedTask): boolean {
  return (body.filters ?? []).every((filter) => {
    const value: string = filter.key === 'status' ? NEW_STATUS[task.status] : task.pack;
    return (filter.values as string[]).includes(value);
  });
}

function idsOf(value: unknown): string[] {
  const texts = (Array.isArray(value) ? value : [value]).filter((text) => typeof text === 'string');
  return texts.flatMap((text) => text.split(',')).map((id) => id.trim()).filter((id) => id !== '');
}
