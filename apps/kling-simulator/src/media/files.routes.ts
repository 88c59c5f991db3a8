import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { breakOff, trickle, withLength } from '../faults/answer.faults.ts';
import type { FaultDesk } from '../faults/fault.desk.ts';
import type { SimulatorStats } from '../simulator.stats.ts';
import type { SimulatedTask, TaskStore } from '../tasks/task.store.ts';
import type { MediaLibrary } from './media.library.ts';
import { clipProfileOf, pictureProfileOf } from './media.profile.ts';
import type { ResultLinks } from './result.links.ts';

type ByteRange = { start: number; end: number };

export interface FileParts {
  store: TaskStore;
  links: ResultLinks;
  library: MediaLibrary;
  desk: FaultDesk;
  stats: SimulatorStats;
  signal: AbortSignal;
}

/** `<index>.mp4` or `.png`, with `-watermark` before the dot; the index without leading zeros. */
const FILE_NAME = /^(0|[1-9]\d?)(?:-watermark)?\.(mp4|png)$/;

/**
 * Result files under signed links: made at the first download, streamed, with Content-Length and single ranges. No
 * credentials needed. 404 for what never was, 403 for a link that is forged or has expired (kling-api.md §6).
 */
export function registerFiles(server: FastifyInstance, { store, links, library, desk, stats, signal }: FileParts): void {
  server.route<{ Params: { taskId: string; name: string }; Querystring: { expires?: string; signature?: string } }>({
    method: ['GET', 'HEAD'],
    url: '/files/:taskId/:name',
    config: { operation: 'download' },
    handler: async (request, reply) => {
      const { taskId, name } = request.params;
      const task = store.byTaskIdOnly(taskId);
      const index = Number(FILE_NAME.exec(name)?.[1] ?? Number.NaN);
      if (task?.status !== 'succeed' || !(index < outputCount(task))) return reply.status(404).send();
      const fault = desk.ofDownload(task, request);
      const verdict = links.check(taskId, name, request.query);
      if (verdict !== 'good' || fault?.name === 'expired-url') return refuseLink(reply, verdict === 'forged' ? 'The signature does not match' : 'The link has expired');
      if (fault?.name === 'download-missing') return reply.status(404).send();
      if (fault?.name === 'download-wrong-type') return reply.type('text/html; charset=utf-8').send('<!doctype html><title>Not a result</title>');

      const path = task.profile.kind === 'video' ? await library.clip(clipProfileOf(task)) : await library.picture(pictureProfileOf(task, index));
      const file = await stat(path);
      const range = parseRange(request.headers.range, file.size);
      if (range === 'unsatisfiable') return reply.status(416).header('content-range', `bytes */${file.size}`).send();
      const { start, end } = range ?? { start: 0, end: file.size - 1 };
      if (range !== undefined) void reply.status(206).header('content-range', `bytes ${start}-${end}/${file.size}`);
      void reply.header('content-type', task.profile.kind === 'video' ? 'video/mp4' : 'image/png').header('accept-ranges', 'bytes').header('content-length', end - start + 1);
      if (request.method === 'HEAD') return reply.send();

      stats.downloads += 1;
      const bytes = createReadStream(path, { start, end });
      if (fault?.name === 'download-truncated') return reply.send(withLength(reply, bytes, breakOff));
      if (fault?.name === 'download-slow') return reply.send(withLength(reply, bytes, (source, total) => trickle(source, total, fault.ms, signal)));
      return reply.send(bytes);
    },
  });
}

function outputCount({ profile }: SimulatedTask): number {
  return profile.kind === 'image' ? profile.count : 1;
}

function refuseLink(reply: FastifyReply, message: string): FastifyReply {
  return reply.status(403).type('application/xml').send(`<?xml version="1.0" encoding="UTF-8"?><Error><Code>AccessDenied</Code><Message>${message}</Message></Error>`);
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
