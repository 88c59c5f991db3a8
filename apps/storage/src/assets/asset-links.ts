import { signMediaLink, type MediaLinkSettings } from '@kp/object-store';
import { In, type Repository } from 'typeorm';
import type { Asset } from './asset.entity.ts';

export interface LinkSettings extends MediaLinkSettings {
  /** Life of a link that is shown to people. */
  ttlSeconds: number;
}

/** Links made within one window, a quarter of their life, are the same: an answer that is read again has not changed for their sake. */
const windowMsOf = (ttlSeconds: number): number => Math.min(300_000, ttlSeconds * 250);

/** Signs links by asset id; ids there are no assets for are left out. */
export class AssetLinks {
  private readonly assets: Repository<Asset>;
  private readonly settings: LinkSettings;

  constructor(assets: Repository<Asset>, settings: LinkSettings) {
    this.assets = assets;
    this.settings = settings;
  }

  /** Valid for the configured time at least, and a quarter (five minutes) longer at most. */
  async forReaders(assetIds: string[], nowMs = Date.now()): Promise<Record<string, string>> {
    const windowMs = windowMsOf(this.settings.ttlSeconds);
    return this.sign(await this.assets.findBy({ id: In(assetIds) }), this.settings.ttlSeconds, Math.ceil(nowMs / windowMs) * windowMs);
  }

  /** Only assets of the workspace: what goes into its tasks must not be another tenant's. */
  async forProvider(workspaceId: string, assetIds: string[], ttlSeconds: number): Promise<Record<string, string>> {
    return this.sign(await this.assets.findBy({ id: In(assetIds), workspaceId }), ttlSeconds);
  }

  private sign(assets: Asset[], ttlSeconds: number, fromMs = Date.now()): Record<string, string> {
    return Object.fromEntries(assets.map((asset) => [asset.id, signMediaLink(asset.key, ttlSeconds, this.settings, fromMs)]));
  }
}
