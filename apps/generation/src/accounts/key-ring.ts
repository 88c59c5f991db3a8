import { readFileSync } from 'node:fs';

/** One key that seals credentials at rest. */
export interface EncryptionKey {
  id: string;
  /** 32 bytes. */
  key: Buffer;
}

const KEY_BYTES = 32;
const ENTRY = /^([A-Za-z0-9][A-Za-z0-9._-]{0,39}):([A-Za-z0-9+/]{43}=)$/;

/**
 * Reads `id:base64(32 bytes)` entries, separated by commas or line breaks. The first one seals, all of them open. Problems
 * name an entry by its position: its text is a secret.
 */
export function parseKeyList(text: string): { keys: EncryptionKey[]; problems: string[] } {
  const keys: EncryptionKey[] = [];
  const problems: string[] = [];
  const entries = text.split(/[,\n]/).map((entry) => entry.trim()).filter((entry) => entry !== '');
  for (const [index, entry] of entries.entries()) {
    const [, id = '', encoded = ''] = ENTRY.exec(entry) ?? [];
    const key = Buffer.from(encoded, 'base64');
    if (key.length !== KEY_BYTES) problems.push(`entry ${index + 1} is not id:base64 of ${KEY_BYTES} bytes`);
    else if (keys.some((known) => known.id === id)) problems.push(`entry ${index + 1} repeats the id ${id}`);
    else keys.push({ id, key });
  }
  if (entries.length === 0) problems.push('holds no key');
  return { keys, problems };
}

interface KeySettings {
  CREDENTIAL_ENCRYPTION_KEYS?: string | undefined;
  CREDENTIAL_ENCRYPTION_KEYS_FILE?: string | undefined;
}

/** The keys of both settings; those of the file come first, so a mounted secret decides which one seals. */
export function readKeyRing(settings: KeySettings): { keys: EncryptionKey[]; problems: { setting: keyof KeySettings; message: string }[] } {
  const { CREDENTIAL_ENCRYPTION_KEYS: list, CREDENTIAL_ENCRYPTION_KEYS_FILE: file } = settings;
  if (!list && !file) return { keys: [], problems: [{ setting: 'CREDENTIAL_ENCRYPTION_KEYS', message: 'is not set; it is the list of keys that stored credentials are sealed with, id:base64 of 32 bytes (or set CREDENTIAL_ENCRYPTION_KEYS_FILE)' }] };
  const texts: string[] = [];
  if (file) {
    try {
      texts.push(readFileSync(file, 'utf8'));
    } catch (error) {
      return { keys: [], problems: [{ setting: 'CREDENTIAL_ENCRYPTION_KEYS_FILE', message: `cannot be read (${(error as NodeJS.ErrnoException).code ?? 'error'})` }] };
    }
  }
  if (list) texts.push(list);
  const { keys, problems } = parseKeyList(texts.join('\n'));
  return { keys, problems: problems.map((message) => ({ setting: file ? 'CREDENTIAL_ENCRYPTION_KEYS_FILE' : 'CREDENTIAL_ENCRYPTION_KEYS', message })) };
}
