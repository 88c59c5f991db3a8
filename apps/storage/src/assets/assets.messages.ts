import { OnAsk, OutboxRelay } from '@kp/bus';
import { ASKS, DEFAULT_PROVIDER_LINK_SECONDS, type AskReply, type AskRequest } from '@kp/task-contracts';
import { Controller } from '@nestjs/common';
import { UploadsService } from '../uploads/uploads.service.ts';
import { AssetLinks } from './asset-links.ts';

/** Answers about assets: links for people and for providers, uploads, and the feed for consumers that missed events. */
@Controller()
export class AssetsMessages {
  private readonly links: AssetLinks;
  private readonly uploads: UploadsService;
  private readonly outbox: OutboxRelay;

  constructor(links: AssetLinks, uploads: UploadsService, outbox: OutboxRelay) {
    this.links = links;
    this.uploads = uploads;
    this.outbox = outbox;
  }

  @OnAsk(ASKS.createLinks)
  async createLinks({ assetIds }: AskRequest<typeof ASKS.createLinks>): Promise<AskReply<typeof ASKS.createLinks>> {
    return { links: await this.links.forReaders(assetIds) };
  }

  @OnAsk(ASKS.createProviderLinks)
  async createProviderLinks({ workspaceId, assetIds, ttlSeconds = DEFAULT_PROVIDER_LINK_SECONDS }: AskRequest<typeof ASKS.createProviderLinks>): Promise<AskReply<typeof ASKS.createProviderLinks>> {
    return { links: await this.links.forProvider(workspaceId, assetIds, ttlSeconds) };
  }

  @OnAsk(ASKS.registerUpload)
  registerUpload(request: AskRequest<typeof ASKS.registerUpload>): Promise<AskReply<typeof ASKS.registerUpload>> {
    return this.uploads.register(request);
  }

  @OnAsk(ASKS.readUploads)
  async readUploads({ workspaceId, assetIds }: AskRequest<typeof ASKS.readUploads>): Promise<AskReply<typeof ASKS.readUploads>> {
    return { uploads: await this.uploads.read(workspaceId, assetIds) };
  }

  @OnAsk(ASKS.readStorageFeed)
  readFeed({ afterSeq, limit }: AskRequest<typeof ASKS.readStorageFeed>): Promise<AskReply<typeof ASKS.readStorageFeed>> {
    return this.outbox.repository.read(afterSeq, limit);
  }
}
