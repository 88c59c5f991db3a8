/** The fields of a change that differ, as they were and as they are, for the audit log; undefined when nothing does. */
export function changedFields(before: object, after: object): { before: Record<string, unknown>; after: Record<string, unknown> } | undefined {
  const was = before as Record<string, unknown>;
  const is = after as Record<string, unknown>;
  const names = Object.keys(is).filter((name) => is[name] !== undefined && JSON.stringify(is[name]) !== JSON.stringify(was[name]));
  if (names.length === 0) return undefined;
  const pick = (from: Record<string, unknown>) => Object.fromEntries(names.map((name) => [name, from[name] ?? null]));
  return { before: pick(was), after: pick(is) };
}
