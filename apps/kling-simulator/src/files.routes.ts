import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { FastifyInstance } from 'fastify';
import type { SimulatorStats } from './simulator.stats.ts';
import type { TaskStore } from './tasks/task.store.ts';

type ByteRange = { start: number; end: number };

/** Result files under unguessable names: streamed, with Content-Length and single ranges. No credentials needed. */
export function registerFiles(server: FastifyInstance, store: TaskStore, stats: SimulatorStats): void {
  server.route<{ Params: { name: string } }>({
    method: ['GET', 'HEAD'],
    url: '/files/:name',
    handler: async (request, reply) => {
      const token = /^([0-9a-f]{40})\.mp4$/.exec(request.params.name)?.[1];
      const path = token === undefined ? undefined : store.findByFileToken(token)?.result?.clip.path;
      const file = path === undefined ? undefined : await stat(path).catch(() => undefined);
      if (path === undefined || file === undefined) return reply.status(404).send();

      const range = parseRange(request.headers.range, file.size);
      if (range === 'unsatisfiable') return reply.status(416).header('content-range', `bytes */${file.size}`).send();
      const { start, end } = range ?? { start: 0, end: file.size - 1 };
      if (range !== undefined) void reply.status(206).header('content-range', `bytes ${start}-${end}/${file.size}`);
      void reply.header('content-type', 'video/mp4').header('accept-ranges', 'bytes').header('content-length', end - start + 1);
      if (request.method === 'HEAD') return reply.send();

      stats.downloads += 1;
      return reply.send(createReadStream(path, { start, end }));
    },
  });
}

/** One range of `bytes=a-b`, `bytes=a-` or `bytes=-n`; undefined (the whole file) for none, several, or nonsense. */
export function parseRange(header: string | undefined, sizeBytes: number): ByteRange | 'unsatisfiable' | undefined {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '');
  const [, first = '', last = ''] = match ?? [];
  if (first === '' && last === '') return undefined;
  if (first === '') {
    const length = Math.min(Number(last), sizeBytes);
    return length === 0 ? 'unsatisfiable' : { start: sizeBytes - length, end: sizeBytes - 1 };
  }
  const start = Number(first);
  const end = last === '' ? sizeBytes - 1 : Math.min(Number(last), sizeBytes - 1);
  if (last !== '' && Number(last) < start) return undefined;
  return start >= sizeBytes ? 'unsatisfiable' : { start, end };
}
