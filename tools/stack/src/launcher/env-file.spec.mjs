import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseEnvFile, userEnvironment } from './env-file.mjs';

describe('.env', () => {
  it('reads assignments, quoted or not', () => {
    const text = ['# remark', '', 'PLAIN=one two', 'QUOTED="a # b"', "SINGLE='x=y'", 'export EXPORTED=1', '  SPACED = value  # remark', 'HASH=a#b', 'no assignment', 'EMPTY='].join('\r\n');
    expect(parseEnvFile(text)).toEqual({ PLAIN: 'one two', QUOTED: 'a # b', SINGLE: 'x=y', EXPORTED: '1', SPACED: 'value', HASH: 'a#b', EMPTY: '' });
  });

  it('puts the real environment first and drops what is empty', () => {
    const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'kp-env-')), '.env');
    fs.writeFileSync(file, 'PORT="4000"\nKLING_ACCESS_KEY=""\nLOG_LEVEL=debug\n');
    expect(userEnvironment(file, { PORT: '5000' })).toEqual({ PORT: '5000', LOG_LEVEL: 'debug' });
    fs.rmSync(path.dirname(file), { recursive: true });
  });

  it('does without the file', () => {
    expect(userEnvironment('/nowhere/.env', { A: '1' })).toEqual({ A: '1' });
  });
});
