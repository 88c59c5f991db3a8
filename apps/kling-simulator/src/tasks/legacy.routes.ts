import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { FaultDesk } from '../faults/fault.desk.ts';
import { bendRecord } from '../faults/record.faults.ts';
import { mapInTurns } from '../json.stream.ts';
import { KlingApiError, succeedWith } from '../kling.envelope.ts';
import type { SimulatorStats } from '../simulator.stats.ts';
import { toLegacyRecord } from './legacy.view.ts';
import type { TaskStore } from './task.store.ts';
import type { ViewParts } from './view.parts.ts';

export interface ReadParts {
  store: TaskStore;
  views: ViewParts;
  desk: FaultDesk;
  stats: SimulatorStats;
}

/** Paging of legacy lists (kling-api.md §5.0). */
const ListQuery = z.object({
  pageNum: z.coerce.number().int().min(1).max(1000).default(1),
  pageSize: z.coerce.number().int().min(1).max(500).default(30),
});

/** Read one, by system id or external id, and list: for one legacy product (kling-api.md §5.0). */
export function registerLegacyReads(server: FastifyInstance, path: string, { store, views, desk, stats }: ReadParts): void {
  server.get<{ Params: { id: string } }>(`${path}/:id`, { config: { operation: 'read' } }, (request) => {
    stats.reads += 1;
    const task = store.find(path, request.params.id);
    if (task === undefined) throw new KlingApiError(1201, `Task not found by id/external id: ${request.params.id}`);
    return succeedWith(request, bendRecord(toLegacyRecord(task, views), desk.ofRecord(task, 'read', request.faults?.record)));
  });

  server.get(path, { config: { operation: 'list' } }, async (request) => {
    stats.lists += 1;
    const query = ListQuery.safeParse(request.query);
    if (!query.success) throw new KlingApiError(1201, `${query.error.issues[0]?.path.join('.')} value is invalid`);
    const page = store.page(path, query.data.pageNum, query.data.pageSize);
    return succeedWith(request, await mapInTurns(page, (task) => bendRecord(toLegacyRecord(task, views), desk.ofRecord(task, 'list', request.faults?.record))));
  });
}
