// What the events of all kinds of runs have in common on the wire: how a run is named, from where its events are read, how an entry
// of a log is numbered, and the two entries that any kind that pauses writes.
import { z } from 'zod';

export const runRef = z.object({ runId: z.string() });

/** Events with `seq` beyond `after`; all of them with 0. */
export const runCursor = runRef.extend({ after: z.number() });
export type RunCursor = z.infer<typeof runCursor>;

const numbers = z.object({ seq: z.number(), at: z.number() });

type Entries = z.ZodDiscriminatedUnion<readonly z.ZodObject[], 'type'>;

/**
 * Entries of a run's log as its events: with number and time. Each entry is extended rather than the whole intersected, because
 * an intersection is checked twice and merged for every event of every run.
 */
export function numbered<E extends Entries>(entry: E) {
  const [first, ...rest] = entry.options.map((option) => option.extend(numbers.shape));
  if (!first) throw new TypeError('A run has at least one kind of entry.');
  return z.discriminatedUnion('type', [first, ...rest]) as unknown as z.ZodType<z.infer<E> & z.infer<typeof numbers>>;
}

/** It was paused: by a person, or by itself, and then `message` says why. */
export const pausedEntry = z.object({ type: z.literal('paused'), message: z.string().nullable() });
/** It goes on, after a pause or after its process has ended. */
export const resumedEntry = z.object({ type: z.literal('resumed') });
