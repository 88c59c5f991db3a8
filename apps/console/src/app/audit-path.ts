/** The audit log, narrowed to what happened to one thing, or to what somebody did. */
export function auditPath(filter: { target?: string; actor?: string; chain?: string; action?: string }): string {
  return `/audit?${new URLSearchParams({ filter: JSON.stringify(filter) })}`;
}
