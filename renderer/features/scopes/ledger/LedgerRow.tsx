// One scope of the ledger in a row. The row is an option of a listbox and holds no control of its own; a click on the
// verdict is a short way for the mouse, and the detail has the same as a button.
import { IconClockExclamation } from '@tabler/icons-react';
import { memo } from 'react';
import { goneWords } from '../../../../shared/okta/catalogue/release-overlay.ts';
import { isEmptyAnswer } from '../../../../shared/okta/scopes/scope-evidence.ts';
import { navigate } from '../../../platform/navigation.ts';
import { useCatalogue } from '../../../platform/session-state/catalogue.ts';
import { ScopeChip } from '../../../ui/chips/ScopeChip.tsx';
import { Tag } from '../../../ui/chips/Tag.tsx';
import { VerdictChip } from '../../../ui/chips/VerdictChip.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { RelativeTime } from '../../../ui/values/RelativeTime.tsx';
import css from './Ledger.module.css';
import type { LedgerRowData } from './ledger-rows.ts';
import { StateMark } from './StateMark.tsx';
import { standingOfScope } from './scope-standing.ts';
import {
  catalogueState,
  effectiveTitle,
  grantedState,
  registeredState,
  requestedState,
  staleSentence,
} from './state-words.ts';

export const LedgerRow = memo(function LedgerRow({ row: { entry, fact, opens } }: { row: LedgerRowData }) {
  const standing = standingOfScope(entry.scope, fact);
  const { effective, stale } = entry;
  const { catalogue } = useCatalogue();
  const gone = goneWords(catalogue, entry.scope);
  return (
    <div className={css.row}>
      <span className={css.scope}>
        <ScopeChip name={entry.scope} />
        {standing && (
          <Tag tone={standing.warns ? 'warning' : 'neutral'} title={standing.text}>
            {standing.word}
          </Tag>
        )}
        {gone !== null && (
          <Tag tone="warning" title={gone}>
            {`gone in ${catalogue.overlay?.to ?? 'a newer release'}`}
          </Tag>
        )}
      </span>
      <span className={css.wide}>
        <StateMark {...catalogueState(entry)} />
      </span>
      <StateMark {...registeredState(entry)} />
      <StateMark {...requestedState(entry)} />
      <StateMark {...grantedState(entry)} />
      <span className={classNames(css.effective, stale.length > 0 && css.stale)}>
        {effective ? (
          // biome-ignore lint/a11y: the keyboard has the same as a button in the detail.
          <span
            className={css.evidence}
            title={effectiveTitle(effective)}
            onClick={(event) => {
              event.stopPropagation();
              navigate('history', effective.exchangeId);
            }}
          >
            <VerdictChip verdict={effective.verdict} emptyList={isEmptyAnswer(effective)} look="plain" />
            <span className={css.age}>
              <RelativeTime at={effective.at} />
            </span>
          </span>
        ) : (
          <StateMark mark="nothing" words="no call yet" />
        )}
        {stale.length > 0 && (
          <span className={css.staleMark} title={staleSentence(stale)}>
            <IconClockExclamation size={14} stroke={2} aria-hidden />
            <span className="visually-hidden">stale</span>
          </span>
        )}
      </span>
      <span className={css.opens}>{opens}</span>
    </div>
  );
});
