import { AppError, type Mode } from '@kp/task-contracts';
import type { GenerationConfig } from '../config.ts';

/** An AccessKey/SecretKey pair signs short-lived tokens; an API key is sent as it is (kling-api.md §1). */
export type KlingCredentials = { accessKey: string; secretKey: string } | { apiKey: string };

/** One set of credentials at one provider, and what it may be used for. */
export interface ProviderAccount {
  name: string;
  mode: Mode;
  baseUrl: string;
  credentials: KlingCredentials;
  /** Hosts its result URLs may point to. */
  resultHosts: string[];
}

/** Hosts Kling's own result links are served from. Suffixes, because the exact CDN name varies by region. */
const KLING_RESULT_HOSTS = ['.klingai.com', '.kwaicdn.com', '.kuaishou.com', '.kechuangai.com'];

function toAccount(name: string, mode: Mode, baseUrl: string, credentials: KlingCredentials): ProviderAccount {
  const { hostname } = new URL(baseUrl);
  const isLoopback = hostname === '127.0.0.1' || hostname === 'localhost' || hostname === '[::1]';
  return { name, mode, baseUrl: baseUrl.replace(/\/+$/, ''), credentials, resultHosts: isLoopback ? [`${hostname}:*`] : [...KLING_RESULT_HOSTS, hostname] };
}

/** The provider accounts of this installation, by name and by mode. */
export class ProviderAccounts {
  private readonly accounts: ProviderAccount[];

  constructor(config: GenerationConfig) {
    const { KLING_ACCESS_KEY: liveAccessKey, KLING_SECRET_KEY: liveSecretKey, KLING_API_KEY: apiKey = '' } = config;
    this.accounts = [toAccount('kling', 'live', config.KLING_API_BASE_URL, liveAccessKey && liveSecretKey ? { accessKey: liveAccessKey, secretKey: liveSecretKey } : { apiKey })];
    const { SANDBOX_KLING_API_BASE_URL: url, SANDBOX_KLING_ACCESS_KEY: accessKey, SANDBOX_KLING_SECRET_KEY: secretKey } = config;
    if (url && accessKey && secretKey) this.accounts.push(toAccount('sandbox', 'test', url, { accessKey, secretKey }));
  }

  /** Test-mode tasks never leave the sandbox. @throws AppError `sandbox-not-configured` */
  forMode(mode: Mode): ProviderAccount {
    const account = this.accounts.find((each) => each.mode === mode);
    if (!account) throw new AppError('sandbox-not-configured', 'This installation has no sandbox provider, so test-mode keys cannot create tasks.');
    return account;
  }

  /** Modes that have an account to run on. */
  get modes(): Mode[] {
    return this.accounts.map((each) => each.mode);
  }

  /** Addresses whose slots the concurrency limit counts. */
  get baseUrls(): string[] {
    return this.accounts.map((each) => each.baseUrl);
  }

  /** @returns undefined for an account that was removed while it had tasks. */
  byName(name: string): ProviderAccount | undefined {
    return this.accounts.find((each) => each.name === name);
  }
}
