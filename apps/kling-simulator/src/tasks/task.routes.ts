import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { KlingApiError, succeedWith } from '../kling.envelope.ts';
import type { SimulatorStats } from '../simulator.stats.ts';
import { readCreateRequest } from './create.request.ts';
import type { Product } from './product.table.ts';
import type { TaskLifecycle } from './task.lifecycle.ts';
import type { TaskStore } from './task.store.ts';
import { toCreateData, toTaskRecord } from './task.view.ts';

export interface TaskRouteParts {
  store: TaskStore;
  lifecycle: TaskLifecycle;
  stats: SimulatorStats;
  /** The simulator's own address; known once it listens. */
  baseUrl: () => string;
}

/** Paging of legacy lists (kling-api.md §5.0). */
const ListQuery = z.object({
  pageNum: z.coerce.number().int().min(1).max(1000).default(1),
  pageSize: z.coerce.number().int().min(1).max(500).default(30),
});

/** Create, read one, and list, for one product (kling-api.md §5.0). */
export function registerProduct(server: FastifyInstance, product: Product, parts: TaskRouteParts): void {
  const { store, lifecycle, stats, baseUrl } = parts;

  server.post(product.path, (request) => {
    try {
      const requested = readCreateRequest(product, request.body);
      const task = store.add(requested);
      if (task === undefined) {
        stats.duplicateExternalIds += 1;
        throw new KlingApiError(1201, `External_task_id ${requested.externalTaskId} already exists`);
      }
      const answer = succeedWith(request, toCreateData(task));
      lifecycle.start(task);
      return answer;
    } catch (error) {
      stats.refusedCreates += 1;
      throw error;
    }
  });

  server.get<{ Params: { id: string } }>(`${product.path}/:id`, (request) => {
    stats.reads += 1;
    const task = store.find(product, request.params.id);
    if (task === undefined) throw new KlingApiError(1201, `Task not found by id/external id: ${request.params.id}`);
    return succeedWith(request, toTaskRecord(task, baseUrl()));
  });

  server.get(product.path, (request) => {
    stats.lists += 1;
    const query = ListQuery.safeParse(request.query);
    if (!query.success) throw new KlingApiError(1201, `${query.error.issues[0]?.path.join('.')} value is invalid`);
    const page = store.page(product, query.data.pageNum, query.data.pageSize);
    return succeedWith(request, page.map((task) => toTaskRecord(task, baseUrl())));
  });
}
