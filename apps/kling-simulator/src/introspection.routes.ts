import type { FastifyInstance } from 'fastify';
import { resetStats, type SimulatorStats } from './simulator.stats.ts';
import type { TaskStore } from './tasks/task.store.ts';

/** Paths that Kling does not have: health, and the counters that tests compare with the platform's own. */
export function registerIntrospection(server: FastifyInstance, stats: SimulatorStats, store: TaskStore): void {
  server.get('/health/live', () => ({ status: 'ok' }));

  server.get('/_simulator/stats', () => ({ ...stats, tasksByExternalId: store.externalIdCount() }));

  server.post('/_simulator/reset-stats', (_request, reply) => {
    resetStats(stats);
    return reply.status(204).send();
  });

  server.get('/_simulator/tasks', () =>
    store.all().map((task) => ({
      taskId: task.taskId,
      externalTaskId: task.externalTaskId ?? null,
      product: task.product.path,
      status: task.status,
      createdAt: task.createdAtMs,
      updatedAt: task.updatedAtMs,
      prompt: task.order.prompt,
      model: task.order.model,
      durationSeconds: task.order.durationSeconds,
      units: task.status === 'succeed' ? task.units : 0,
    })),
  );
}
