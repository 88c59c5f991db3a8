/** One run over the audit log. */
export interface Verification {
  id: string;
  /** `failed`: the run could not be finished; it says nothing about the log. */
  status: 'running' | 'intact' | 'tampered' | 'failed';
  startedAt: string;
  finishedAt?: string;
  startedBy: string;
  chains: number;
  entries: number;
  checkpoints: number;
  findingCount: number;
  findings: Finding[];
  error?: string;
}

export interface Finding {
  kind: string;
  chain: string;
  fromSeq?: number;
  toSeq?: number;
  message: string;
}

export interface Chain {
  id: string;
  chain: string;
  lastSeq: number;
  unsignedEntries: number;
  checkpoint?: { seq: number; signedAt: string };
}

export interface VerificationState {
  running?: Verification;
  last?: Verification;
  keyIds: string[];
  /** Those farthest behind first, at most 1000. */
  chains: Chain[];
}

/** How far the log is covered by signed checkpoints, over all chains. */
export function coverageOf(chains: Chain[]): { entries: number; unsigned: number; lastCheckpointAt?: string } {
  const signed = chains.flatMap(({ checkpoint }) => (checkpoint ? [checkpoint.signedAt] : [])).toSorted((a, b) => Date.parse(a) - Date.parse(b));
  const lastCheckpointAt = signed.at(-1);
  const sum = (count: (chain: Chain) => number) => chains.reduce((total, chain) => total + count(chain), 0);
  return { entries: sum(({ lastSeq }) => lastSeq), unsigned: sum(({ unsignedEntries }) => unsignedEntries), ...(lastCheckpointAt ? { lastCheckpointAt } : {}) };
}

/** `#7`, `#7–9`, or nothing when it is about the whole chain. */
export function placeOf({ fromSeq, toSeq }: Finding): string {
  if (fromSeq === undefined) return '';
  return toSeq === undefined || toSeq === fromSeq ? `#${fromSeq}` : `#${fromSeq}–${toSeq}`;
}

/** The entry a reader can look at because of a finding; none when it is about a checkpoint or a missing entry. */
export function entryIdOf({ kind, chain, fromSeq }: Finding): string | undefined {
  const isShown = ['entry-altered', 'entry-unlinked', 'entry-inserted', 'entries-swapped'].includes(kind);
  return isShown && fromSeq !== undefined ? `${chain}:${fromSeq}` : undefined;
}
