// The events of a run as they are kept and shown: numbered and dated. Whoever watches may join late, twice, or again from anywhere;
// by the number a reducer leaves out what it has seen.

/** `seq` counts from 1 without a gap; `at` is epoch ms. */
export type Numbered<Entry> = Entry & { seq: number; at: number };

/** `message`: why it paused by itself; null when a person asked. */
export interface PausedEntry {
  type: 'paused';
  message: string | null;
}

export interface ResumedEntry {
  type: 'resumed';
}

/** Those beyond `lastSeq`, in their order, each once. */
export function freshEvents<Event extends { seq: number }>(events: readonly Event[], lastSeq: number): Event[] {
  const bySeq = new Map<number, Event>();
  for (const event of events) if (event.seq > lastSeq && !bySeq.has(event.seq)) bySeq.set(event.seq, event);
  return [...bySeq.values()].sort((a, b) => a.seq - b.seq);
}
