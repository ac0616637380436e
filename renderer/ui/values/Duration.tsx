// How long something took: `38 ms`, `1.24 s`.
import { formatDuration } from './format.ts';

export function Duration({ ms }: { ms: number | null }) {
  return <span className="tabular">{ms === null ? '—' : formatDuration(ms)}</span>;
}
