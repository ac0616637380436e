// The time left until a moment, ticking: `59:07`. Not announced to screen readers at every tick; the exact end is its title.
import { formatCountdown, formatExact } from './format.ts';
import { useNow } from './use-now.ts';

export interface CountdownProps {
  /** Epoch ms. */
  until: number;
  /** What stands there when it is over. */
  over?: string;
}

export function Countdown({ until, over = 'expired' }: CountdownProps) {
  const now = useNow('second');
  return (
    <time
      dateTime={new Date(until).toISOString()}
      title={`until ${formatExact(until)}`}
      className="tabular"
      role="timer"
    >
      {until > now ? formatCountdown(until - now) : over}
    </time>
  );
}
