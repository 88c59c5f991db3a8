import { calculateJwkThumbprint, CompactSign, compactVerify, exportJWK, importJWK, decodeProtectedHeader, type CryptoKey, type JWK } from 'jose';
import { createPrivateKey, createPublicKey, hkdfSync, type KeyObject } from 'node:crypto';

const ALGORITHM = 'EdDSA';
/** What stands before the 32 bytes of an Ed25519 private key in PKCS 8. */
const PKCS8_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex');

interface LoadedKeys {
  signer?: { keyId: string; key: KeyObject };
  /** By key id. */
  publicKeys: Map<string, { jwk: JWK; key: CryptoKey | Uint8Array }>;
}

/** A checkpoint that carries the signature of no key that we know. */
export class UnknownKeyError extends Error {
  override readonly name = 'UnknownKeyError';
}

/** Keys that checkpoints of the audit log are signed and verified with (Ed25519, named by the thumbprint of the public key). */
export class CheckpointKeys {
  private readonly loaded: Promise<LoadedKeys>;

  private constructor(loaded: Promise<LoadedKeys>) {
    this.loaded = loaded;
    // Whoever uses them first gets the failure.
    loaded.catch(() => undefined);
  }

  /** @param secrets AUDIT_SIGNING_KEY: one or more secrets, separated by commas; the first one signs, all verify. */
  static fromSecrets(secrets: string): CheckpointKeys {
    return new CheckpointKeys(loadSecrets(secrets.split(',').map((each) => each.trim()).filter(Boolean)));
  }

  /** @param json a public key as a JWK, or several as a JWK set. These verify and cannot sign. */
  static fromPublicKeys(json: string): CheckpointKeys {
    const parsed = JSON.parse(json) as JWK | { keys: JWK[] };
    return new CheckpointKeys(loadPublicKeys('keys' in parsed ? (parsed.keys as JWK[]) : [parsed as JWK]));
  }

  /** Ids of all keys; the first one signs. */
  async keyIds(): Promise<string[]> {
    return [...(await this.loaded).publicKeys.keys()];
  }

  /** The public keys, as a JWK set. */
  async publicKeys(): Promise<{ keys: JWK[] }> {
    return { keys: [...(await this.loaded).publicKeys.values()].map(({ jwk }) => jwk) };
  }

  /** @returns a compact JWS over the text. */
  async sign(payload: string): Promise<string> {
    const { signer } = await this.loaded;
    if (!signer) throw new Error('public keys cannot sign');
    return new CompactSign(Buffer.from(payload)).setProtectedHeader({ alg: ALGORITHM, typ: 'audit-checkpoint+jws', kid: signer.keyId }).sign(signer.key);
  }

  /** @returns the signed text. @throws UnknownKeyError, or another error for what is no JWS or was altered */
  async verify(jws: string): Promise<string> {
    const { kid = '' } = decodeProtectedHeader(jws);
    const known = (await this.loaded).publicKeys.get(kid);
    if (!known) throw new UnknownKeyError(kid);
    const { payload } = await compactVerify(jws, known.key, { algorithms: [ALGORITHM] });
    return Buffer.from(payload).toString();
  }
}

async function loadSecrets(secrets: string[]): Promise<LoadedKeys> {
  const keys = secrets.map((secret) => {
    const seed = Buffer.from(hkdfSync('sha256', secret, '', 'kling-platform audit checkpoints', 32));
    return createPrivateKey({ key: Buffer.concat([PKCS8_HEAD, seed]), format: 'der', type: 'pkcs8' });
  });
  const { publicKeys } = await loadPublicKeys(await Promise.all(keys.map((key) => exportJWK(createPublicKey(key)))));
  const [keyId] = publicKeys.keys();
  return keys[0] && keyId ? { signer: { keyId, key: keys[0] }, publicKeys } : { publicKeys };
}

async function loadPublicKeys(jwks: JWK[]): Promise<LoadedKeys> {
  const publicKeys: LoadedKeys['publicKeys'] = new Map();
  for (const { kty = '', crv = '', x = '' } of jwks) {
    if (kty !== 'OKP' || crv !== 'Ed25519') throw new Error('not an Ed25519 public key (JWK)');
    const kid = await calculateJwkThumbprint({ kty, crv, x });
    const jwk: JWK = { kty, crv, x, kid, alg: ALGORITHM, use: 'sig' };
    publicKeys.set(kid, { jwk, key: await importJWK(jwk) });
  }
  return { publicKeys };
}
