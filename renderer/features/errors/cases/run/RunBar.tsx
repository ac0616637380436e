// The foot of the gallery: what would be sent and what it costs, the run that goes on, and how the last one ended. Always of
// one height, so that nothing jumps when a run begins or ends.
import { IconPlayerPlay, IconPlayerStop, IconX } from '@tabler/icons-react';
import { useStore } from 'zustand';
import { findErrorCase } from '../../../../../shared/okta/error-cases/all-cases.ts';
import { reportProblem } from '../../../../platform/problems.ts';
import { Button } from '../../../../ui/controls/Button.tsx';
import { IconButton } from '../../../../ui/controls/IconButton.tsx';
import { ProgressBar } from '../../../../ui/progress/ProgressBar.tsx';
import { formatCount, formatCountdown, formatTimeLeft } from '../../../../ui/values/format.ts';
import { useNow } from '../../../../ui/values/use-now.ts';
import { type CaseRow, costOf, sentByDefault } from '../case-rows.ts';
import { type CaseRun, casesStore, isInterrupted, isRunning } from '../cases-store.ts';
import { runAll, runChosen, runRows } from './choose-run.ts';
import { caseWordsOf, costWords } from './cost-words.ts';
import css from './RunBar.module.css';
import { cancelRun, resumeRun } from './run-cases.ts';
import { caseThatRuns, runProgress } from './run-progress.ts';

/** What the button sends, as it is counted. */
const CHOSEN = 'chosen';
const SHOWN = 'shown';
const ALL = 'all';

function waitWords({ view: { waiting } }: CaseRun, now: number): string | null {
  if (waiting === null || waiting.until <= now) return null;
  const because =
    waiting.because === 'share' ? 'The rest of the rate limit is left for others' : 'The rate limit is used up';
  return `${because}. Continues in ${formatCountdown(waiting.until - now)}.`;
}

function Running({ run }: { run: CaseRun }) {
  const now = useNow('second');
  const { fraction, done, total, perSecond, leftMs } = runProgress(run, now);
  const out = caseThatRuns(run);
  const title = out === null ? null : findErrorCase(out)?.title;
  return (
    <>
      <div className={css.progress}>
        <ProgressBar label="Progress of the run" fraction={fraction} />
      </div>
      <div className={css.words} role="status">
        <p className={css.main}>
          {formatCount(done)} of {caseWordsOf(total)}
          {perSecond > 0 && ` · ${perSecond.toFixed(perSecond < 10 ? 1 : 0)} a second`}
          {leftMs !== null && leftMs >= 1000 && ` · ${formatTimeLeft(leftMs)} left`}
        </p>
        <p className={css.more}>{waitWords(run, now) ?? title}</p>
      </div>
      <Button icon={IconPlayerStop} onClick={() => void cancelRun().catch(reportProblem)}>
        Cancel
      </Button>
    </>
  );
}

/** The outcome of the latest run; null while there is none, or nothing to say. */
function lastWords(run: CaseRun): string | null {
  const { end, paused, results, caseIds } = run.view;
  if (!isInterrupted(run)) return end?.message ?? null;
  const done = `after ${formatCount(results.size)} of ${caseWordsOf(caseIds.length)}.`;
  return paused ? [`Paused ${done}`, paused.message].filter(Boolean).join(' ') : `Interrupted ${done}`;
}

export interface RunBarProps {
  /** Every case, with what this tenant allows. */
  rows: readonly CaseRow[];
  /** Those that the search and the filter leave. */
  shown: readonly CaseRow[];
  /** Why nothing can be sent; null when it can. */
  missing: string | null;
}

export function RunBar({ rows, shown, missing }: RunBarProps) {
  const { run, chosen } = useStore(casesStore);
  if (isRunning(run))
    return (
      <section className={css.bar} aria-label="Run">
        <Running run={run} />
      </section>
    );
  const picked = rows.filter(({ id, barred }) => barred === null && chosen.has(id));
  const all = sentByDefault(rows);
  const some = sentByDefault(shown);
  // What a person has narrowed the list to is what they want to send: those that differ once more, or a search.
  const narrowed = some.length > 0 && some.length < all.length;
  const next = picked.length > 0 ? CHOSEN : narrowed ? SHOWN : ALL;
  const sent = { [CHOSEN]: picked, [SHOWN]: some, [ALL]: all }[next];
  const left = narrowed ? shown.length - some.length : rows.length - all.length;
  const leftWords = left > 0 ? `${caseWordsOf(left)} left out: not safe on a real org` : null;
  const more = missing ?? (run && lastWords(run)) ?? (picked.length === 0 ? leftWords : null);
  return (
    <section className={css.bar} aria-label="Run">
      <div className={css.words}>
        <p className={css.main}>
          {next === ALL ? caseWordsOf(sent.length) : `${formatCount(sent.length)} ${next}`} · {costWords(costOf(sent))}
          {picked.length > 0 && (
            <IconButton
              size="small"
              icon={IconX}
              label="Choose none"
              onClick={() => casesStore.setState({ chosen: new Set() })}
            />
          )}
        </p>
        <p className={css.more} role="status" title={more ?? undefined}>
          {more}
        </p>
      </div>
      {isInterrupted(run) && (
        <Button icon={IconPlayerPlay} onClick={() => void resumeRun().catch(reportProblem)}>
          Resume
        </Button>
      )}
      {next !== ALL && (
        <Button onClick={() => void runAll()} disabled={missing !== null}>
          Run all
        </Button>
      )}
      <Button
        variant="primary"
        icon={IconPlayerPlay}
        keys={picked.length > 0 ? 'mod+enter' : null}
        disabled={missing !== null}
        onClick={() => void (next === CHOSEN ? runChosen() : runRows(sent))}
      >
        {next === CHOSEN ? 'Run selected' : next === SHOWN ? 'Run shown' : 'Run all'}
      </Button>
    </section>
  );
}
