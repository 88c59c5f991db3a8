// Statements stand at the beginning of a line, so that a specifier in a comment or a text is not taken for one.
const STATIC = /^[ \t]*(?:import|export)\b[^;'"]*?\bfrom\s*(['"])([^'"\n]+)\1/gm;
const SIDE_EFFECT = /^[ \t]*import\s*(['"])([^'"\n]+)\1/gm;
const DYNAMIC = /\b(?:import|require)\(\s*(['"`])([^'"`\n]+)\1/g;

/**
 * Everything a source file imports, statically, dynamically, by `require` or as a JSDoc type. What is filled
 * in at run time reads as `*`.
 * @param {string} text
 * @returns {string[]} specifiers, each once, in no particular order
 */
export function importsOf(text) {
  const found = [STATIC, SIDE_EFFECT, DYNAMIC].flatMap((pattern) => [...text.matchAll(pattern)].map((match) => match[2].replace(/\$\{[^}]*\}/g, '*')));
  return [...new Set(found)];
}

/**
 * Takes `@kp/kling-api/errors` apart; undefined for anything that is no package of this repository.
 * @param {string} specifier
 * @returns {{name: string, subpath: string}|undefined} `subpath` is empty for the package itself
 */
export function ownPackageOf(specifier) {
  const match = /^(@kp\/[^/]+)(?:\/(.*))?$/.exec(specifier);
  return match ? { name: match[1], subpath: match[2] ?? '' } : undefined;
}
