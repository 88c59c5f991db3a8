const NO_BREAK = '\u00a0';
const LOCALE = 'en';

/** What stands for a value that is not there. */
export const NOTHING = '–';

/** `0.4 s`, `14.2 s`, `1 m 46 s`, `2 h 03 m`: never more than two units. */
export function formatElapsed(ms: number): string {
  const seconds = Math.max(0, ms) / 1000;
  if (seconds < 59.95) return join(seconds.toFixed(1), 's');
  const whole = Math.round(seconds);
  if (whole < 3600) return join(String(Math.floor(whole / 60)), 'm', String(whole % 60), 's');
  const minutes = Math.round(seconds / 60);
  return join(String(Math.floor(minutes / 60)), 'h', String(minutes % 60).padStart(2, '0'), 'm');
}

/** A point on a time axis: `0s`, `15s`, `1m30`, `2h`. */
export function formatTick(ms: number): string {
  const seconds = ms / 1000;
  if (seconds < 60) return `${Number(seconds.toFixed(1))}s`;
  if (seconds < 3600) return seconds % 60 === 0 ? `${seconds / 60}m` : `${Math.floor(seconds / 60)}m${String(seconds % 60).padStart(2, '0')}`;
  return `${Number((seconds / 3600).toFixed(1))}h`;
}

export function formatBytes(bytes: number): string {
  if (bytes < 1000) return join(String(bytes), 'B');
  if (bytes < 1_000_000) return join((bytes / 1000).toFixed(0), 'kB');
  if (bytes < 1_000_000_000) return join((bytes / 1_000_000).toFixed(1), 'MB');
  return join((bytes / 1_000_000_000).toFixed(2), 'GB');
}

/** Cost units with one decimal: `8.0`. The unit's letter is added where there is room for it. */
export function formatUnits(costUnits: number): string {
  return costUnits.toLocaleString(LOCALE, { minimumFractionDigits: 1, maximumFractionDigits: 2 });
}

export function formatCount(count: number): string {
  return count.toLocaleString(LOCALE);
}

/** `97.4 %`; nothing when there is nothing to divide by. */
export function formatShare(part: number, whole: number): string {
  if (whole === 0) return NOTHING;
  return join(((part / whole) * 100).toFixed(part === whole ? 0 : 1), '%');
}

const RELATIVE = new Intl.RelativeTimeFormat(LOCALE, { numeric: 'auto', style: 'short' });
const UNITS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1000],
];

/** `now`, `12 sec. ago`, `3 min. ago`. A clock that runs ahead of ours reads as now. */
export function formatAgo(iso: string, nowMs: number): string {
  const agoMs = Math.max(0, nowMs - Date.parse(iso));
  const [unit, unitMs] = UNITS.find(([, size]) => agoMs >= size) ?? ['second', 1000];
  return RELATIVE.format(-Math.floor(agoMs / unitMs), unit);
}

const EXACT = new Intl.DateTimeFormat(LOCALE, { dateStyle: 'medium', timeStyle: 'long' });
const CLOCK = new Intl.DateTimeFormat(LOCALE, { hour: '2-digit', minute: '2-digit', second: '2-digit', hour12: false });

export const formatExact = (iso: string): string => EXACT.format(new Date(iso));
export const formatClock = (iso: string): string => CLOCK.format(new Date(iso));

/** The head of a long identifier. */
export function formatShort(id: string, length = 12): string {
  return id.length > length + 1 ? `${id.slice(0, length)}…` : id;
}

function join(...parts: string[]): string {
  return parts.join(NO_BREAK);
}
