// What the events of all kinds of runs have in common on the wire: how a run is named, from where its events are read, how an entry
// of a log is numbered, and the two entries that any kind that pauses writes.
import { z } from 'zod';

export const runRef = z.object({ runId: z.string() });

/** Events with `seq` beyond `after`; all of them with 0. */
export const runCursor = runRef.extend({ after: z.number() });
export type RunCursor = z.infer<typeof runCursor>;

const numbers = z.object({ seq: z.number(), at: z.number() });

/** Entries of a run's log as its events: with number and time. */
export const numbered = <Entry extends z.ZodType>(entry: Entry) => z.intersection(entry, numbers);

/** It was paused: by a person, or by itself, and then `message` says why. */
export const pausedEntry = z.object({ type: z.literal('paused'), message: z.string().nullable() });
/** It goes on, after a pause or after its process has ended. */
export const resumedEntry = z.object({ type: z.literal('resumed') });
