// `3 min ago`, with the exact local time on hover.
import { formatExact, formatRelative } from './format.ts';
import { useNow } from './use-now.ts';

export function RelativeTime({ at }: { at: number }) {
  const now = useNow('slow');
  return (
    <time dateTime={new Date(at).toISOString()} title={formatExact(at)}>
      {formatRelative(at, Math.max(now, at > now && at - now < 20_000 ? at : now))}
    </time>
  );
}
