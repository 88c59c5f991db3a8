import { throwawayFolder } from '@kp/testing';
import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { CredentialCipher, MissingKeyError, TamperedSecretError, type SealedSecret, type SecretPlace } from './credential-cipher.ts';
import { parseKeyList, readKeyRing, type EncryptionKey } from './key-ring.ts';

const keyOf = (id: string): EncryptionKey => ({ id, key: randomBytes(32) });
const [OLD, NEW] = [keyOf('2026-01'), keyOf('2026-11')];
const PLACE: SecretPlace = { accountId: 'acc_1', purpose: 'access-key' };
const cipher = new CredentialCipher([OLD]);
const sealed = cipher.seal('the secret', PLACE);
const flipFirst = (base64: string) => {
  const bytes = Buffer.from(base64, 'base64');
  bytes[0] = (bytes[0] ?? 0) ^ 1;
  return bytes.toString('base64');
};

describe('a sealed secret', () => {
  it('opens where it was sealed, and shows nothing of itself', () => {
    expect(cipher.open(sealed, PLACE)).toBe('the secret');
    expect(JSON.stringify(sealed)).not.toContain('secret');
    expect(sealed.keyId).toBe('2026-01');
  });

  it('is different each time, and never repeats a nonce', () => {
    const many = Array.from({ length: 1_000 }, () => cipher.seal('same', PLACE));
    expect(new Set(many.map((each) => each.nonce)).size).toBe(many.length);
    expect(new Set(many.map((each) => each.ciphertext)).size).toBeGreaterThan(990);
  });

  it.each<[string, Partial<SealedSecret>]>([
    ['a changed ciphertext', { ciphertext: flipFirst(sealed.ciphertext) }],
    ['a cut ciphertext', { ciphertext: sealed.ciphertext.slice(0, 4) }],
    ['no ciphertext', { ciphertext: '' }],
    ['a changed nonce', { nonce: flipFirst(sealed.nonce) }],
    ['a longer nonce', { nonce: Buffer.alloc(16).toString('base64') }],
    ['a changed tag', { tag: flipFirst(sealed.tag) }],
    ['a cut tag', { tag: Buffer.from(sealed.tag, 'base64').subarray(0, 4).toString('base64') }],
    ['no tag', { tag: '' }],
  ])('does not open with %s', (_what, change) => {
    expect(() => cipher.open({ ...sealed, ...change }, PLACE)).toThrow(TamperedSecretError);
  });

  it.each<[string, SecretPlace]>([
    ['another account (swapped rows)', { ...PLACE, accountId: 'acc_2' }],
    ['another kind of credential', { ...PLACE, purpose: 'api-key' }],
    ['a callback secret', { ...PLACE, purpose: 'callback-secret' }],
  ])('does not open as that of %s', (_what, place) => {
    expect(() => cipher.open(sealed, place)).toThrow(TamperedSecretError);
  });

  it('does not open under another key of the same id, nor without its key', () => {
    expect(() => new CredentialCipher([keyOf('2026-01')]).open(sealed, PLACE)).toThrow(TamperedSecretError);
    expect(() => new CredentialCipher([NEW]).open(sealed, PLACE)).toThrow(MissingKeyError);
    expect(() => new CredentialCipher([NEW]).open(sealed, PLACE)).toThrow('"2026-01"');
  });

  it('cannot be passed off as one of another key', () => {
    expect(() => new CredentialCipher([NEW, OLD, { id: 'alias', key: OLD.key }]).open({ ...sealed, keyId: 'alias' }, PLACE)).toThrow(TamperedSecretError);
  });

  it('opens during a rotation, in which the new first key seals', () => {
    const rotated = new CredentialCipher([NEW, OLD]);
    expect(rotated.open(sealed, PLACE)).toBe('the secret');
    expect(rotated.seal('x', PLACE).keyId).toBe('2026-11');
  });
});

describe('the list of keys', () => {
  const entry = ({ id, key }: EncryptionKey) => `${id}:${key.toString('base64')}`;

  it('is read in order, over commas and lines', () => {
    expect(parseKeyList(` ${entry(NEW)},\n${entry(OLD)}\n`)).toEqual({ keys: [NEW, OLD], problems: [] });
  });

  it.each([
    ['no id', randomBytes(32).toString('base64')],
    ['a short key', `a:${randomBytes(16).toString('base64')}`],
    ['a long key', `a:${randomBytes(33).toString('base64')}`],
    ['hex', `a:${randomBytes(32).toString('hex')}`],
    ['nothing', ''],
    ['the same id twice', `${entry(OLD)},${entry(OLD)}`],
  ])('with %s is refused without repeating it', (_what, text) => {
    const { problems } = parseKeyList(text);
    expect(problems).toHaveLength(1);
    for (const part of text.split(/[:,]/)) if (part.length > 10) expect(problems[0]).not.toContain(part);
  });

  it('comes from a file, before the one of the environment', () => {
    const file = path.join(throwawayFolder('keys'), 'keys');
    writeFileSync(file, `${entry(NEW)}\n`);
    expect(readKeyRing({ CREDENTIAL_ENCRYPTION_KEYS_FILE: file, CREDENTIAL_ENCRYPTION_KEYS: entry(OLD) })).toEqual({ keys: [NEW, OLD], problems: [] });
    expect(readKeyRing({ CREDENTIAL_ENCRYPTION_KEYS_FILE: `${file}.gone` }).problems).toEqual([{ setting: 'CREDENTIAL_ENCRYPTION_KEYS_FILE', message: 'cannot be read (ENOENT)' }]);
    expect(readKeyRing({}).problems[0]?.setting).toBe('CREDENTIAL_ENCRYPTION_KEYS');
  });
});
