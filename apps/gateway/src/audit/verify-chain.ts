import type { Database } from '@kp/database';
import type { ObjectStore } from '@kp/object-store';
import { ChainWalk, type StoredEntry } from './chain-walk.ts';
import { CheckpointFiles, checkpointSeqsOf, type VerifiedCheckpoint } from './checkpoint-files.ts';
import type { CheckpointKeys } from './checkpoint-keys.ts';
import { CHAIN_NAME, CONTENT_SQL } from './entry-hash.ts';
import { entries, type Findings } from './findings.ts';

/** Where a verification begins: at a checkpoint, or at the newest one signed before a time. */
export type Since = { seq: number } | { before: Date };

export interface ChainParts {
  database: Database;
  objects: ObjectStore;
  keys: CheckpointKeys;
  findings: Findings;
  /** Called for each page; what it returns is waited for. */
  onPage: (progress: { entries: number }) => Promise<void>;
}

const PAGE = 2_000;
const PAGE_SQL = `SELECT seq::text AS number, hash, ${CONTENT_SQL} FROM audit_entry WHERE chain = $1 AND seq > $2 AND seq <= $3 ORDER BY seq LIMIT ${PAGE}`;
const BEFORE_ALL = '-9223372036854775808';

interface Head {
  last_seq: string | null;
  last_hash: Buffer | null;
  max_seq: string | null;
}

/** Checks one chain from end to end. @returns how many checkpoints were checked */
export async function verifyChain(parts: ChainParts, chain: string, since?: Since): Promise<number> {
  const { database, findings, objects } = parts;
  if (!CHAIN_NAME.test(chain)) {
    findings.add('entry-inserted', chain, 'No chain of ours can have this name.');
    return 0;
  }
  // In this order: what is read later can only be further on, so growth meanwhile never looks like damage.
  const [known] = await database.query<{ seq: string; stored_seq: string; sha256: string }>('SELECT seq, stored_seq, sha256 FROM audit_checkpoint WHERE chain = $1', [chain]);
  const seqs = await checkpointSeqsOf(objects, chain, findings);
  const [head] = await database.query<Head>('SELECT (SELECT last_seq FROM audit_chain WHERE chain = $1), (SELECT last_hash FROM audit_chain WHERE chain = $1), (SELECT max(seq) FROM audit_entry WHERE chain = $1) AS max_seq', [chain]);
  const files = new CheckpointFiles({ ...parts, chain });
  const start = since && (await findStart(parts, chain, seqs, since));
  const checkpoints = files.verified(start ? seqs.filter((seq) => seq > start.seq) : seqs, !start);
  await walk(parts, chain, { head, checkpoints, start });
  checkNewest(findings, chain, known, seqs, files.newest);
  return files.count;
}

