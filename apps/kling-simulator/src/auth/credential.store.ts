import { hash } from 'node:crypto';

export interface KeyPair {
  accessKey: string;
  secretKey: string;
}

/** Names of everything that opens the account; keys themselves are never shown again. */
export interface CredentialList {
  apiKeys: { name: string; fingerprint: string }[];
  pairs: { accessKey: string }[];
}

/**
 * API keys and AK/SK pairs of the one simulated account (kling-api.md §1). More can be added while it runs and each
 * can be revoked, as an operator does in Kling's console when keys are rotated; tasks and slots belong to the account.
 */
export class CredentialStore {
  /** By digest: a lookup tells nothing through its timing, and the key is not kept. */
  private readonly apiKeys = new Map<string, string>();
  private readonly pairs = new Map<string, string>();

  constructor(first: KeyPair & { apiKey: string }) {
    this.addApiKey(first.apiKey, 'default');
    this.addPair(first);
  }

  addApiKey(key: string, name: string): void {
    this.apiKeys.set(digestOf(key), name);
  }

  addPair({ accessKey, secretKey }: KeyPair): void {
    this.pairs.set(accessKey, secretKey);
  }

  /** False when there was no such key. */
  revokeApiKey(key: string): boolean {
    return this.apiKeys.delete(digestOf(key));
  }

  /** False when there was no such pair. */
  revokePair(accessKey: string): boolean {
    return this.pairs.delete(accessKey);
  }

  /** The name of an API key, or undefined when it opens nothing. */
  apiKeyName(key: string): string | undefined {
    return this.apiKeys.get(digestOf(key));
  }

  secretFor(accessKey: string): string | undefined {
    return this.pairs.get(accessKey);
  }

  list(): CredentialList {
    return {
      apiKeys: [...this.apiKeys].map(([digest, name]) => ({ name, fingerprint: digest.slice(0, 12) })),
      pairs: [...this.pairs.keys()].map((accessKey) => ({ accessKey })),
    };
  }
}

function digestOf(key: string): string {
  return hash('sha256', key);
}
