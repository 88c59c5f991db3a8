import { CHAIN_START, contentHash, linkHash } from './entry-hash.ts';
import { entries, type Findings } from './findings.ts';

/** An entry as it is stored. */
export interface StoredEntry {
  seq: number;
  hash: Buffer;
  /** As CONTENT_SQL reads it. */
  content: string;
}

/** An entry that does not follow from the one before it; what is wrong shows only further on. */
interface Suspect {
  seq: number;
  /** Number it had when it was written, as far as we know. */
  original: number;
  content: Buffer;
  hash: Buffer;
  /** Hashes that the entry before it may have. */
  previous: Buffer[];
  /** Whether the entry after it follows from the hash that is stored with it. */
  hasFollower: boolean;
}

/** How many entries in a row may be inserted, or taken away and closed up, and still be told from a rewrite. */
const REACH = 16;
const MAX_SUSPECTS = 200;

/**
 * Recomputes a chain entry by entry, in order, and finds out what was done to it. As long as all is well it
 * costs two hashes an entry; only where the chain breaks are the explanations tried.
 */
export class ChainWalk {
  private readonly chain: string;
  private readonly findings: Findings;
  /** Hashes that the entry before the next one may have; the first one is the stored one. */
  private previous: Buffer[];
  /** The last hashes before those, newest last. */
  private history: Buffer[] = [];
  private suspects: Suspect[] = [];
  private nextSeq: number;
  /** Stored number minus the number an entry was written with, after entries were inserted or closed up. */
  private shift = 0;

  /** @param after the signed place to begin behind; the beginning of the chain when absent */
  constructor(chain: string, findings: Findings, after: { seq: number; hash: Buffer } = { seq: 0, hash: CHAIN_START }) {
    this.chain = chain;
    this.findings = findings;
    this.previous = [after.hash];
    this.nextSeq = after.seq + 1;
  }

  /** Number of the last entry, as stored. */
  get lastSeq(): number {
    return this.nextSeq - 1;
  }

  /** Number the last entry was written with. */
  get lastOriginal(): number {
    return this.lastSeq - this.shift;
  }

  /** Whether the last entry may have this hash. */
  isLastHash(hash: Buffer): boolean {
    return this.previous.some((each) => each.equals(hash));
  }

  /** Whether the last entry does not follow from the one before it, for a reason that is still unknown. */
  get isLastSuspect(): boolean {
    return this.suspects.at(-1)?.seq === this.lastSeq;
  }

  /** Takes the next entry. */
  add(entry: StoredEntry): void {
    const { seq, hash } = entry;
    if (seq < this.nextSeq) {
      this.findings.add('entry-inserted', this.chain, `Entry ${seq} was inserted: the chain has another one with this number, or cannot have it.`, seq);
      return;
    }
    const isAfterGap = seq > this.nextSeq;
    if (isAfterGap) this.findings.add('entry-missing', this.chain, `Missing: ${entries(this.nextSeq, seq - 1)}. Whether entry ${seq} was altered cannot be told.`, this.nextSeq, seq - 1);
    this.nextSeq = seq + 1;
    const content = contentHash(entry.content);
    const original = seq - this.shift;
    const follows = this.previous.findIndex((previous) => linkHash(previous, original, content).equals(hash));
    if (follows === 0 && this.suspects.length === 0) return this.accept(hash);
    if (follows >= 0) return this.acceptAfterSuspect(seq, hash);
    if (isAfterGap) return this.accept(hash);
    this.explain({ seq, original, content, hash, previous: this.previous, hasFollower: false });
  }

  /** The end of the chain: whatever did not find another explanation was altered. */
  finish(): void {
    for (const suspect of this.suspects) this.report(suspect);
    this.suspects = [];
  }

  private accept(...hashes: Buffer[]): void {
    this.history.push(this.previous[0] as Buffer);
    if (this.history.length > 2 * REACH) this.history = this.history.slice(-REACH);
    this.previous = hashes;
  }

