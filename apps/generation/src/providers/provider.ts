import type { KlingDialect } from '@kp/kling-api/order';
import type { TaskRequest } from '@kp/task-contracts';
import type { ProviderAccount } from './provider-accounts.ts';
import type { CreateOutcome, ReadOutcome } from './provider-outcomes.ts';
import type { TaskIdentity } from './read-answer.ts';

/** Where an attempt was sent, as pinned on it: it is read back from there, whatever the account says by then. */
export interface SentTo {
  dialect: KlingDialect;
  /** Path of the create call. */
  path: string;
}

export interface Submission extends SentTo {
  workspaceId: string;
  request: TaskRequest;
  /** Our id of the attempt. */
  externalTaskId: string;
  callbackUrl?: string;
  /** On the clock of `performance.now()`: past it the right to send may be lost, so nothing is sent any more. */
  sendUntilMs: number;
}

/**
 * What the platform needs of a provider. Neither call throws for anything the provider or the network did: the outcome
 * says what is known.
 */
export interface Provider {
  /** Creates the provider's task; the outcome says whether it exists, certainly does not, or may exist. */
  create(account: ProviderAccount, submission: Submission): Promise<CreateOutcome>;
  /** Reads a task by the provider's id or by ours. */
  read(account: ProviderAccount, sentTo: SentTo, identity: TaskIdentity): Promise<ReadOutcome>;
}
