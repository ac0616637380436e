// Which of the runs that the host has a page shows, once there is more than one.
import type { PageId } from '../../../shared/model/pages.ts';
import { navigate } from '../../platform/navigation.ts';
import { NativeSelect } from '../controls/NativeSelect.tsx';
import { formatExact } from '../values/format.ts';

export interface RunSelectProps<Run> {
  page: PageId;
  /** `Which test`. */
  label: string;
  /** Newest first; null before the host has said. */
  runs: readonly Run[] | null;
  /** Null for one that begins. */
  shownId: string | null;
  /** What distinguishes it, beside when it was started. */
  words: (run: Run) => string;
  className?: string | undefined;
}

export function RunSelect<Run extends { runId: string; startedAt: number }>(props: RunSelectProps<Run>) {
  const { page, label, runs, shownId, words, className } = props;
  if (runs === null || runs.length < 2) return null;
  const shown = runs.some(({ runId }) => runId === shownId) ? (shownId ?? '') : '';
  return (
    <NativeSelect
      className={className}
      aria-label={label}
      value={shown}
      onChange={(event) => navigate(page, event.currentTarget.value)}
    >
      {shown === '' && <option value="">The one that begins</option>}
      {runs.map((run) => (
        <option key={run.runId} value={run.runId}>
          {`${formatExact(run.startedAt)} · ${words(run)}`}
        </option>
      ))}
    </NativeSelect>
  );
}
