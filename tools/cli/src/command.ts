import type { Readable, Writable } from 'node:stream';

/** Where a command reads and writes; the process's own, or a test's. */
export interface Terminal {
  stdin: Readable;
  stdout: Writable;
  stderr: Writable;
  env: Record<string, string | undefined>;
}

/** One thing `kling` can do. */
export interface Command {
  summary: string;
  /** Everything about its arguments, as `--help` shows it. */
  usage: string;
  /** @returns exit code. @throws UsageError, CommandError */
  run(args: string[], terminal: Terminal): Promise<number>;
}

/** The command was written wrongly; exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** It could not be done; the message says why and what to do. Exit code 1. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
}
