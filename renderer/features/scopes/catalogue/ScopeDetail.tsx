// One scope in full: its lifecycle, its states with the exchanges that showed them, what it opens.
import { IconEraser, IconFlask } from '@tabler/icons-react';
import { memo, useState } from 'react';
import { OKTA_SCOPES_PAGE } from '../../../../shared/okta/catalogue/okta-pages.ts';
import { goneWords } from '../../../../shared/okta/catalogue/release-overlay.ts';
import { impliedBy, parseScope } from '../../../../shared/okta/scopes/scope.ts';
import { useCatalogue } from '../../../platform/session-state/catalogue.ts';
import { ScopeChip } from '../../../ui/chips/ScopeChip.tsx';
import { Button } from '../../../ui/controls/Button.tsx';
import { CopyButton } from '../../../ui/controls/CopyButton.tsx';
import { ExternalLink } from '../../../ui/controls/ExternalLink.tsx';
import { IconButton } from '../../../ui/controls/IconButton.tsx';
import { Note } from '../../../ui/notices/Note.tsx';
import { sendScopeToWorkbench } from '../actions.ts';
import { ForgetDialog } from '../ledger/ForgetDialog.tsx';
import { isKnown } from '../ledger/forget.ts';
import type { LedgerRowData } from '../ledger/ledger-rows.ts';
import { ScopeStates } from '../ledger/ScopeStates.tsx';
import { standingOfScope } from '../ledger/scope-standing.ts';
import { STALE_MEANS } from '../ledger/state-words.ts';
import { showScope } from '../scopes-address.ts';
import { BlastRadiusView } from './BlastRadiusView.tsx';
import css from './Detail.module.css';
import { Probe } from './Probe.tsx';

export const ScopeDetail = memo(function ScopeDetail({ row: { entry, fact } }: { row: LedgerRowData }) {
  const { catalogue, scope: known } = useCatalogue();
  const gone = goneWords(catalogue, entry.scope);
  const [forgetting, setForgetting] = useState(false);
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
        {isKnown(entry) && (
          <IconButton
            icon={IconEraser}
            label="Forget what is known of this scope"
            onClick={() => setForgetting(true)}
          />
        )}
        <ExternalLink look="text" url={OKTA_SCOPES_PAGE} label="Okta’s list of scopes" />
      </div>
      {standing && (
        <Note tone={standing.warns ? 'warning' : 'info'} title={standing.text}>
          {fact?.replacedBy?.length ? (
            <span className={css.chips}>
              Use instead:{' '}
              {fact.replacedBy.map((name) => (
                <ScopeChip key={name} name={name} onClick={() => showScope(name)} />
              ))}
            </span>
          ) : null}
        </Note>
      )}
      {gone !== null && (
        <Note tone="warning" title={gone}>
          Import the newer API description to be certain; until then do not build on it.
        </Note>
      )}
      {entry.stale.length > 0 && (
        <Note tone="warning" title="Stale: shown before something changed">
          {entry.stale.map((reason) => (
            <p key={reason}>{STALE_MEANS[reason]}</p>
          ))}
          <p>Request a token and send again to bring it up to date.</p>
        </Note>
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
      <ForgetDialog scope={entry.scope} opened={forgetting} onClose={() => setForgetting(false)} />
    </article>
  );
});
