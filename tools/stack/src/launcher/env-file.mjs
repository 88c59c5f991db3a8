import fs from 'node:fs';

const ASSIGNMENT = /^\s*(?:export\s+)?([A-Za-z_][A-Za-z0-9_]*)\s*=\s*(.*?)\s*$/;

function valueOf(text) {
  const quoted = /^(["'])(.*?)\1\s*(?:#.*)?$/.exec(text);
  if (quoted) return quoted[2];
  // Without quotes a # after white space begins a remark; one inside a word (a colour, a URL) does not.
  return text.replace(/(^|\s)#.*$/, '').trim();
}

/** Reads `KEY="value"` lines; blank lines and remarks are skipped, and so is what is no assignment. */
export function parseEnvFile(text) {
  const values = {};
  for (const line of text.split(/\r?\n/)) {
    const match = line.trimStart().startsWith('#') ? null : ASSIGNMENT.exec(line);
    if (match) values[match[1]] = valueOf(match[2]);
  }
  return values;
}

/**
 * The user's settings: the real environment over the file, without empty values. A copied `.env.example`
 * is full of `KEY=""`, and every reader of a setting means "not set" by that.
 */
export function userEnvironment(file, environment) {
  const fromFile = fs.existsSync(file) ? parseEnvFile(fs.readFileSync(file, 'utf8')) : {};
  return Object.fromEntries(Object.entries({ ...fromFile, ...environment }).filter(([, value]) => value !== '' && value !== undefined));
}
