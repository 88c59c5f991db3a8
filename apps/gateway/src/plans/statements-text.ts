import { createHash } from 'node:crypto';
import type { Statement } from './plan-views.ts';

/** sha256 of statements in their order: kind, line feed, text; an empty line between two. What an acceptance refers to. */
export function sha256OfStatements(statements: readonly Statement[]): string {
  return createHash('sha256').update(statements.map(({ kind, text }) => `${kind}\n${text}`).join('\n\n')).digest('hex');
}
