import type { Principal } from './principal.ts';

const KEEP_MS = 5_000;
const MAX_ENTRIES = 10_000;

/** A principal as it was read, and what must hold for each of its requests. */
export interface KnownCaller {
  principal: Principal;
  /** Milliseconds until the credential itself expires; Infinity: never. */
  expiresInMs: number;
  isIpAllowed: (ip: string) => boolean;
}

interface Entry {
  caller: KnownCaller;
  untilMs: number;
}

/**
 * Callers that were read a moment ago, so that a busy key costs one read in 5 s. Who is not known is not
 * remembered: made-up credentials would push out the real ones. A change of identity empties it on every replica
 * at once (see identity-changes.ts); the 5 s are for a nudge that got lost.
 */
export class PrincipalCache {
  private readonly entries = new Map<string, Entry>();
  private readonly loading = new Map<string, Promise<KnownCaller | undefined>>();
  private readonly nowMs: () => number;

  constructor(nowMs: () => number = () => performance.now()) {
    this.nowMs = nowMs;
  }

  /** The caller under that key, read once however many ask at the same time. */
  get(key: string, load: () => Promise<KnownCaller | undefined>): Promise<KnownCaller | undefined> {
    const entry = this.entries.get(key);
    if (entry && entry.untilMs > this.nowMs()) {
      // Moved to the end: the front is what was not used for longest.
      this.entries.delete(key);
      this.entries.set(key, entry);
      return Promise.resolve(entry.caller);
    }
    const started = this.loading.get(key);
    if (started) return started;
    const startedAtMs = this.nowMs();
    const loading = load().then((caller) => {
      // A read that began before a change may show what was before it: whoever joined it began before too, but nobody later gets it.
      if (this.loading.get(key) !== loading) return caller;
      if (caller) this.keep(key, caller, startedAtMs);
      return caller;
    }).finally(() => {
      if (this.loading.get(key) === loading) this.loading.delete(key);
    });
    this.loading.set(key, loading);
    return loading;
  }

  /** Forgets everybody of a workspace; everybody at all without one. Reads under way are not kept. */
  forget(workspaceId?: string): void {
    this.loading.clear();
    if (!workspaceId) return this.entries.clear();
    for (const [key, { caller }] of this.entries) if (caller.principal.workspaceId === workspaceId) this.entries.delete(key);
  }

  get size(): number {
    return this.entries.size;
  }

  private keep(key: string, caller: KnownCaller, startedAtMs: number): void {
    this.entries.delete(key);
    this.entries.set(key, { caller, untilMs: startedAtMs + Math.min(KEEP_MS, caller.expiresInMs) });
    if (this.entries.size > MAX_ENTRIES) for (const [oldest] of this.entries) return void this.entries.delete(oldest);
  }
}
