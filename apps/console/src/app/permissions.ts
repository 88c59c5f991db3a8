export interface Permission {
  resource: string;
  action: string;
}

/** What react-admin calls `list` and `show` is one right of ours: to read. */
const READING = new Set(['list', 'show', 'read']);

/** True when a rule covers the action; `*` stands for every resource or action. The server enforces the same table. */
export function isAllowed(permissions: readonly Permission[], resource: string, action: string): boolean {
  return permissions.some((rule) => {
    const covered = rule.action === '*' || rule.action === action || (rule.action === 'read' && READING.has(action));
    return covered && (rule.resource === '*' || rule.resource === resource);
  });
}
