// The history's index as text: one JSON record a line, only ever appended to. A record is `{"add": summary}`,
// `{"pin": id, "pinned": true}` or `{"remove": [ids]}`; the last word on an id counts. Each record begins with a line
// break instead of ending with one, so that a record torn by a crash cannot swallow the next.
import { z } from 'zod';
import { type ExchangeSummary, exchangeSummary } from '../../../shared/model/exchange.ts';

const record = z.union([
  z.object({ add: exchangeSummary }),
  z.object({ pin: z.string(), pinned: z.boolean() }),
  z.object({ remove: z.array(z.string()) }),
]);
export type IndexRecord = z.infer<typeof record>;

export interface ReadIndex {
  /** Oldest first, in the order in which they were added. */
  summaries: Map<string, ExchangeSummary>;
  /** Records in the file that compaction would drop: marks, and what they undid. */
  spare: number;
  /** Lines in the middle that could not be read. A torn last line is none of them: nothing was promised about it. */
  damaged: number;
}

export function toIndexLine(entry: IndexRecord): string {
  return `\n${JSON.stringify(entry)}`;
}

export function toIndexText(summaries: Iterable<ExchangeSummary>): string {
  return Array.from(summaries, (summary) => toIndexLine({ add: summary })).join('');
}

export function readIndex(text: string): ReadIndex {
  const summaries = new Map<string, ExchangeSummary>();
  const lines = text.split('\n').filter((line) => line !== '');
  let damaged = 0;
  lines.forEach((line, number) => {
    const entry = parseRecord(line);
    if (entry === null) {
      if (number < lines.length - 1) damaged++;
    } else if ('add' in entry) summaries.set(entry.add.id, entry.add);
    else if ('remove' in entry) for (const id of entry.remove) summaries.delete(id);
    else {
      const known = summaries.get(entry.pin);
      if (known) summaries.set(entry.pin, { ...known, pinned: entry.pinned });
    }
  });
  return { summaries, spare: lines.length - summaries.size - damaged, damaged };
}

function parseRecord(line: string): IndexRecord | null {
  try {
    const read = record.safeParse(JSON.parse(line));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}
