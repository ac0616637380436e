// One scope in full: where it stands, its states with the exchanges that showed them, what it opens.
import { IconClockExclamation, IconFlask } from '@tabler/icons-react';
import { memo } from 'react';
import { impliedBy, parseScope } from '../../../shared/okta/scope.ts';
import { useCatalogue } from '../../platform/session-state/catalogue.ts';
import { Button } from '../../ui/Button.tsx';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { Note } from '../../ui/Note.tsx';
import { ScopeChip } from '../../ui/ScopeChip.tsx';
import { sendScopeToWorkbench, showScope } from './actions.ts';
import { BlastRadiusView } from './BlastRadiusView.tsx';
import css from './Detail.module.css';
import type { LedgerRowData } from './ledger-rows.ts';
import { Probe } from './Probe.tsx';
import { ScopeStates } from './ScopeStates.tsx';
import { standingOfScope } from './scope-standing.ts';
import { staleSentence } from './state-words.ts';

export const ScopeDetail = memo(function ScopeDetail({ row: { entry, fact } }: { row: LedgerRowData }) {
  const { scope: known } = useCatalogue();
  const standing = standingOfScope(entry.scope, fact);
  const wider = impliedBy(entry.scope).filter((name) => name !== entry.scope && known.has(name));
  const { resource, kind } = parseScope(entry.scope);
  const narrower = kind === 'manage' && known.has(`${resource}.read`) ? `${resource}.read` : null;
  return (
    <article className={css.detail} aria-label={entry.scope}>
      <header className={css.head}>
        <h2 className={css.name}>{entry.scope}</h2>
        <CopyButton text={entry.scope} label="Copy the name" />
      </header>
      <div className={css.actions}>
        <Button icon={IconFlask} onClick={() => sendScopeToWorkbench(entry.scope, fact)}>
          Use in Workbench
        </Button>
      </div>
      {standing && (
        <Note tone={standing.warns ? 'warning' : 'info'} title={standing.text}>
          {fact?.replacedBy?.length ? (
            <span className={css.chips}>
              In its place:{' '}
              {fact.replacedBy.map((name) => (
                <ScopeChip key={name} name={name} onClick={() => showScope(name)} />
              ))}
            </span>
          ) : null}
        </Note>
      )}
      {entry.stale.length > 0 && (
        <p className={css.stale}>
          <IconClockExclamation size={16} stroke={1.75} aria-hidden /> {staleSentence(entry.stale)}
        </p>
      )}
      <ScopeStates entry={entry} />
      {(narrower !== null || wider.length > 0) && (
        <p className={css.line}>
          {narrower !== null ? 'Includes' : 'Included in'}
          {(narrower !== null ? [narrower] : wider).map((name) => (
            <ScopeChip key={name} name={name} onClick={() => showScope(name)} />
          ))}
        </p>
      )}
      <Probe fact={fact} />
      <BlastRadiusView name={entry.scope} readName={narrower} />
    </article>
  );
});
