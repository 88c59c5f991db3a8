import type { Nudges } from '@kp/bus';
import type { Database } from '@kp/database';
import { verifyCallbackSignature } from '@kp/kling-auth';
import { NUDGES } from '@kp/task-contracts';
import { inSpan, type Logger } from '@kp/telemetry';
import type { ProviderAccount, ProviderAccounts } from '../providers/provider-accounts.ts';
import type { TrackRepository } from '../track/track.repository.ts';

export interface ReceivedCallback {
  token: string | undefined;
  headers: Record<string, string>;
  rawBody: Buffer;
}

/**
 * A callback is a hint to look now, never a fact: whatever it says, the state comes from an authenticated
 * read. It counts when its signature verifies with a secret of the attempt's account, or when its address carries the
 * attempt's token.
 */
export class CallbacksService {
  private readonly parts: { database: Database; track: TrackRepository; nudges: Nudges; accounts: ProviderAccounts; logger: Logger };

  constructor(parts: CallbacksService['parts']) {
    this.parts = parts;
  }

  /** @returns whether it was taken as a hint; a forged, repeated or late callback changes nothing. */
  async receive(callback: ReceivedCallback): Promise<boolean> {
    const target = await this.targetOf(callback);
    const attempt = target && (await this.parts.track.checkNow(target));
    if (attempt) {
      // The provider sends no trace context; the attempt it speaks of names the trace it belongs to.
      await inSpan('callback.accepted', { traceparent: attempt.traceparent, attributes: { 'kp.task_id': attempt.task_id } }, async () => this.parts.nudges.send(NUDGES.track));
    } else {
      this.parts.logger.info('callback without effect', { recognised: target !== undefined });
    }
    return attempt !== undefined;
  }

  /** Token of the attempt that the callback speaks of; undefined when it proves nothing, or nothing new. */
  private async targetOf({ token, headers, rawBody }: ReceivedCallback): Promise<{ token: string } | undefined> {
    // The token names the attempt, and thereby the one account whose secrets count; without it every account's are tried.
    const candidates = token ? await this.accountOf(token) : this.parts.accounts.all;
    if (!candidates) return undefined;
    for (const account of candidates) {
      const secret = account.callbackSecrets();
      if (secret.length === 0) continue;
      const verdict = verifyCallbackSignature({ secret, headers, rawBody });
      if (!verdict.ok) continue;
      if (!(await this.isNew(account, verdict.webhookId))) return undefined;
      return token ? { token } : this.attemptOf(account, rawBody);
    }
    return token ? { token } : undefined;
  }

  /** An account's secret speaks for that account's tasks only. */
  private async attemptOf(account: ProviderAccount, rawBody: Buffer): Promise<{ token: string } | undefined> {
    const providerTaskId = providerTaskIdOf(rawBody);
    if (providerTaskId === undefined) return undefined;
    const [attempt] = await this.parts.database.query<{ callback_token: string }>('SELECT callback_token FROM attempt WHERE provider_task_id = $1 AND account = $2', [providerTaskId, account.name]);
    return attempt && { token: attempt.callback_token };
  }

  /** The account of a token's attempt, if this service still has it; undefined when the token is nobody's. */
  private async accountOf(token: string): Promise<ProviderAccount[] | undefined> {
    const [attempt] = await this.parts.database.query<{ account: string }>('SELECT account FROM attempt WHERE callback_token = $1', [token]);
    if (!attempt) return undefined;
    const account = this.parts.accounts.byName(attempt.account);
    return account ? [account] : [];
  }

  /** Remembers the callback's id, which is unique for its account only; false when it was seen before. */
  private async isNew(account: ProviderAccount, webhookId: string): Promise<boolean> {
    const rows = await this.parts.database.query('INSERT INTO callback_seen (id) VALUES ($1) ON CONFLICT DO NOTHING RETURNING id', [`${account.id}:${webhookId.slice(0, 200)}`]);
    return rows.length > 0;
  }
}

/** The provider task a signed body speaks of: `task_id` in the legacy dialect, `id` in the new one (kling-api.md §7). */
function providerTaskIdOf(rawBody: Buffer): string | undefined {
  try {
    const { task_id: legacyId, id } = JSON.parse(rawBody.toString('utf8')) as { task_id?: unknown; id?: unknown };
    const providerTaskId = legacyId ?? id;
    return typeof providerTaskId === 'string' ? providerTaskId : undefined;
  } catch {
    return undefined;
  }
}