/** The signed place to begin behind; undefined when the chain has none that old. */
async function findStart(parts: ChainParts, chain: string, seqs: readonly number[], since: Since): Promise<VerifiedCheckpoint | undefined> {
  if ('seq' in since) {
    for await (const checkpoint of new CheckpointFiles({ ...parts, chain }).verified([since.seq], false)) return checkpoint;
    return undefined;
  }
  // Times ascend with numbers, so the place is found by halving.
  let low = 0;
  let high = seqs.length;
  let found: VerifiedCheckpoint | undefined;
  while (low < high) {
    const middle = (low + high) >> 1;
    const { value: checkpoint } = await new CheckpointFiles({ ...parts, chain }).verified([seqs[middle] as number], false).next();
    if (checkpoint && new Date(checkpoint.at) <= since.before) {
      found = checkpoint;
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return found;
}

async function walk(parts: ChainParts, chain: string, { head, checkpoints, start }: { head: Head | undefined; checkpoints: AsyncGenerator<VerifiedCheckpoint>; start: VerifiedCheckpoint | undefined }): Promise<void> {
  const { findings } = parts;
  const chainWalk = new ChainWalk(chain, findings, start);
  const agreement = new CheckpointAgreement(chain, findings, start?.seq ?? 0);
  let checkpoint = await checkpoints.next();
  for await (const page of pagesOf(parts.database, chain, start ? String(start.seq) : BEFORE_ALL, head?.max_seq ?? '0')) {
    for (const entry of page) {
      chainWalk.add(entry);
      while (!checkpoint.done && checkpoint.value.seq <= chainWalk.lastOriginal) {
        agreement.compare(checkpoint.value, chainWalk);
        checkpoint = await checkpoints.next();
      }
    }
    await parts.onPage({ entries: page.length });
  }
  chainWalk.finish();
  let lastSigned = 0;
  for (; !checkpoint.done; checkpoint = await checkpoints.next()) lastSigned = checkpoint.value.seq;
  agreement.finish();
  checkEnd(findings, chain, { head, lastSigned, chainWalk });
}

/** Pages of a chain in order; the next one is on its way while one is worked on. */
async function* pagesOf(database: Database, chain: string, afterSeq: string, lastSeq: string): AsyncGenerator<StoredEntry[]> {
  const read = async (after: string) => (await database.pool.query<[string, Buffer, string]>({ name: 'audit-page', text: PAGE_SQL, values: [chain, after, lastSeq], rowMode: 'array' })).rows;
  let next = read(afterSeq);
  for (;;) {
    const rows = await next;
    const last = rows.at(-1)?.[0];
    if (last === undefined) return;
    const isEnd = rows.length < PAGE;
    if (!isEnd) {
      next = read(last);
      // Looked at when its turn comes; until then it must not count as unhandled.
      next.catch(() => undefined);
    }
    yield rows.map(([seq, hash, content]) => ({ seq: Number(seq), hash, content }));
    if (isEnd) return;
  }
}

/** Compares entries with what was signed. What disagrees for the first time lies after the last agreement. */
class CheckpointAgreement {
  private readonly chain: string;
  private readonly findings: Findings;
  private lastGood: number;
  private firstBad: number | undefined;
  private bad = 0;

  constructor(chain: string, findings: Findings, lastGood: number) {
    this.chain = chain;
    this.findings = findings;
    this.lastGood = lastGood;
  }

  compare({ seq, hash }: VerifiedCheckpoint, chainWalk: ChainWalk): void {
    // An entry that is gone was named already.
    if (chainWalk.lastOriginal !== seq) return;
    if (chainWalk.isLastHash(hash)) {
      if (this.firstBad === undefined) this.lastGood = seq;
    } else if (!chainWalk.isLastSuspect) {
      this.firstBad ??= seq;
      this.bad += 1;
    }
  }

  finish(): void {
    const { firstBad, lastGood, bad } = this;
    if (firstBad === undefined) return;
    this.findings.add('chain-rewritten', this.chain, `Rewritten, hashes and all: something in ${entries(lastGood + 1, firstBad)} is not what was signed; ${bad} ${bad === 1 ? 'checkpoint disagrees' : 'checkpoints disagree'}.`, lastGood + 1, firstBad);
  }
}

function checkEnd(findings: Findings, chain: string, { head, lastSigned, chainWalk }: { head: Head | undefined; lastSigned: number; chainWalk: ChainWalk }): void {
  const headSeq = Number(head?.last_seq ?? 0);
  const { lastSeq, lastOriginal } = chainWalk;
  const expected = Math.max(headSeq, lastSigned);
  const present = Math.max(lastSeq, lastOriginal);
  if (head?.max_seq === null && expected > 0) {
    findings.add('chain-missing', chain, `The whole chain is gone: ${entries(1, expected)}.`, 1, expected);
  } else if (expected > present) {
    findings.add('chain-truncated', chain, `Cut off at the end: ${entries(lastOriginal + 1, expected)}.`, lastOriginal + 1, expected);
  } else if (head?.last_seq === null && lastSeq > 0) {
    findings.add('head-altered', chain, `The head of the chain is gone; it has entries up to ${lastSeq}.`, lastSeq);
  } else if (headSeq < Math.min(lastSeq, lastOriginal)) {
    findings.add('head-altered', chain, `The head of the chain says ${headSeq}, but it has entries up to ${lastSeq}.`, headSeq + 1, lastSeq);
  } else if (head?.last_hash && !chainWalk.isLastHash(head.last_hash)) {
    findings.add('head-altered', chain, `The head of the chain has another hash than entry ${lastSeq}: one of the two was altered.`, lastSeq);
  }
}

/** The newest file has no successor that would miss it; the database remembers it. */
function checkNewest(findings: Findings, chain: string, known: { seq: string; stored_seq: string; sha256: string } | undefined, seqs: readonly number[], newest: CheckpointFiles['newest']): void {
  const storedSeq = Number(known?.stored_seq ?? 0);
  if (!known || storedSeq === 0) return;
  if ((seqs.at(-1) ?? 0) < storedSeq) findings.add('checkpoint-missing', chain, `The newest checkpoint, at entry ${storedSeq}, is missing.`, (seqs.at(-1) ?? 0) + 1, storedSeq);
  else if (newest?.isGood && newest.seq === storedSeq && known.seq === known.stored_seq && newest.sha256 !== known.sha256) findings.add('checkpoint-forged', chain, `The checkpoint at entry ${storedSeq} is not the one that was stored.`, storedSeq);
}
