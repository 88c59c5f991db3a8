import type { OutputKind } from '@kp/task-contracts';

/** One result of a provider task, under the URL the provider keeps it at for a while. */
export interface ProviderOutput {
  /** Position among the results, from 0. */
  index: number;
  kind: OutputKind;
  url: string;
  /** The provider's own id of the result, where it has one (a clip to extend is named by it). */
  providerId?: string;
}

/** A task as the provider reports it. */
export interface ProviderTask {
  providerTaskId: string;
  /** Provider's status word, normalised where known; anything else is `unknown`. */
  status: 'submitted' | 'processing' | 'succeeded' | 'failed' | 'unknown';
  rawStatus: string;
  /** Why it failed, in the provider's words. */
  failureMessage?: string;
  /** Every result, in index order; empty unless it has succeeded. */
  outputs: ProviderOutput[];
  /** What the provider deducted for it, in its own units, where it says so. */
  unitDeduction?: number;
  /** The whole answer, redacted, for triage. */
  raw: unknown;
}

/** What a create call led to. Only `unknown` leaves open whether the provider task exists. */
export type CreateOutcome =
  | { kind: 'created'; task: ProviderTask }
  | { kind: 'already-exists' }
  | { kind: 'rejected'; code: string; message: string; raw: unknown }
  | { kind: 'back-off'; detail: string; delivered: boolean }
  /** Nothing was sent, for a reason of our own; the account is not to blame. */
  | { kind: 'not-sent'; detail: string }
  | { kind: 'account-trouble'; code: string; message: string }
  | { kind: 'unknown'; detail: string };

/** What a read led to. `absent` is the provider's own word that it has no such task. */
export type ReadOutcome = { kind: 'found'; task: ProviderTask } | { kind: 'absent' } | { kind: 'unreadable'; raw: unknown } | { kind: 'unavailable'; detail: string };
