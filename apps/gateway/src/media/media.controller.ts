import { assertKey, verifyMediaLink, type ObjectStore } from '@kp/object-store';
import { AppError } from '@kp/task-contracts';
import { Controller, Get, Head, Inject, Param, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Access } from '../identity/access.guard.ts';
import { parseByteRange } from './byte-range.ts';

/** Serves signed links of the file object store, streamed, with ranges, so that players can seek. */
@Controller('media')
@Access('public')
@ApiExcludeController()
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
  head(@Param('*') key: string, @Query() query: Record<string, string>, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.get(key, query, request, reply);
  }

  @Get('*')
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
