// The time left until a moment, ticking: `59:07`. Not announced to screen readers at every tick; the exact end is its title.
import { formatCountdown, formatExact } from './format.ts';
import { useNow } from './use-now.ts';

export interface CountdownProps {
  /** Epoch ms. */
  until: number;
  /** What is shown when it is over. */
  over?: string;
}

export function Countdown({ until, over = 'expired' }: CountdownProps) {
  // The shared ticker may be up to a second behind: a token of an hour must not begin with 1:00:01.
  const now = Math.max(useNow('second'), Date.now());
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
