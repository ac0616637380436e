// A mutation as it runs and when it is over: progress, the result in words, and its rounds with a line for each step.

import { ErrorNotice } from '../../../ui/notices/ErrorNotice.tsx';
import { Note } from '../../../ui/notices/Note.tsx';
import { ProgressBar } from '../../../ui/progress/ProgressBar.tsx';
import { Countdown } from '../../../ui/values/Countdown.tsx';
import { formatCount, formatCounted } from '../../../ui/values/format.ts';
import { RelativeTime } from '../../../ui/values/RelativeTime.tsx';
import css from './Mutation.module.css';
import { MutationRoundView } from './MutationRoundView.tsx';
import { canGoOn, isChecking, type MutationRun } from './mutation-store.ts';
import { mutationWords } from './mutation-words.ts';

export function MutationProgress({ run, expected }: { run: MutationRun; expected: number }) {
  const { error, who } = run;
  const { scopes, startedAt, rounds, waitingUntil, sent, end, paused } = run.view;
  return (
    <div className={css.run}>
      {isChecking(run) && (
        <div>
          <ProgressBar label="Progress of the check" fraction={sent / Math.max(expected, sent + 1)}>
            <span>
              {formatCount(sent)} of about {formatCount(Math.max(expected, sent))} requests
            </span>
            <span>
              {rounds.length <= 1
                ? 'with exactly the set'
                : `leaving out ${rounds.length - 1} of ${scopes.length} scopes`}
            </span>
            {waitingUntil !== null && (
              <span className={css.waiting}>
                The org’s rate limit is reached. Continues in <Countdown until={waitingUntil} over="a moment" />.
              </span>
            )}
          </ProgressBar>
        </div>
      )}
      {error && <ErrorNotice error={error} />}
      {canGoOn(run) && (
        <Note tone="info" title={paused ? 'Paused' : 'Interrupted'}>
          {paused?.message ??
            `It had sent ${formatCount(sent)} ${sent === 1 ? 'request' : 'requests'}, and continues from there.`}
        </Note>
      )}
      {end && (
        <Note {...mutationWords(end)}>
          {end.message}
          <span className={css.when}>
            {' '}
            {formatCounted(scopes.length, 'scope')}, {who}, <RelativeTime at={startedAt} />
          </span>
        </Note>
      )}
      {rounds.map((round) => (
        <MutationRoundView key={round.leftOut ?? ''} round={round} end={end} />
      ))}
    </div>
  );
}
