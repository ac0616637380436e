// Follows a run that lives in the host: its events from a cursor, handed on in portions, because a quick org answers hundreds
// of calls a second. Who follows keeps the view and its last number, so a stream that broke off is taken up again from there.
import { isAbort, toUserError, type UserError } from './errors.ts';
import { hostHasSent } from './host-sent.ts';

export interface FollowedRun<Event> {
  /** Opens the stream of batches, from the event after the last that was taken. */
  watch: (options: { signal: AbortSignal }) => Promise<AsyncIterable<Event[]>>;
  take: (events: readonly Event[]) => void;
  /** Ms between two portions; asked again for each. */
  everyMs: () => number;
  /** Ends the following, not the run. */
  signal: AbortSignal;
}

/** Resolves when the stream has ended or `signal` is aborted; gives the failure that ended it, if one did. */
export async function followRun<Event>({
  watch,
  take,
  everyMs,
  signal,
}: FollowedRun<Event>): Promise<UserError | null> {
  let waiting: Event[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const hand = () => {
    timer = undefined;
    const events = waiting;
    waiting = [];
    take(events);
    hostHasSent();
  };
  try {
    for await (const events of await watch({ signal })) {
      waiting.push(...events);
      if (waiting.length > 0) timer ??= setTimeout(hand, everyMs());
    }
    return null;
  } catch (thrown) {
    return isAbort(thrown) || signal.aborted ? null : toUserError(thrown);
  } finally {
    clearTimeout(timer);
    if (waiting.length > 0 && !signal.aborted) hand();
  }
}
