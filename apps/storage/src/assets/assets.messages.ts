import { OnAsk, OutboxRelay } from '@kp/bus';
import { signMediaLink, type MediaLinkSettings } from '@kp/object-store';
import { ASKS, DEFAULT_PROVIDER_LINK_SECONDS, type AskReply, type AskRequest } from '@kp/task-contracts';
import { Controller, Inject } from '@nestjs/common';
import { In, type Repository } from 'typeorm';
import { UploadsService } from '../uploads/uploads.service.ts';
import { Asset } from './asset.entity.ts';

export interface LinkSettings extends MediaLinkSettings {
  ttlSeconds: number;
}

/** Answers about assets: links for people and for providers, uploads, and the feed for consumers that missed events. */
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
    return { links: this.linksTo(await this.assets.findBy({ id: In(assetIds) }), this.links.ttlSeconds) };
  }

  /** Only assets of the workspace: what goes into a task must not be another tenant's. */
  @OnAsk(ASKS.createProviderLinks)
  async createProviderLinks({ workspaceId, assetIds, ttlSeconds = DEFAULT_PROVIDER_LINK_SECONDS }: AskRequest<typeof ASKS.createProviderLinks>): Promise<AskReply<typeof ASKS.createProviderLinks>> {
    return { links: this.linksTo(await this.assets.findBy({ id: In(assetIds), workspaceId }), ttlSeconds) };
  }

  private linksTo(assets: Asset[], ttlSeconds: number): Record<string, string> {
    return Object.fromEntries(assets.map((asset) => [asset.id, signMediaLink(asset.key, ttlSeconds, this.links)]));
  }

  @OnAsk(ASKS.registerUpload)
  registerUpload(request: AskRequest<typeof ASKS.registerUpload>): Promise<AskReply<typeof ASKS.registerUpload>> {
    return this.uploads.register(request);
  }

  @OnAsk(ASKS.readUpload)
  readUpload({ workspaceId, assetId }: AskRequest<typeof ASKS.readUpload>): Promise<AskReply<typeof ASKS.readUpload>> {
    return this.uploads.read(workspaceId, assetId);
  }

  @OnAsk(ASKS.readStorageFeed)
  readFeed({ afterSeq, limit }: AskRequest<typeof ASKS.readStorageFeed>): Promise<AskReply<typeof ASKS.readStorageFeed>> {
    return this.outbox.repository.read(afterSeq, limit);
  }
}
