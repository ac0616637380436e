// The states of one scope as lines, each with when and the exchange that showed it.

import type { LedgerEntry } from '../../../../shared/model/ledger.ts';
import { navigate } from '../../../platform/navigation.ts';
import { VerdictChip } from '../../../ui/chips/VerdictChip.tsx';
import { Button } from '../../../ui/controls/Button.tsx';
import { RelativeTime } from '../../../ui/values/RelativeTime.tsx';
import css from '../catalogue/Detail.module.css';
import { StateMark, type StateWords } from './StateMark.tsx';
import { catalogueState, emptyListWords, grantedState, registeredState, requestedState } from './state-words.ts';

interface Seen {
  at: number;
  exchangeId: string;
}

function StateLine({ label, state, seen }: { label: string; state: StateWords; seen?: Seen | null }) {
  return (
    <>
      <dt className={css.label}>{label}</dt>
      <dd className={css.state}>
        <span className={css.sign} aria-hidden="true">
          <StateMark mark={state.mark} words="" title={state.title ?? ''} />
        </span>
        <span className={css.words}>
          {state.words}
          {seen && (
            <>
              {' '}
              <RelativeTime at={seen.at} />
            </>
          )}
        </span>
        {seen && <ExchangeButton what={label} exchangeId={seen.exchangeId} />}
      </dd>
    </>
  );
}

function ExchangeButton({ what, exchangeId }: { what: string; exchangeId: string }) {
  return (
    <Button
      size="small"
      variant="quiet"
      aria-label={`Show the exchange: ${what}`}
      onClick={() => navigate('history', exchangeId)}
    >
      Show exchange
    </Button>
  );
}

export function ScopeStates({ entry }: { entry: LedgerEntry }) {
  const { effective } = entry;
  const doubt = effective && emptyListWords(effective);
  return (
    <dl className={css.states} aria-label="States">
      <StateLine label="Catalogue" state={catalogueState(entry)} />
      <StateLine label="Registered" state={registeredState(entry)} />
      <StateLine label="Requested" state={requestedState(entry)} seen={entry.requested} />
      <StateLine label="Granted" state={grantedState(entry)} seen={entry.granted} />
      <dt className={css.label}>Effective</dt>
      <dd className={css.state}>
        {effective ? (
          <>
            <span className={css.words}>
              <span className={css.verdict}>
                <VerdictChip verdict={effective.verdict} emptyList={doubt !== null} />
                <RelativeTime at={effective.at} />
                {doubt === null && effective.confidence !== 'certain' && <span>({effective.confidence})</span>}
              </span>
              <span className={css.request}>
                {effective.method} {effective.path}
              </span>
              {doubt !== null && <span className={css.muted}>{doubt}</span>}
            </span>
            <ExchangeButton what="Effective" exchangeId={effective.exchangeId} />
          </>
        ) : (
          <>
            <span className={css.sign} aria-hidden="true">
              <StateMark mark="nothing" words="" title="" />
            </span>
            <span className={css.words}>no call has shown it yet</span>
          </>
        )}
      </dd>
    </dl>
  );
}
