import { stringify } from 'csv-stringify/sync';
import type { FastifyReply } from 'fastify';
import { Readable } from 'node:stream';
import type { AuditEntryView } from './audit-views.ts';

export const CSV_NOTE = 'With `Accept: text/csv` all entries of the filter come as one CSV file, however many they are. A cell that a spreadsheet would take for a formula begins with an apostrophe.';

const COLUMNS = ['id', 'chain', 'seq', 'occurredAt', 'action', 'actorKind', 'actorId', 'actorName', 'targetKind', 'targetId', 'targetName', 'before', 'after', 'reason', 'requestId', 'ip', 'hash'] as const;

/** True for a client that asks for CSV before JSON. */
export function wantsCsv(accept: string | undefined): boolean {
  return /^\s*text\/csv\b/i.test(accept ?? '');
}

/** Streams entries as CSV; a slow reader slows the reading down. */
export async function sendCsv(reply: FastifyReply, pages: AsyncGenerator<AuditEntryView[]>): Promise<void> {
  // The first page decides between a file and a problem document.
  const first = await pages.next();
  void reply.headers({ 'content-type': 'text/csv; charset=utf-8', 'content-disposition': 'attachment; filename="audit.csv"', 'cache-control': 'no-store' });
  await reply.send(Readable.from(linesOf(first, pages)));
}

async function* linesOf(first: IteratorResult<AuditEntryView[]>, rest: AsyncGenerator<AuditEntryView[]>): AsyncGenerator<string> {
  yield `${COLUMNS.join(',')}\r\n`;
  if (first.done) return;
  yield toCsv(first.value);
  for await (const page of rest) yield toCsv(page);
}

/** Rows of CSV in which nothing is a formula. */
export function toCsv(entries: readonly AuditEntryView[]): string {
  const rows = entries.map(({ actor, target, before, after, ...entry }) => ({
    ...entry,
    actorKind: actor.kind,
    actorId: actor.id,
    actorName: actor.name,
    targetKind: target.kind,
    targetId: target.id,
    targetName: target.name,
    before: before && JSON.stringify(before),
    after: after && JSON.stringify(after),
  }));
  return stringify(rows, { columns: [...COLUMNS], escape_formulas: true, record_delimiter: 'windows' });
}
