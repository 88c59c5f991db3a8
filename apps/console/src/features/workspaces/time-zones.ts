/** Every time zone that the browser knows by a place, with UTC first. */
export function timeZones(): string[] {
  return ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')];
}

/** A point in time as clocks in a time zone show it: `Nov 25, 2026, 00:00`. A zone that the browser does not know is read as UTC. */
export function formatInZone(iso: string, timeZone: string): string {
  const style = { year: 'numeric', month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  try {
    return new Intl.DateTimeFormat('en', { ...style, timeZone }).format(new Date(iso));
  } catch {
    return `${new Intl.DateTimeFormat('en', { ...style, timeZone: 'UTC' }).format(new Date(iso))} UTC`;
  }
}
