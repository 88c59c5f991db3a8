import { AppError } from '@kp/task-contracts';
import type { LimitsRepository, Standing } from './limits.repository.ts';

/** A change announces itself; this is for an announcement that was lost. */
const MAX_AGE_MS = 10_000;
const MAX_WORKSPACES = 10_000;

interface Entry {
  standing: Promise<Standing>;
  untilMs: number;
}

/** The standings of the workspaces that are calling. A workspace is read once for all who wait for it. */
export class StandingCache {
  private readonly repository: LimitsRepository;
  private readonly nowMs: () => number;
  private readonly entries = new Map<string, Entry>();

  constructor(repository: LimitsRepository, nowMs: () => number) {
    this.repository = repository;
    this.nowMs = nowMs;
  }

  get(workspaceId: string): Promise<Standing> {
    const known = this.entries.get(workspaceId);
    if (known && this.nowMs() < known.untilMs) return known.standing;
    return this.load(workspaceId);
  }

  /** A read that is under way is forgotten too: it may have read what was there before. */
  forget(workspaceId?: string): void {
    if (workspaceId) this.entries.delete(workspaceId);
    else this.entries.clear();
  }

  private load(workspaceId: string): Promise<Standing> {
    // Taken before the read: an override is never kept longer than it holds.
    const askedAtMs = this.nowMs();
    const entry: Entry = { untilMs: Infinity, standing: this.read(workspaceId) };
    // Anew at the end: what was read longest ago makes room first.
    this.entries.delete(workspaceId);
    const [oldest] = this.entries.size >= MAX_WORKSPACES ? this.entries.keys() : [];
    if (oldest !== undefined) this.entries.delete(oldest);
    this.entries.set(workspaceId, entry);
    entry.standing.then(
      ({ holdsMs }) => (entry.untilMs = askedAtMs + Math.min(MAX_AGE_MS, holdsMs ?? Infinity)),
      () => this.entries.get(workspaceId) === entry && this.entries.delete(workspaceId),
    );
    return entry.standing;
  }

  private async read(workspaceId: string): Promise<Standing> {
    const standing = await this.repository.read(workspaceId);
    if (!standing) throw new AppError('not-found', 'There is no such workspace.');
    return standing;
  }
}
