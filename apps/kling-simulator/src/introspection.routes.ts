import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { answerProblems } from './introspection.problems.ts';
import { streamJsonArray } from './json.stream.ts';
import { resetStats, type SimulatorStats } from './simulator.stats.ts';
import type { TaskLifecycle } from './tasks/task.lifecycle.ts';
import type { SimulatedTask, TaskStore } from './tasks/task.store.ts';

const Finish = z.strictObject({ outcome: z.enum(['succeeded', 'failed']).default('succeeded'), message: z.string().max(500).optional() });

/** Paths that Kling does not have: health, and what tests compare with the platform's own count. */
export function registerIntrospection(server: FastifyInstance, { stats, store, lifecycle }: { stats: SimulatorStats; store: TaskStore; lifecycle: TaskLifecycle }): void {
  server.get('/health/live', () => ({ status: 'ok' }));

  server.get('/_simulator/stats', () => ({ ...stats, tasksByExternalId: store.externalIdCount() }));

  server.post('/_simulator/reset-stats', (_request, reply) => {
    resetStats(stats);
    return reply.status(204).send();
  });

  server.get('/_simulator/tasks', (_request, reply) => streamJsonArray(reply, rowsOf(store)));

  /** Ends a task that is stuck, or one that need not be waited for. */
  server.post<{ Params: { id: string } }>('/_simulator/tasks/:id/finish', (request, reply) => {
    const parsed = Finish.safeParse(request.body ?? {});
    if (!parsed.success) return answerProblems(reply, parsed.error);
    const task = store.byAnyId(request.params.id);
    if (task === undefined) return reply.status(404).send({ problems: [{ path: 'id', message: 'no such task' }] });
    const { outcome, message } = parsed.data;
    if (!lifecycle.finish(task, outcome === 'succeeded' ? 'succeed' : 'failed', message)) return reply.status(409).send({ problems: [{ path: 'id', message: `has ended: ${task.status}` }] });
    return toRow(task);
  });
}

function* rowsOf(store: TaskStore): Generator<ReturnType<typeof toRow>> {
  for (const task of store.all()) yield toRow(task);
}

function toRow(task: SimulatedTask) {
  return {
    taskId: task.taskId,
    externalTaskId: task.externalTaskId ?? null,
    product: task.path,
    dialect: task.dialect,
    type: task.type,
    status: task.status,
    createdAt: task.createdAtMs,
    updatedAt: task.updatedAtMs,
    prompt: task.order.prompt,
    model: task.order.model,
    durationSeconds: task.profile.kind === 'video' ? task.profile.durationSeconds : null,
    units: task.status === 'succeed' ? task.units : 0,
    faults: task.faults.map((fault) => fault.name),
  };
}
