import { existsSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const dist = new URL('../dist/', import.meta.url);
const manifestFile = new URL('.vite/manifest.json', dist);
const manifest = existsSync(manifestFile) ? JSON.parse(readFileSync(manifestFile, 'utf8')) : undefined;

const INITIAL_KB = 285;
const TASK_LIST_KB = 65;
const OTHER_PAGE_KB = 35;

/** Every file that must be there before the entry can run. */
function closure(entry, files = new Set()) {
  const { file, imports = [] } = manifest[entry];
  if (!files.has(file)) {
    files.add(file);
    for (const name of imports) closure(name, files);
  }
  return files;
}

const gzippedKb = (files) => [...files].reduce((sum, file) => sum + gzipSync(readFileSync(new URL(file, dist)), { level: 9 }).length, 0) / 1000;

describe('the built bundle', () => {
  it('exists', () => expect(manifest).toBeDefined());

  it(`needs at most ${INITIAL_KB} kB (gzip) to start`, () => {
    expect(gzippedKb(closure('index.html'))).toBeLessThanOrEqual(INITIAL_KB);
  });

  it('keeps each page within its budget', () => {
    const initial = closure('index.html');
    for (const page of manifest['index.html'].dynamicImports) {
      const more = [...closure(page)].filter((file) => !initial.has(file));
      expect({ page, fits: gzippedKb(more) <= (page.endsWith('task-list.tsx') ? TASK_LIST_KB : OTHER_PAGE_KB) }).toEqual({ page, fits: true });
    }
  });

  it('contains no validation library: the console shares only the states with the services', () => {
    for (const { file } of Object.values(manifest)) expect(readFileSync(new URL(file, dist), 'utf8')).not.toMatch(/ZodError|\$ZodType/);
  });
});
