import type { ObjectStore } from '@kp/object-store';
import { Checkpoint, folderOf, partsOfKey, readCheckpointFile, sha256Hex } from './checkpoint.ts';
import { UnknownKeyError, type CheckpointKeys } from './checkpoint-keys.ts';
import type { Findings } from './findings.ts';

const READ_AT_ONCE = 16;

/** A checkpoint whose signature is ours and that lies where it belongs. */
export interface VerifiedCheckpoint {
  seq: number;
  hash: Buffer;
  at: string;
}

/** Numbers of all checkpoint files of a chain, ascending. */
export async function checkpointSeqsOf(objects: ObjectStore, chain: string, findings: Findings): Promise<number[]> {
  const seqs: number[] = [];
  for await (const key of objects.list(folderOf(chain))) {
    const { seq } = partsOfKey(key);
    if (seq === undefined) findings.add('checkpoint-misplaced', chain, `${key} is no checkpoint of this chain.`);
    else seqs.push(seq);
  }
  return seqs.sort((a, b) => a - b);
}

/** Checks the checkpoint files of one chain: signature, place, and that each names the one before it. */
export class CheckpointFiles {
  private readonly parts: { objects: ObjectStore; keys: CheckpointKeys; findings: Findings; chain: string };
  /** The file before; undefined at the first one. */
  private previous: { seq: number; sha256: string; isGood: boolean } | undefined;
  count = 0;

  constructor(parts: CheckpointFiles['parts']) {
    this.parts = parts;
  }

  /** Those that are good, in order. @param isBeginning false when files before the first one are left out on purpose */
  async *verified(seqs: readonly number[], isBeginning = true): AsyncGenerator<VerifiedCheckpoint> {
    const { objects, chain } = this.parts;
    for (let index = 0; index < seqs.length; index += READ_AT_ONCE) {
      const group = seqs.slice(index, index + READ_AT_ONCE);
      const files = await Promise.all(group.map(async (seq) => ({ seq, jws: (await readCheckpointFile(objects, chain, seq)) ?? '' })));
      const opened = await Promise.all(files.map(async ({ seq, jws }) => ({ seq, jws, result: await this.open(jws) })));
      for (const { seq, jws, result } of opened) {
        const checkpoint = this.check(seq, result, isBeginning || this.previous !== undefined);
        this.previous = { seq, sha256: sha256Hex(jws), isGood: checkpoint !== undefined };
        this.count += 1;
        if (checkpoint) yield { seq, hash: Buffer.from(checkpoint.hash, 'hex'), at: checkpoint.at };
      }
    }
  }

  /** The last file that was read. */
  get newest(): { seq: number; sha256: string; isGood: boolean } | undefined {
    return this.previous;
  }

  private async open(jws: string): Promise<Checkpoint | { problem: 'checkpoint-forged' | 'checkpoint-unknown-key'; message: string }> {
    try {
      return Checkpoint.parse(JSON.parse(await this.parts.keys.verify(jws)));
    } catch (error) {
      if (error instanceof UnknownKeyError) return { problem: 'checkpoint-unknown-key', message: `is signed by the key "${error.message}", which is none of ours` };
      return { problem: 'checkpoint-forged', message: 'was altered or forged: its signature is not right' };
    }
  }

  private check(seq: number, result: Awaited<ReturnType<CheckpointFiles['open']>>, knowsPrevious: boolean): Checkpoint | undefined {
    const { chain, findings } = this.parts;
    if ('problem' in result) {
      findings.add(result.problem, chain, `The checkpoint at entry ${seq} ${result.message}.`, seq);
      return undefined;
    }
    if (result.seq !== seq || result.chain !== chain) {
      findings.add('checkpoint-misplaced', chain, `What lies as the checkpoint at entry ${seq} is that of entry ${result.seq} of chain ${result.chain}.`, seq);
      return undefined;
    }
    const isLinked = result.previousCheckpointSha256 === (this.previous?.sha256 ?? null);
    if (knowsPrevious && !isLinked && (this.previous?.isGood ?? true)) {
      const from = (this.previous?.seq ?? 0) + 1;
      findings.add('checkpoint-missing', chain, `At least one checkpoint before the one at entry ${seq} is missing${this.previous ? `, after the one at entry ${this.previous.seq}` : ''}.`, from, seq - 1);
    }
    return result;
  }
}
