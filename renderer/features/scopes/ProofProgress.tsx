// A proof as it runs and when it is over: progress, the result in words, and its rounds with a line for each step.
import { Countdown } from '../../ui/Countdown.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { formatCount, formatCounted } from '../../ui/format.ts';
import { Note } from '../../ui/Note.tsx';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import { RelativeTime } from '../../ui/RelativeTime.tsx';
import css from './Proof.module.css';
import { ProofRoundView } from './ProofRoundView.tsx';
import { isProving, type ProofRun } from './proof-store.ts';
import { proofWords } from './proof-words.ts';

export function ProofProgress({ run, expected }: { run: ProofRun; expected: number }) {
  const { error, who } = run;
  const { scopes, startedAt, rounds, waitingUntil, sent, end } = run.view;
  return (
    <div className={css.proof}>
      {isProving(run) && (
        <div>
          <ProgressBar label="Progress of the proof" fraction={sent / Math.max(expected, sent + 1)}>
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
                The org limits the rate. Goes on in <Countdown until={waitingUntil} over="a moment" />.
              </span>
            )}
          </ProgressBar>
        </div>
      )}
      {error && <ErrorNotice error={error} />}
      {end && (
        <Note {...proofWords(end)}>
          {end.message}
          <span className={css.when}>
            {' '}
            {formatCounted(scopes.length, 'scope')}, {who}, <RelativeTime at={startedAt} />
          </span>
        </Note>
      )}
      {rounds.map((round) => (
        <ProofRoundView key={round.leftOut ?? ''} round={round} end={end} />
      ))}
    </div>
  );
}
