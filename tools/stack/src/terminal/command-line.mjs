import path from 'node:path';
import process from 'node:process';
import util from 'node:util';

/**
 * Reads the arguments of a command. A mistake, or `--help`, ends the process with the usage text: on
 * standard error with exit code 1, or on standard output with 0.
 * @param {{options: import('node:util').ParseArgsConfig['options'], usage: string, allowPositionals?: boolean}} config
 */
export function readArguments({ options, usage, allowPositionals = false }) {
  try {
    const { values, positionals } = util.parseArgs({ options: { ...options, help: { type: 'boolean', short: 'h' } }, allowPositionals });
    if (!values.help) return { values, positionals };
    console.log(usage);
    process.exit(0);
  } catch (error) {
    return exitWithMessage(`${error.message}\n\n${usage}`);
  }
}

/** Ends the process with a message on standard error and exit code 1. */
export function exitWithMessage(message) {
  console.error(`\n${message}\n`);
  process.exit(1);
}

/** Port number in a text; anything else is an error that names where it came from. */
export function parsePort(text, origin) {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port < 1 || port > 65_535) throw new Error(`${origin} must be a port number between 1 and 65535, not "${text}"`);
  return port;
}

/** Full path of a file the user named. npm runs scripts in the root of the repository; the user means where they typed. */
export function userPath(file) {
  return path.resolve(process.env.INIT_CWD ?? process.cwd(), file);
}
