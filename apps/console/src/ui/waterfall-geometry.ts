import { isTerminal, type TaskStatus } from '@kp/task-contracts/states';

export interface TimelineEntry {
  status: TaskStatus;
  at: string;
  note?: string;
  version: number;
}

export interface StateBar {
  status: TaskStatus;
  beganAt: string;
  startMs: number;
  lastedMs: number;
  isOngoing: boolean;
  notes: string[];
  leftPercent: number;
  widthPercent: number;
}

export interface Waterfall {
  totalMs: number;
  bars: StateBar[];
  /** The end of the story: a point, since nothing lasts after it. */
  outcome: { status: TaskStatus; at: string; atMs: number; leftPercent: number; note: string | undefined } | undefined;
  ticks: { atMs: number; leftPercent: number }[];
}

const TICK_STEPS_SECONDS = [0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 21_600, 86_400];
const MOST_TICKS = 8;

/** Lays the states of a task side by side on one time axis that begins at its creation. */
export function layoutWaterfall(timeline: readonly TimelineEntry[], nowMs: number): Waterfall {
  const entries = [...timeline].sort((a, b) => Date.parse(a.at) - Date.parse(b.at) || a.version - b.version);
  const first = entries[0];
  const last = entries.at(-1);
  if (!first || !last) return { totalMs: 0, bars: [], outcome: undefined, ticks: [] };

  const originMs = Date.parse(first.at);
  const lastMs = Date.parse(last.at) - originMs;
  const totalMs = isTerminal(last.status) ? lastMs : Math.max(lastMs, nowMs - originMs);
  const axisMs = Math.max(totalMs, 1);
  const percent = (ms: number): number => (ms / axisMs) * 100;

  const bars: StateBar[] = [];
  for (const [index, entry] of entries.entries()) {
    if (isTerminal(entry.status)) continue;
    const next = entries[index + 1];
    const startMs = Date.parse(entry.at) - originMs;
    const endMs = next ? Date.parse(next.at) - originMs : totalMs;
    const previous = bars.at(-1);
    if (previous?.status === entry.status) {
      previous.lastedMs = endMs - previous.startMs;
      previous.isOngoing = !next;
      previous.widthPercent = percent(previous.lastedMs);
      if (entry.note) previous.notes.push(entry.note);
      continue;
    }
    const lastedMs = endMs - startMs;
    bars.push({
      status: entry.status,
      beganAt: entry.at,
      startMs,
      lastedMs,
      isOngoing: !next,
      notes: entry.note ? [entry.note] : [],
      leftPercent: percent(startMs),
      widthPercent: percent(lastedMs),
    });
  }

  const outcome = isTerminal(last.status) ? { status: last.status, at: last.at, atMs: lastMs, leftPercent: 100, note: last.note } : undefined;
  return { totalMs, bars, outcome, ticks: placeTicks(totalMs).map((atMs) => ({ atMs, leftPercent: percent(atMs) })) };
}

/** Round moments from zero to the end of the axis, at most eight of them. */
export function placeTicks(totalMs: number): number[] {
  const stepSeconds = TICK_STEPS_SECONDS.find((step) => totalMs / 1000 / step < MOST_TICKS) ?? Math.ceil(totalMs / 86_400_000 / MOST_TICKS) * 86_400;
  const count = Math.floor(totalMs / 1000 / stepSeconds + 1e-9) + 1;
  return Array.from({ length: count }, (_, index) => Math.round(index * stepSeconds * 1000));
}
