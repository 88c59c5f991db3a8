/** One line of the audit log as the admin API tells it. */
export interface AuditEntry {
  /** `<chain>:<seq>` */
  id: string;
  /** Id of the workspace, or `platform`. */
  chain: string;
  seq: number;
  occurredAt: string;
  action: string;
  actor: { kind: 'user' | 'api-key' | 'system' | 'command-line'; id: string; name?: string };
  target: { kind: string; id: string; name?: string };
  before?: Record<string, unknown>;
  after?: Record<string, unknown>;
  reason?: string;
  requestId?: string;
  ip?: string;
  hash: string;
}

export const RESOURCE = 'audit';
export const PLATFORM_CHAIN = 'platform';

/** One field that an entry changed. `before` or `after` is absent when there was no such field. */
export interface FieldChange {
  field: string;
  before?: unknown;
  after?: unknown;
}

/** Field by field, those inside of objects by their path; only what differs, in the order of their names. */
export function diffOf({ before = {}, after = {} }: Pick<AuditEntry, 'before' | 'after'>): FieldChange[] {
  const [old, now] = [flatten(before), flatten(after)];
  const fields = [...new Set([...old.keys(), ...now.keys()])].toSorted();
  return fields.flatMap((field) => {
    if (old.has(field) && now.has(field) && JSON.stringify(old.get(field)) === JSON.stringify(now.get(field))) return [];
    return [{ field, ...(old.has(field) ? { before: old.get(field) } : {}), ...(now.has(field) ? { after: now.get(field) } : {}) }];
  });
}

/** Objects by their parts (`limits.unitsPerDay`); lists and empty objects stay whole. */
function flatten(value: Record<string, unknown>, prefix = '', into = new Map<string, unknown>()): Map<string, unknown> {
  for (const [name, part] of Object.entries(value)) {
    const path = prefix ? `${prefix}.${name}` : name;
    if (isRecord(part) && Object.keys(part).length > 0) flatten(part, path, into);
    else into.set(path, part);
  }
  return into;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A value as text. Lists of plain things are read line by line. */
export function valueText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value) && value.length > 0 && value.every((part) => typeof part === 'string' || typeof part === 'number')) return value.join('\n');
  return JSON.stringify(value ?? null);
}

const PAGES: Record<string, string> = { user: 'users', 'api-key': 'api-keys', workspace: 'workspaces', plan: 'plans', 'provider-account': 'provider-accounts', task: 'tasks' };

/** The resource whose page shows a thing of this kind, if there is one. */
export function resourceOf(kind: string): string | undefined {
  return Object.hasOwn(PAGES, kind) ? PAGES[kind] : undefined;
}
