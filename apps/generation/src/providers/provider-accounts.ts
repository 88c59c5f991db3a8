import type { KlingAuthorization } from '@kp/kling-auth';
import { AppError, type AccountStatus, type Mode } from '@kp/task-contracts';

/** One set of credentials at one provider, and what it may be used for. Its secrets cannot be read back from it. */
export interface ProviderAccount {
  id: string;
  /** Unique, and never changed: attempts and metrics name it. */
  name: string;
  mode: Mode;
  baseUrl: string;
  /** Source of the `Authorization` header; `kind` says which generations it opens (kling-api.md §0). */
  authorization: KlingAuthorization;
  /** Secrets that its callbacks may be signed with at this moment; two while one replaces the other (§7). */
  callbackSecrets: () => string[];
  /** Our own limits, in slots as Kling counts them (§8): a video is one, an image task as many as it makes images. */
  maxVideoConcurrency: number;
  maxImageConcurrency: number;
  /** Hosts its result URLs may point to. */
  resultHosts: string[];
  status: AccountStatus;
  version: number;
  /** Equal for accounts that are one account at Kling, as far as we can tell: same address, same key. They share slots there. */
  slotPool: string;
}

/** Hosts Kling's own result links are served from. Suffixes, because the exact CDN name varies by region. */
const KLING_RESULT_HOSTS = ['.klingai.com', '.kwaicdn.com', '.kuaishou.com', '.kechuangai.com'];

/** Where results of a provider at this address come from, when nothing else is said. */
export function defaultResultHosts(baseUrl: string): string[] {
  const { hostname } = new URL(baseUrl);
  const isLoopback = hostname === '127.0.0.1' || hostname === 'localhost' || hostname === '[::1]';
  return isLoopback ? [`${hostname}:*`] : [...new Set([...KLING_RESULT_HOSTS, hostname])];
}

/**
 * The provider accounts of this installation, as this replica knows them at the moment. Kept up to date by the accounts
 * worker; reading never waits.
 */
export class ProviderAccounts {
  private accounts: readonly ProviderAccount[] = [];

  replace(accounts: readonly ProviderAccount[]): void {
    this.accounts = accounts;
  }

  get all(): readonly ProviderAccount[] {
    return this.accounts;
  }

  /**
   * Accounts that may get new tasks of this mode. Test-mode tasks never leave the sandbox.
   * @throws AppError `sandbox-not-configured` when there is none for test mode; live tasks wait for one instead.
   */
  forMode(mode: Mode): ProviderAccount[] {
    const active = this.accounts.filter((each) => each.mode === mode && each.status === 'active');
    if (mode === 'test' && active.length === 0) throw new AppError('sandbox-not-configured', 'This installation has no active sandbox provider, so test-mode keys cannot create tasks.');
    return active;
  }

  /** Also retired ones: they finish what they have. @returns undefined for an account this replica does not know. */
  byName(name: string): ProviderAccount | undefined {
    return this.accounts.find((each) => each.name === name);
  }
}
