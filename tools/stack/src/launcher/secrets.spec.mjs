import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { crc32 } from 'node:zlib';
import { loadSecrets, newApiKey, randomBase62 } from './secrets.mjs';

describe('secrets', () => {
  let folder;
  beforeEach(() => (folder = fs.mkdtempSync(path.join(os.tmpdir(), 'kp-secrets-'))));
  afterEach(() => fs.rmSync(folder, { recursive: true }));

  it('are made once, kept for their owner only, and completed when a name is new', () => {
    const file = path.join(folder, 'secrets.json');
    const first = loadSecrets(file);
    expect(fs.statSync(file).mode & 0o777).toBe(0o600);
    expect(loadSecrets(file)).toEqual(first);

    const { webhookSecret, ...older } = first;
    fs.writeFileSync(file, JSON.stringify(older));
    const completed = loadSecrets(file);
    expect(completed).toMatchObject(older);
    expect(completed.webhookSecret).toMatch(/^whsec_/);
    expect(completed.webhookSecret).not.toBe(webhookSecret);
  });

  it('have API keys of more than 160 bits and the checksum that the gateway asks for', () => {
    const { liveApiKey, testApiKey } = loadSecrets(path.join(folder, 'secrets.json'));
    expect(liveApiKey).toMatch(/^kp_live_[0-9A-Za-z]{40}$/);
    expect(testApiKey).toMatch(/^kp_test_[0-9A-Za-z]{40}$/);
    expect(34 * Math.log2(62)).toBeGreaterThan(160);
    for (const key of [liveApiKey, testApiKey, ...Array.from({ length: 200 }, () => newApiKey('live'))]) {
      const value = [...key.slice(-6)].reduce((sum, letter) => sum * 62 + '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'.indexOf(letter), 0);
      expect([key, value]).toEqual([key, crc32(key.slice(0, -6))]);
    }
  });

  it('keep an API key that was made before there was a checksum', () => {
    const file = path.join(folder, 'secrets.json');
    const older = { ...loadSecrets(file), liveApiKey: `kp_live_${'a'.repeat(36)}` };
    fs.writeFileSync(file, JSON.stringify(older));
    expect(loadSecrets(file)).toEqual(older);
  });

  it('use every letter', () => {
    expect(new Set(randomBase62(20_000)).size).toBe(62);
  });
});
