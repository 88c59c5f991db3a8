import { createHash, createHmac, createSecretKey } from 'node:crypto';

export interface SeededIds {
  /** An 18-19 digit decimal string, as Kling's ids are (kling-api.md §4.3). */
  numericId(name: string): string;
  /** A UUID, as `request_id` is (§2.3). */
  uuid(name: string): string;
  /** 64 hex digits that cannot be guessed without the seed. */
  secret(name: string): string;
}

/**
 * Ids that depend on the seed and a name only: the same requests to a simulator with the same seed get the same
 * bytes back, in whatever order they arrive.
 */
export function createSeededIds(seed: string): SeededIds {
  const key = createSecretKey(createHash('sha256').update(`kling-simulator:${seed}`).digest());
  const digest = (name: string): Buffer => createHmac('sha256', key).update(name).digest();
  return {
    numericId(name) {
      // From 10^17 to 9.1·10^18: never a leading zero, always inside a signed 64-bit integer.
      return String(10n ** 17n + (digest(`id:${name}`).readBigUInt64BE() % (9n * 10n ** 18n)));
    },
    uuid(name) {
      const hex = digest(`uuid:${name}`).toString('hex');
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
    },
    secret(name) {
      return digest(`secret:${name}`).toString('hex');
    },
  };
}
