import process from 'node:process';

const OLDEST = [20, 19];

/** Why this Node cannot run the platform, or undefined when it can. */
export function nodeVersionProblem(version = process.versions.node) {
  const [major, minor] = version.split('.').map(Number);
  if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) return undefined;
  return `Node ${OLDEST.join('.')} or newer is needed, this is ${version}. See https://nodejs.org`;
}
