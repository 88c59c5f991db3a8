import type { AuditFindingView, FINDING_KINDS } from './audit-views.ts';

/** Findings that are kept word by word; beyond them they are only counted. */
const KEPT = 100;

/** What a verification has found, in bounded memory. */
export class Findings {
  readonly kept: AuditFindingView[] = [];
  count = 0;

  /** @param fromSeq first entry, or number of the checkpoint, that it is about. @param toSeq the last one; the first one when absent */
  add(kind: (typeof FINDING_KINDS)[number], chain: string, message: string, fromSeq?: number, toSeq = fromSeq): void {
    this.count += 1;
    if (this.kept.length < KEPT) this.kept.push({ kind, chain, message, ...(fromSeq === undefined ? {} : { fromSeq, toSeq }) });
  }
}

/** Numbers of entries in words. */
export const entries = (from: number, to: number): string => (from === to ? `entry ${from}` : `entries ${from} to ${to}`);
