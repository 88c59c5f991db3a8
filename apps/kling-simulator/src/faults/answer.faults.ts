import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { findKlingError } from '@kp/kling-api/errors';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { failWith, failureOf } from '../kling.envelope.ts';
import type { SimulatorStats } from '../simulator.stats.ts';
import { operationOf } from '../kling.operation.ts';
import type { RequestFault } from './fault.catalog.ts';
import type { FaultDesk, RequestFaults } from './fault.desk.ts';

declare module 'fastify' {
  interface FastifyRequest {
    faults: RequestFaults | null;
  }
}

type Payload = string | Buffer | Readable | null | undefined;

const HTML = '<!doctype html><html><head><title>502 Bad Gateway</title></head><body><h1>Bad Gateway</h1></body></html>';
const SLOW_STEPS = 20;

/** Bends answers: refuses before the request takes effect, or spoils the answer after it did. */
export function installAnswerFaults(server: FastifyInstance, { desk, stats, signal }: { desk: FaultDesk; stats: SimulatorStats; signal: AbortSignal }): void {
  server.decorateRequest('faults', null);

  server.addHook('preHandler', async (request, reply) => {
    if (operationOf(request) === undefined) return;
    try {
      request.faults = desk.ofRequest(request);
    } catch (error) {
      return failWith(request, reply, 1200, error instanceof Error ? error.message : String(error));
    }
    const { answer } = request.faults;
    if (answer === undefined) return;
    stats.faultsStruck += 1;
    if (answer.name === 'connection-cut') {
      reply.hijack();
      request.raw.socket.destroy();
      return reply;
    }
    const refusal = refusalOf(answer);
    if (refusal === undefined) return;
    // It has struck; the answer that leaves now is the refusal itself.
    request.faults = { ...request.faults, answer: undefined };
    if (operationOf(request) === 'create') stats.refusedCreates += 1;
    return failWith(request, reply, refusal.code, refusal.message, refusal.httpStatus);
  });

  server.addHook('onSend', async (request, reply, payload: Payload) => {
    const fault = request.faults?.answer;
    return fault === undefined ? payload : spoil(fault, request, reply, payload, signal);
  });
}

function refusalOf(fault: RequestFault): { code: number; message: string; httpStatus?: number | undefined } | undefined {
  if (fault.name === 'error' && !fault.accepted) return { code: fault.code, message: fault.message ?? messageOf(fault.code), httpStatus: fault.httpStatus };
  if (fault.name === 'storm') return { code: fault.code, message: messageOf(fault.code) };
  if (fault.name === 'maintenance') return { code: 5001, message: messageOf(5001) };
  return undefined;
}

/** Wording seen live where there is one (kling-api.md §2.2, §2.3), else the table's meaning. */
function messageOf(code: number): string {
  if (code === 1102) return 'Account balance not enough';
  if (code === 1303) return 'parallel task over resource pack limit';
  const meaning = findKlingError(code)?.meaning ?? 'unknown error';
  return meaning.charAt(0).toUpperCase() + meaning.slice(1);
}

async function spoil(fault: RequestFault, request: FastifyRequest, reply: FastifyReply, payload: Payload, signal: AbortSignal): Promise<Payload> {
  switch (fault.name) {
    case 'lost-answer':
      request.raw.socket.destroy();
      return payload;
    case 'delay':
      await sleep(fault.ms, undefined, { signal, ref: false }).catch(() => undefined);
      return payload;
    case 'error':
      if (reply.statusCode >= 300) return payload;
      void reply.status(fault.httpStatus ?? findKlingError(fault.code)?.httpStatus ?? 500);
      return JSON.stringify(failureOf(request, fault.code, fault.message ?? messageOf(fault.code)));
    case 'slow-body':
      return withLength(reply, payload, (bytes, total) => trickle(bytes, total, fault.ms, signal));
    case 'truncated-body':
      return withLength(reply, payload, breakOff);
    case 'html':
      void reply.status(fault.httpStatus).header('content-type', 'text/html; charset=utf-8');
      return replaced(reply, payload, HTML);
    case 'empty-body':
      void reply.status(fault.httpStatus);
      return replaced(reply, payload, '');
    case 'invalid-json':
      void reply.status(fault.httpStatus).header('content-type', 'application/json; charset=utf-8');
      return replaced(reply, payload, '{"code":0,"message":"SUCCEED","data":{"task_id":');
    case 'connection-cut':
    case 'storm':
    case 'maintenance':
      return payload;
  }
}

function replaced(reply: FastifyReply, payload: Payload, text: string): string {
  if (payload instanceof Readable) payload.destroy();
  void reply.removeHeader('content-range').header('content-length', Buffer.byteLength(text));
  return text;
}

type Shaper = (bytes: AsyncIterable<Buffer>, totalBytes: number) => AsyncGenerator<Buffer>;

/** Announces the true length and sends the body through a shaper. */
export function withLength(reply: FastifyReply, payload: Payload, shape: Shaper): Payload {
  if (payload == null) return payload;
  const source = payload instanceof Readable ? payload : Readable.from([Buffer.from(payload)]);
  const totalBytes = payload instanceof Readable ? Number(reply.getHeader('content-length') ?? 0) : Buffer.byteLength(payload);
  void reply.header('content-length', totalBytes);
  return Readable.from(shape(source, totalBytes), { objectMode: false });
}

/** Lets a body arrive over so many milliseconds, in about twenty pieces. */
export async function* trickle(bytes: AsyncIterable<Buffer>, totalBytes: number, ms: number, signal: AbortSignal): AsyncGenerator<Buffer> {
  const step = Math.max(1, Math.ceil(totalBytes / SLOW_STEPS));
  for await (const chunk of bytes) {
    for (let offset = 0; offset < chunk.length; offset += step) {
      const piece = chunk.subarray(offset, offset + step);
      await sleep((ms * piece.length) / Math.max(1, totalBytes), undefined, { signal, ref: false });
      yield piece;
    }
  }
}

/** Half of a body, then an error: the connection is cut. */
export async function* breakOff(bytes: AsyncIterable<Buffer>, totalBytes: number): AsyncGenerator<Buffer> {
  let left = Math.floor(totalBytes / 2);
  for await (const chunk of bytes) {
    yield chunk.subarray(0, left);
    left -= Math.min(left, chunk.length);
    if (left === 0) break;
  }
  // What was sent must leave before the connection does.
  await sleep(20);
  throw new Error('The body is cut off, as the fault asks for.');
}
