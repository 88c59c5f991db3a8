import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { EncryptionKey } from './key-ring.ts';

/** A secret at rest: AES-256-GCM, everything in Base64. */
export interface SealedSecret {
  keyId: string;
  /** 12 random bytes, never used twice under one key. */
  nonce: string;
  ciphertext: string;
  /** 16 bytes. */
  tag: string;
}

/** What a sealed secret belongs to. It opens only there: a row copied over another, or a changed kind, does not. */
export interface SecretPlace {
  accountId: string;
  purpose: 'access-key' | 'api-key' | 'callback-secret';
}

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

export class MissingKeyError extends Error {
  override readonly name = 'MissingKeyError';
  readonly keyId: string;

  constructor(keyId: string) {
    super(`encryption key "${keyId}" is not among CREDENTIAL_ENCRYPTION_KEYS`);
    this.keyId = keyId;
  }
}

/** The stored bytes are not what was sealed for this place under this key. */
export class TamperedSecretError extends Error {
  override readonly name = 'TamperedSecretError';
}

/** Seals credentials under the first key and opens them under any. */
export class CredentialCipher {
  private readonly keys: ReadonlyMap<string, Buffer>;
  /** Id of the key that seals. */
  readonly primaryKeyId: string;

  constructor(keys: readonly EncryptionKey[]) {
    const [primary] = keys;
    if (!primary) throw new TypeError('At least one encryption key is needed.');
    this.primaryKeyId = primary.id;
    this.keys = new Map(keys.map(({ id, key }) => [id, key]));
  }

  knows(keyId: string): boolean {
    return this.keys.has(keyId);
  }

  seal(secret: string, place: SecretPlace): SealedSecret {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.keyOf(this.primaryKeyId), nonce, { authTagLength: TAG_BYTES });
    cipher.setAAD(placeBytes(place, this.primaryKeyId));
    const ciphertext = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
    return { keyId: this.primaryKeyId, nonce: nonce.toString('base64'), ciphertext: ciphertext.toString('base64'), tag: cipher.getAuthTag().toString('base64') };
  }

  /** @throws MissingKeyError, TamperedSecretError */
  open(sealed: SealedSecret, place: SecretPlace): string {
    const key = this.keyOf(sealed.keyId);
    const [nonce, ciphertext, tag] = [sealed.nonce, sealed.ciphertext, sealed.tag].map((part) => Buffer.from(part, 'base64')) as [Buffer, Buffer, Buffer];
    try {
      // The tag's length is fixed: a shorter one would be easier to forge.
      if (nonce.length !== NONCE_BYTES || tag.length !== TAG_BYTES) throw new Error('nonce or tag has another length');
      const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
      decipher.setAAD(placeBytes(place, sealed.keyId)).setAuthTag(tag);
      return Buffer.concat([decipher.update(ciphertext), decipher.final()]).toString('utf8');
    } catch (cause) {
      throw new TamperedSecretError(`the stored ${place.purpose} of account ${place.accountId} was changed, moved or sealed under another key named "${sealed.keyId}"`, { cause });
    }
  }

  private keyOf(keyId: string): Buffer {
    const key = this.keys.get(keyId);
    if (!key) throw new MissingKeyError(keyId);
    return key;
  }
}

/** Bound into the tag. Neither part can hold the separator, so no two places give the same bytes. */
function placeBytes({ accountId, purpose }: SecretPlace, keyId: string): Buffer {
  return Buffer.from(['kp-provider-account-v1', keyId, accountId, purpose].join('\n'), 'utf8');
}
