/** A task as the provider reports it. */
export interface ProviderTask {
  providerTaskId: string;
  /** Provider's status word, normalised where known; anything else is `unknown`. */
  status: 'submitted' | 'processing' | 'succeeded' | 'failed' | 'unknown';
  rawStatus: string;
  /** Why it failed, in the provider's words. */
  failureMessage?: string;
  /** Result URL of the first video, when succeeded. */
  videoUrl?: string;
  /** The whole answer, redacted, for triage. */
  raw: unknown;
}

/** What a create call led to. Only `unknown` leaves open whether the provider task exists. */
export type CreateOutcome =
  | { kind: 'created'; task: ProviderTask }
  | { kind: 'already-exists' }
  | { kind: 'rejected'; code: string; message: string; raw: unknown }
  | { kind: 'back-off'; detail: string; delivered: boolean }
  | { kind: 'account-trouble'; code: string; message: string }
  | { kind: 'unknown'; detail: string };

/** What a read led to. `absent` is the provider's own word that it has no such task. */
export type ReadOutcome = { kind: 'found'; task: ProviderTask } | { kind: 'absent' } | { kind: 'unreadable'; raw: unknown } | { kind: 'unavailable'; detail: string };