  private acceptAfterSuspect(seq: number, hash: Buffer): void {
    const before = this.suspects.find((suspect) => suspect.seq === seq - 1);
    if (before) before.hasFollower = true;
    this.accept(hash);
  }

  private explain(suspect: Suspect): void {
    if (this.isSwapped(suspect) || this.isAfterInserted(suspect) || this.isAfterClosedGap(suspect)) return;
    if (this.suspects.length < MAX_SUSPECTS) this.suspects.push(suspect);
    else this.report(suspect);
    // The next entry follows from the stored hash when the content was altered, from the computed one when the hash was.
    this.accept(suspect.hash, ...suspect.previous.map((previous) => linkHash(previous, suspect.original, suspect.content)).slice(0, 3));
  }

  /** Entries stand before it that were not there when it was written, and all numbers after them were moved up. */
  private isAfterInserted({ seq, original, content, hash }: Suspect): boolean {
    for (let inserted = 1; inserted <= Math.min(REACH, this.history.length); inserted += 1) {
      const previous = this.history.at(-inserted) as Buffer;
      if (!linkHash(previous, original - inserted, content).equals(hash)) continue;
      const first = seq - inserted;
      this.findings.add('entry-inserted', this.chain, `Inserted: ${entries(first, seq - 1)}. All entries after it were moved up.`, first, seq - 1);
      this.drop((each) => each.seq >= first);
      this.shift += inserted;
      this.accept(hash);
      return true;
    }
    return false;
  }

  /** Entries before the last one are gone, and all numbers after them were moved down. */
  private isAfterClosedGap({ seq, original, content, hash, previous }: Suspect): boolean {
    const last = this.suspects.at(-1);
    if (last?.seq !== seq - 1) return false;
    for (let removed = 1; removed <= REACH; removed += 1) {
      if (!linkHash(previous[0] as Buffer, original + removed, content).equals(hash)) continue;
      const first = last.original;
      this.findings.add('entry-missing', this.chain, `Missing: what was ${entries(first, first + removed - 1)}. All entries after it were moved down.`, first, first + removed - 1);
      this.drop((each) => each === last);
      this.shift -= removed;
      this.accept(hash);
      return true;
    }
    return false;
  }

  /** It belongs where an earlier one stands that does not follow either, and that one belongs here. */
  private isSwapped(here: Suspect): boolean {
    const fits = (entry: Suspect, place: Suspect, previous: Buffer[]) => previous.some((each) => linkHash(each, place.original, entry.content).equals(entry.hash));
    const there = this.suspects.find((each) => fits(here, each, each.previous) && fits(each, here, each.seq === here.seq - 1 ? [here.hash] : here.previous));
    if (!there) return false;
    this.findings.add('entries-swapped', this.chain, `Entries ${there.seq} and ${here.seq} were swapped.`, there.seq, here.seq);
    // The entry after the earlier one follows from the hash that now stands here.
    const follower = this.suspects.find((each) => each.seq === there.seq + 1);
    this.drop((each) => each === there || (each === follower && linkHash(here.hash, each.original, each.content).equals(each.hash)));
    this.accept(there.hash, here.hash);
    return true;
  }

  private drop(isExplained: (suspect: Suspect) => boolean): void {
    this.suspects = this.suspects.filter((each) => !isExplained(each));
  }

  private report({ seq }: Suspect): void {
    const before = this.suspects.find((each) => each.seq === seq - 1);
    if (before && !before.hasFollower) {
      this.findings.add('entry-unlinked', this.chain, `Entry ${seq} cannot be checked or was altered: entry ${seq - 1} before it was altered together with its hash.`, seq);
    } else {
      this.findings.add('entry-altered', this.chain, `Entry ${seq} was altered${seq > 1 ? ` (or entry ${seq - 1} was, and its hash was made to match)` : ''}.`, seq);
    }
  }
}
