import { AskClient } from '@kp/bus';
import { SizeLimitError, type ObjectStore } from '@kp/object-store';
import { AppError, ASKS, newId } from '@kp/task-contracts';
import { Controller, HttpCode, Inject, Post, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiConsumes, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { Readable } from 'node:stream';
import { z } from 'zod';
import { Describe } from '../docs/describe.decorator.ts';
import { Caller } from '../identity/access.guard.ts';
import { toRequestContext, type Principal } from '../identity/principal.ts';

export const UPLOAD_TYPES = ['image/png', 'image/jpeg'];
/** Kling takes images of at most 10 MB (kling-api.md §5.1). */
const MAX_UPLOAD_BYTES = 10 * 1024 * 1024;
const UploadView = z.object({ assetId: z.string(), bytes: z.number(), sha256: z.string(), width: z.number(), height: z.number(), contentType: z.string() }).meta({ title: 'Upload' });

/** Images for image-to-video: the raw body is streamed to the object store, only its key travels on. */
@Controller('v1/uploads')
@ApiTags('Uploads')
@ApiBearerAuth()
export class UploadsController {
  static readonly OBJECTS = Symbol('objects');
  private readonly asks: AskClient;
  private readonly objects: ObjectStore;

  constructor(asks: AskClient, @Inject(UploadsController.OBJECTS) objects: ObjectStore) {
    this.asks = asks;
    this.objects = objects;
  }

  @Post()
  @HttpCode(201)
  @ApiConsumes(...UPLOAD_TYPES)
  @Describe({ summary: 'Upload an image (raw PNG or JPEG body)', status: 201, response: UploadView, errors: [400, 401, 413, 415, 503] })
  async upload(@Req() request: FastifyRequest, @Caller() caller: Principal): Promise<z.infer<typeof UploadView>> {
    const contentType = request.headers['content-type']?.split(';')[0]?.trim() ?? '';
    if (!UPLOAD_TYPES.includes(contentType)) throw new AppError('unsupported-media-type', `Send the image itself as the body, with content type ${UPLOAD_TYPES.join(' or ')}.`);
    const assetId = newId('asset');
    const key = `staging/uploads/${assetId}`;
    try {
      await this.objects.put(key, request.body as Readable, { contentType, maxBytes: MAX_UPLOAD_BYTES });
    } catch (error) {
      if (error instanceof SizeLimitError) throw new AppError('payload-too-large', 'The image has more than 10 MB.');
      throw error;
    }
    return this.asks.ask(ASKS.registerUpload, { context: toRequestContext(caller, request.id), assetId, key, contentType });
  }
}
