import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { sourceStamp } from './build.mjs';

describe('the stamp over the sources', () => {
  let root;
  const write = (file, text) => {
    fs.mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    fs.writeFileSync(path.join(root, file), text);
  };

  beforeEach(() => {
    root = fs.mkdtempSync(path.join(os.tmpdir(), 'kp-stamp-'));
    for (const file of ['package-lock.json', 'tsconfig.base.json', 'tsconfig.json', 'nx.json', 'apps/a/src/main.ts', 'libs/b/src/index.ts', 'tools/c/package.json']) write(file, file);
  });
  afterEach(() => fs.rmSync(root, { recursive: true }));

  it('stays the same while nothing but output changes', () => {
    const before = sourceStamp(root);
    write('apps/a/dist/main.js', 'built');
    write('libs/b/.jest-results.json', '{}');
    write('libs/b/node_modules/x/index.js', 'x');
    expect(sourceStamp(root)).toBe(before);
  });

  it('changes with the content, the time, the name and the lock', () => {
    const stamps = [sourceStamp(root)];
    write('apps/a/src/main.ts', 'longer than before');
    stamps.push(sourceStamp(root));
    fs.utimesSync(path.join(root, 'libs/b/src/index.ts'), 1, 1);
    stamps.push(sourceStamp(root));
    fs.renameSync(path.join(root, 'libs/b/src/index.ts'), path.join(root, 'libs/b/src/main.ts'));
    stamps.push(sourceStamp(root));
    write('package-lock.json', 'another one');
    stamps.push(sourceStamp(root));
    expect(new Set(stamps).size).toBe(stamps.length);
  });
});
