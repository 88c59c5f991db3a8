import { OnAsk, OutboxRelay } from '@kp/bus';
import { signMediaLink, type MediaLinkSettings } from '@kp/object-store';
import { AppError, ASKS, type AskReply, type AskRequest } from '@kp/task-contracts';
import { Controller, Inject } from '@nestjs/common';
import { In, type Repository } from 'typeorm';
import { UploadsService } from '../uploads/uploads.service.ts';
import { Asset } from './asset.entity.ts';

export interface LinkSettings extends MediaLinkSettings {
  ttlSeconds: number;
}

/** Answers about assets: links to outputs, uploads, and the feed for consumers that missed events. */
@Controller()
export class AssetsMessages {
  static readonly ASSETS = Symbol('assets');
  static readonly LINKS = Symbol('links');
  private readonly assets: Repository<Asset>;
  private readonly links: LinkSettings;
  private readonly uploads: UploadsService;
  private readonly outbox: OutboxRelay;

  constructor(@Inject(AssetsMessages.ASSETS) assets: Repository<Asset>, @Inject(AssetsMessages.LINKS) links: LinkSettings, uploads: UploadsService, outbox: OutboxRelay) {
    this.assets = assets;
    this.links = links;
    this.uploads = uploads;
    this.outbox = outbox;
  }

  @OnAsk(ASKS.createLinks)
  async createLinks({ assetIds }: AskRequest<typeof ASKS.createLinks>): Promise<AskReply<typeof ASKS.createLinks>> {
    const found = await this.assets.findBy({ id: In(assetIds) });
    return { links: Object.fromEntries(found.map((asset) => [asset.id, signMediaLink(asset.key, this.links.ttlSeconds, this.links)])) };
  }

  @OnAsk(ASKS.registerUpload)
  registerUpload(request: AskRequest<typeof ASKS.registerUpload>): Promise<AskReply<typeof ASKS.registerUpload>> {
    return this.uploads.register(request);
  }

  @OnAsk(ASKS.readUpload)
  async readUpload({ workspaceId, assetId }: AskRequest<typeof ASKS.readUpload>): Promise<AskReply<typeof ASKS.readUpload>> {
    const asset = await this.assets.findOneBy({ id: assetId, workspaceId, kind: 'upload' });
    if (!asset) throw new AppError('not-found', 'There is no such upload.');
    return { assetId, key: asset.key, bytes: Number(asset.bytes), contentType: asset.contentType };
  }

  @OnAsk(ASKS.readStorageFeed)
  readFeed({ afterSeq, limit }: AskRequest<typeof ASKS.readStorageFeed>): Promise<AskReply<typeof ASKS.readStorageFeed>> {
    return this.outbox.repository.read(afterSeq, limit);
  }
}
