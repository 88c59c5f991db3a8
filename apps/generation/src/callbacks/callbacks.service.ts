import type { Nudges } from '@kp/bus';
import type { Database } from '@kp/database';
import { verifyCallbackSignature } from '@kp/kling-auth';
import { NUDGES } from '@kp/task-contracts';
import { inSpan, type Logger } from '@kp/telemetry';
import type { TrackRepository } from '../track/track.repository.ts';

export interface ReceivedCallback {
  token: string | undefined;
  headers: Record<string, string>;
  rawBody: Buffer;
}

/**
 * A callback is a hint to look now, never a fact: whatever it says, the state comes from an authenticated
 * read. It counts when its signature verifies, or when its address carries the attempt's token.
 */
export class CallbacksService {
  private readonly parts: { database: Database; track: TrackRepository; nudges: Nudges; webhookSecret: string | undefined; logger: Logger };

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

  private async targetOf(callback: ReceivedCallback): Promise<Parameters<TrackRepository['checkNow']>[0] | undefined> {
    const { webhookSecret } = this.parts;
    if (webhookSecret) {
      const verdict = verifyCallbackSignature({ secret: webhookSecret, headers: callback.headers, rawBody: callback.rawBody });
      if (verdict.ok) return (await this.isNew(verdict.webhookId)) ? providerTaskOf(callback.rawBody) : undefined;
    }
    return callback.token ? { token: callback.token } : undefined;
  }

  /** Remembers the callback's id; false when it was seen before. */
  private async isNew(webhookId: string): Promise<boolean> {
    const rows = await this.parts.database.query('INSERT INTO callback_seen (id) VALUES ($1) ON CONFLICT DO NOTHING RETURNING id', [webhookId.slice(0, 200)]);
    return rows.length > 0;
  }
}

/** The provider task a signed body speaks of: `task_id` in the legacy dialect, `id` in the new one (kling-api.md §7). */
function providerTaskOf(rawBody: Buffer): { providerTaskId: string } | undefined {
  try {
    const { task_id: legacyId, id } = JSON.parse(rawBody.toString('utf8')) as { task_id?: unknown; id?: unknown };
    const providerTaskId = legacyId ?? id;
    return typeof providerTaskId === 'string' ? { providerTaskId } : undefined;
  } catch {
    return undefined;
  }
}
