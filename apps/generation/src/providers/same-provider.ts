/**
 * Whether two base URLs are one provider: the same host; on this machine the port may change between starts.
 * A provider that was never asked for a task proves nothing by not knowing it.
 */
export function isSameProvider(baseUrl: string, otherBaseUrl: string): boolean {
  const [one, other] = [new URL(baseUrl), new URL(otherBaseUrl)];
  return one.host === other.host || (one.hostname === '127.0.0.1' && other.hostname === '127.0.0.1');
}
