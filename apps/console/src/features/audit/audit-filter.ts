/** What the list can be narrowed to. All are compared as a whole; the times are ISO 8601. */
export interface AuditFilter {
  chain?: string;
  action?: string;
  actor?: string;
  target?: string;
  from?: string;
  to?: string;
}

const TEXTS = ['chain', 'action', 'actor', 'target'] as const;
const TIMES = ['from', 'to'] as const;
export const FILTER_FIELDS = [...TEXTS, ...TIMES] as const;

/** The filter that a form holds; empty fields are left out, local times become instants. */
export function filterOf(fields: Record<string, string>): AuditFilter {
  const values = FILTER_FIELDS.map((name) => [name, isTime(name) ? instantOf(fields[name]) : fields[name]?.trim()] as const);
  return Object.fromEntries(values.filter(([, value]) => value));
}

export function isTime(name: (typeof FILTER_FIELDS)[number]): boolean {
  return name === 'from' || name === 'to';
}

/** `2026-11-24T09:30` of this computer's time zone → an instant. What is no time is left out. */
function instantOf(local: string | undefined): string | undefined {
  const date = new Date(local ?? '');
  return local && !Number.isNaN(date.getTime()) ? date.toISOString() : undefined;
}

/** An instant → what a field for local date and time shows; empty for none. */
export function localTimeOf(iso: string | undefined): string {
  if (!iso || Number.isNaN(Date.parse(iso))) return '';
  const date = new Date(iso);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}T${two(date.getHours())}:${two(date.getMinutes())}`;
}
