import { formatAgo, formatExact } from './format.ts';
import { useNow } from './use-now.ts';

/** How long ago, with the exact time on hover. */
export function RelativeTime({ at }: { at: string }) {
  const nowMs = useNow('ten-seconds');
  return (
    <time dateTime={at} title={formatExact(at)}>
      {formatAgo(at, nowMs)}
    </time>
  );
}
