import type { FastifyInstance, FastifyRequest } from 'fastify';
import { KlingApiError } from '../kling.envelope.ts';
import { operationOf, pathOf } from '../kling.operation.ts';
import { readCreate, type CreateReading } from './create.reading.ts';
import { LARGE_BODY_BYTES, type LargeCreates } from './large.creates.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Of a create: its body, read. */
    reading: CreateReading | null;
  }
}

/** Reads JSON bodies: of creates at once as orders, and those that are large in another thread. */
export function installBodyParser(server: FastifyInstance, large: LargeCreates, maxBytes: number): void {
  server.decorateRequest('reading', null);
  server.removeContentTypeParser('application/json');
  server.addContentTypeParser('application/json', async (request: FastifyRequest, payload: AsyncIterable<Buffer>) => {
    const path = pathOf(request);
    const isCreate = operationOf(request) === 'create';
    if (isCreate && Number(request.headers['content-length'] ?? 0) > LARGE_BODY_BYTES) {
      request.reading = await large.read(path, payload, maxBytes);
      return undefined;
    }
    const text = await textOf(payload, maxBytes);
    // No body at all is what a list of everything has; a create is refused for it later.
    const body = text === '' ? undefined : (JSON.parse(text) as unknown);
    if (isCreate) request.reading = readCreate(path, body);
    return body;
  });
}

async function textOf(payload: AsyncIterable<Buffer>, maxBytes: number): Promise<string> {
  const pieces: Buffer[] = [];
  let total = 0;
  for await (const piece of payload) {
    total += piece.length;
    if (total > maxBytes) throw new KlingApiError(1200, 'Invalid request parameters');
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString();
}
