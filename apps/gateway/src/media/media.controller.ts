import { assertKey, verifyMediaLink, type ObjectStore } from '@kp/object-store';
import { AppError } from '@kp/task-contracts';
import { Controller, Get, Head, Inject, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Operation, type OperationSpec } from '../docs/operation.decorator.ts';
import { parseByteRange } from './byte-range.ts';

const Bytes = z.string().meta({ description: 'The file' });
const LINK: Omit<OperationSpec, 'id' | 'summary' | 'responses'> = {
  tag: 'Media',
  access: 'public',
  params: z.object({ path: z.string() }),
  query: z.object({ expires: z.string(), signature: z.string() }),
  example: { query: { expires: '1795510200', signature: '8Y3s' } },
};
const FILE = { description: 'The file, or the part that was asked for', contentType: 'application/octet-stream', schema: Bytes };

/** Serves signed links of the file object store, streamed, with ranges, so that players can seek. */
@Controller('media')
export class MediaController {
  static readonly OBJECTS = Symbol('objects');
  static readonly SIGNING_KEY = Symbol('signing-key');
  private readonly objects: ObjectStore;
  private readonly signingKey: string;

  constructor(@Inject(MediaController.OBJECTS) objects: ObjectStore, @Inject(MediaController.SIGNING_KEY) signingKey: string) {
    this.objects = objects;
    this.signingKey = signingKey;
  }

  /** Declared before GET: the HEAD that Fastify derives from it would call every object empty. */
  @Head('*')
  @Operation({ ...LINK, id: 'headMedia', summary: 'Size and type of a file', responses: { 200: {}, 206: {}, 416: { description: 'The range is outside the file' } } })
  head(@Param('*') key: string, @Query() query: Record<string, string>, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.get(key, query, request, reply);
  }

  @Get('*')
  @Operation({ ...LINK, id: 'getMedia', summary: 'Fetch a file by its signed link', responses: { 200: FILE, 206: FILE, 416: { description: 'The range is outside the file' } } })
  async get(@Param('*') key: string, @Query() query: Record<string, string>, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    // A bad signature, an expired link and a missing file look alike: a link either works or does not exist.
    const missing = new AppError('not-found', 'This link is not valid or has expired.');
    if (!verifyMediaLink(key, query, this.signingKey)) throw missing;
    assertKey(key);
    const head = await this.objects.head(key);
    if (!head) throw missing;
    const range = parseByteRange(request.headers.range, head.bytes);
    void reply.headers({ 'content-type': head.contentType, 'accept-ranges': 'bytes', 'cache-control': 'private, max-age=300', 'x-content-type-options': 'nosniff', 'content-disposition': `inline; filename="${key.split('/').at(-1)}"`, 'referrer-policy': 'no-referrer' });
    if (range === 'unsatisfiable') {
      await reply.status(416).header('content-range', `bytes */${head.bytes}`).send('');
      return;
    }
    const { start, end } = range ?? { start: 0, end: head.bytes - 1 };
    if (range) void reply.status(206).header('content-range', `bytes ${start}-${end}/${head.bytes}`);
    void reply.header('content-length', end - start + 1);
    await reply.send(request.method === 'GET' ? await this.objects.get(key, { start, end }) : undefined);
  }
}
