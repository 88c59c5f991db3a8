import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { staleReason } from './dependencies.mjs';

const LOCK = {
  '': { name: 'root' },
  'apps/one': { name: '@x/one' },
  'node_modules/@x/one': { resolved: 'apps/one', link: true },
  'node_modules/left': { version: '1.0.0' },
  'node_modules/other-system': { version: '1.0.0', optional: true },
};
let root;

function write(file, packages) {
  fs.mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  fs.writeFileSync(path.join(root, file), JSON.stringify({ packages }));
}

function install(packages) {
  write('node_modules/.package-lock.json', packages);
  for (const location of Object.keys(packages)) fs.mkdirSync(path.join(root, location), { recursive: true });
}

describe('whether dependencies are stale', () => {
  beforeEach(() => {
    root = fs.mkdtempSync(path.join(os.tmpdir(), 'kp-lock-'));
    write('package-lock.json', LOCK);
  });
  afterEach(() => fs.rmSync(root, { recursive: true }));

  const installed = { 'node_modules/@x/one': LOCK['node_modules/@x/one'], 'node_modules/left': { version: '1.0.0' } };

  it('says yes before the first install and after one that was cut short', () => {
    expect(staleReason(root)).toBe('not installed yet');
    fs.mkdirSync(path.join(root, 'node_modules/left'), { recursive: true });
    expect(staleReason(root)).toBe('not installed yet');
  });

  it('says no when everything but other systems’ packages is there, whoever installed it', () => {
    install(installed);
    expect(staleReason(root)).toBeUndefined();
  });

  it('trusts the stamp of its own install until the lock changes', () => {
    install({});
    expect(staleReason(root)).toBe('node_modules/@x/one is new');
    const hash = createHash('sha256').update(fs.readFileSync(path.join(root, 'package-lock.json'))).digest('hex');
    fs.writeFileSync(path.join(root, 'node_modules/.installed-lock'), hash);
    expect(staleReason(root)).toBeUndefined();
    write('package-lock.json', { ...LOCK, 'node_modules/right': { version: '2.0.0' } });
    expect(staleReason(root)).toBe('node_modules/@x/one is new');
  });

  it('names a package that is new, changed or gone', () => {
    install(installed);
    write('package-lock.json', { ...LOCK, 'node_modules/right': { version: '2.0.0' } });
    expect(staleReason(root)).toBe('node_modules/right is new');
    write('package-lock.json', { ...LOCK, 'node_modules/left': { version: '1.0.1' } });
    expect(staleReason(root)).toBe('node_modules/left is 1.0.0, wanted 1.0.1');
    write('package-lock.json', LOCK);
    fs.rmSync(path.join(root, 'node_modules/left'), { recursive: true });
    expect(staleReason(root)).toBe('node_modules/left is gone');
  });
});
