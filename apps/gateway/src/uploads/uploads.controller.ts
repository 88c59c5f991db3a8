import { AskClient } from '@kp/bus';
import { SizeLimitError, type ObjectStore } from '@kp/object-store';
import { AppError, ASKS, newId, parseOrThrow, storableText } from '@kp/task-contracts';
import { Controller, HttpCode, Inject, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Readable } from 'node:stream';
import { z } from 'zod';
import { Operation } from '../docs/operation.decorator.ts';
import { CallingMember } from '../identity/access.guard.ts';
import { toRequestContext, type Member } from '../identity/principal.ts';
import { LimitsService } from '../limits/limits.service.ts';
import { tapBody } from './body-tap.ts';
import { FromUrl } from './from-url.ts';
import { mediaTypeOf, UPLOAD_TYPES, uploadLimitOf } from './upload-limits.ts';

/** The whole file is read twice behind this ask: once for its hash, once in parts for its facts. */
const REGISTER_DEADLINE_MS = 30_000;
const UploadByUrl = z.strictObject({ url: storableText().min(1).max(4_096).meta({ description: 'https URL of the file, on the public internet' }) }).meta({ id: 'UploadByUrl' });
const UploadView = ASKS.registerUpload.reply.meta({ id: 'Upload' });

/** Images and videos that tasks are made from: the raw body is streamed to the object store, only its key travels on. */
@Controller('v1/uploads')
export class UploadsController {
  static readonly OBJECTS = Symbol('objects');
  private readonly asks: AskClient;
  private readonly objects: ObjectStore;
  private readonly limits: LimitsService;
  private readonly fromUrl: FromUrl;

  constructor(asks: AskClient, limits: LimitsService, fromUrl: FromUrl, @Inject(UploadsController.OBJECTS) objects: ObjectStore) {
    this.asks = asks;
    this.limits = limits;
    this.fromUrl = fromUrl;
    this.objects = objects;
  }

  @Post()
  @HttpCode(201)
  @Operation({
    id: 'createUpload',
    tag: 'Uploads',
    summary: 'Upload an image or a video',
    description: 'The body is the file itself: PNG or JPEG up to 50 MB, MP4 or QuickTime up to 200 MB. Or send `{"url": "https://…"}` as JSON, and the file is fetched from there. Name the `assetId` wherever a task takes an image or a video. Models have narrower limits of their own (GET /v1/models); they are checked when a task is created.',
    access: { workspace: 'uploads:write' },
    body: { contentTypes: UPLOAD_TYPES, jsonToo: UploadByUrl },
    responses: { 201: { schema: UploadView } },
    example: { body: { url: 'https://files.example.com/portrait.png' }, response: { assetId: 'asset_01jd8m2v4k7r9x3c5b6n8q0wt0', contentType: 'image/png', bytes: 184_320, width: 1280, height: 720, sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08' } },
  })
  async upload(@Req() request: FastifyRequest, @CallingMember() member: Member): Promise<z.infer<typeof UploadView>> {
    const assetId = newId('asset');
    const key = `staging/uploads/${assetId}`;
    const contentType = isJson(request) ? await whileConnected(request, (signal) => this.fromUrl.stage(parseOrThrow(UploadByUrl, request.body).url, key, signal)) : await this.stageBody(request, key);
    return this.asks.ask(ASKS.registerUpload, { context: toRequestContext(member, await this.limits.limitsOf(member), request), assetId, key, contentType }, { deadlineMs: REGISTER_DEADLINE_MS });
  }

  /** Streams the request's own body to its staging key. @returns its content type */
  private async stageBody(request: FastifyRequest, key: string): Promise<string> {
    const contentType = mediaTypeOf(request.headers['content-type']);
    const limit = uploadLimitOf(contentType);
    if (!limit) throw new AppError('unsupported-media-type', `Send the file itself as the body, with content type ${UPLOAD_TYPES.slice(0, -1).join(', ')} or ${UPLOAD_TYPES.at(-1)}, or its URL as JSON.`);
    const tooLarge = () => new AppError('payload-too-large', `The ${limit.kind} has more than ${limit.megabytes} MB.`);
    const body = tapBody(request.body as Readable);
    // What says itself that it is too large is not written anywhere first.
    if (Number(request.headers['content-length'] ?? 0) > limit.maxBytes) {
      body.drain();
      throw tooLarge();
    }
    try {
      await this.objects.put(key, body.stream, { contentType, maxBytes: limit.maxBytes });
    } catch (error) {
      body.drain();
      throw error instanceof SizeLimitError ? tooLarge() : error;
    }
    return contentType;
  }
}

const isJson = ({ headers }: FastifyRequest): boolean => mediaTypeOf(headers['content-type']) === 'application/json';

/** Ends the work when the caller's connection does: nobody waits for the file any more. */
async function whileConnected<T>({ raw: { socket } }: FastifyRequest, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const gone = new AbortController();
  const onClose = (): void => gone.abort(new AppError('bad-request', 'The caller hung up.'));
  socket.once('close', onClose);
  try {
    return await work(gone.signal);
  } finally {
    socket.off('close', onClose);
  }
}
