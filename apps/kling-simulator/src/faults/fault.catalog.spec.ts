import { readdirSync, readFileSync } from 'node:fs';
import { FAULT_NAMES } from './fault.catalog.ts';
import { MAGIC_ELEMENTS, MAGIC_WORDS } from './magic.words.ts';

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');
const specs = ['./', '../callbacks/', '../media/'].flatMap((folder) =>
  readdirSync(new URL(folder, import.meta.url))
    .filter((name) => name.endsWith('.spec.ts') && name !== 'fault.catalog.spec.ts')
    .map((name) => read(`${folder}${name}`)),
);

it.each(FAULT_NAMES)('%s is tried in a spec and told of in the documentation', (name) => {
  const word = new RegExp(`(?<![\\w-])${name}(?![\\w-])`);
  expect(specs.some((spec) => word.test(spec))).toBe(true);
  expect(read('../../../../docs/simulator.md')).toMatch(new RegExp(`\`${name}\``));
});

it('tells of every magic word and element in the documentation', () => {
  const text = read('../../../../docs/simulator.md');
  for (const word of MAGIC_WORDS) expect(text).toContain(`sim:${word}`);
  for (const element of Object.keys(MAGIC_ELEMENTS)) expect(text).toContain(element);
});
