import { importsOf, ownPackageOf } from './imports.mjs';

test.each([
  ['a named import', `import { a } from 'one';`, ['one']],
  ['a type import', `import type { A } from "one";`, ['one']],
  ['an import over several lines', `import {\n  a,\n  b,\n} from 'one';`, ['one']],
  ['an import for its effect', `import 'one';`, ['one']],
  ['a re-export', `export * from './one.ts';`, ['./one.ts']],
  ['a dynamic import', `const { a } = await import('one');`, ['one']],
  ['a require', `const pg = require('one');`, ['one']],
  ['a path that is known at run time only', 'await import(`@kp/${name}/migrations`)', ['@kp/*/migrations']],
  ['the same twice', `import a from 'one';\nimport { b } from 'one';`, ['one']],
  ['an export of a text', `export const A = 'one';`, []],
  ['an import in a comment', `// import { a } from 'one';\n/**\n * import { a } from 'one';\n */`, []],
])('%s', (_what, text, expected) => {
  expect(importsOf(text)).toEqual(expected);
});

test('a package of ours is told from its subpath and from all others', () => {
  expect(ownPackageOf('@kp/kling-api/errors')).toEqual({ name: '@kp/kling-api', subpath: 'errors' });
  expect(ownPackageOf('@kp/bus')).toEqual({ name: '@kp/bus', subpath: '' });
  expect(ownPackageOf('@kpi/bus')).toBeUndefined();
});
