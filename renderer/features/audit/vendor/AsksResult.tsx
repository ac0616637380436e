// Each scope that a vendor asks for with its standing, what is missing, what was not understood, and the answer to send back.
import { IconFileSearch } from '@tabler/icons-react';
import { useMemo } from 'react';
import { counted } from '../../../../shared/counted.ts';
import { NOT_TAKEN_WORDS } from '../../../../shared/okta/asks/asks-words.ts';
import { compareAsks } from '../../../../shared/okta/asks/compare-asks.ts';
import type { Said } from '../../../../shared/okta/asks/read-said.ts';
import { replyText } from '../../../../shared/okta/asks/reply-text.ts';
import { judgeAsks, type VendorAsks } from '../../../../shared/okta/asks/vendor-asks.ts';
import { operationTitle } from '../../../../shared/okta/catalogue/operation-title.ts';
import { createScopeIndex } from '../../../../shared/okta/scopes/blast-radius.ts';
import { useCatalogue } from '../../../platform/session-state/catalogue.ts';
import { ScopeChip } from '../../../ui/chips/ScopeChip.tsx';
import { Button } from '../../../ui/controls/Button.tsx';
import { CopyButton } from '../../../ui/controls/CopyButton.tsx';
import { Panel } from '../../../ui/layout/Panel.tsx';
import { EmptyState } from '../../../ui/notices/EmptyState.tsx';
import { Note } from '../../../ui/notices/Note.tsx';
import { AskedRow } from './AskedRow.tsx';
import { ComparedPart } from './ComparedPart.tsx';
import css from './Vendor.module.css';
import { EXAMPLE } from './vendor-examples.ts';
import { changeVendor } from './vendor-store.ts';

/** The verdict on the whole list in one sentence. */
function summaryOf({ judged, asked, under }: VendorAsks): string {
  const of = (...standings: string[]) => asked.filter(({ standing }) => standings.includes(standing)).length;
  if (!judged) return 'Nothing is known of what it does, so this shows what each scope opens, not what is needed.';
  const parts = [
    [of('over'), 'too much'],
    [of('broader'), 'too broad'],
    [of('redundant'), 'redundant'],
    [of('retired', 'user-only', 'unknown'), 'not to be had'],
    [of('unclear'), 'unclear'],
    [under.length, 'missing'],
    [of('needed'), 'needed'],
  ] as const;
  return `Of ${counted(asked.length, 'scope')}: ${parts
    .filter(([count]) => count > 0)
    .map(([count, word]) => `${count} ${word}`)
    .join(', ')}.`;
}

function Understood({ said }: { said: Said }) {
  if (!said.given) return null;
  const of = (confidence: string) => said.operations.filter((one) => one.confidence === confidence);
  const rows = [
    { word: 'Requests and names of operations', operations: of('certain') },
    { word: 'Understood from the words', operations: of('likely') },
    { word: 'May be meant, and is not counted as needed', operations: of('uncertain') },
  ].filter(({ operations }) => operations.length > 0);
  return (
    <section className={css.part} aria-label="What was understood">
      <h3 className={css.title}>What was understood</h3>
      {rows.length === 0 && <p>No operation was found in it.</p>}
      <dl className={css.understood}>
        {rows.map(({ word, operations }) => (
          <div key={word}>
            <dt>{word}</dt>
            <dd>
              {operations.map(({ operation, from }) => (
                <span key={operation.id} title={from.join('; ')}>
                  {operationTitle(operation.id)}
                </span>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      {said.notTaken.length + said.unmatched.length > 0 && (
        <Note tone="warning" title="Not taken into account">
          <ul className={css.notTaken}>
            {said.notTaken.map(({ text, why }) => (
              <li key={`${why} ${text}`}>
                “{text}”: {NOT_TAKEN_WORDS[why]}
              </li>
            ))}
            {said.unmatched.map((request) => (
              <li key={request}>
                <span className="mono">{request}</span>: no operation of the catalogue
              </li>
            ))}
          </ul>
        </Note>
      )}
    </section>
  );
}

export interface AsksResultProps {
  asked: readonly string[];
  /** Null: two lists are not compared. */
  against: readonly string[] | null;
  said: Said;
}

export function AsksResult({ asked, against, said }: AsksResultProps) {
  const { catalogue, operation } = useCatalogue();
  const { operations } = catalogue;
  const index = useMemo(() => createScopeIndex(operations), [operations]);
  const asks = useMemo(() => judgeAsks({ asked, said, catalogue, index }), [asked, said, catalogue, index]);
  const reply = useMemo(() => replyText({ asks, said, operation: (id) => operation.get(id) }), [asks, said, operation]);
  const compared = useMemo(
    () => (against === null || against.length === 0 ? null : compareAsks(against, asked, operations)),
    [against, asked, operations],
  );
  if (asked.length === 0)
    return (
      <EmptyState
        icon={IconFileSearch}
        title="See whether a vendor asks for more than it needs"
        text="Paste the scopes that it asks for on the left. With what it says it does, each scope is judged."
        action={<Button onClick={() => changeVendor(EXAMPLE)}>Show an example</Button>}
      />
    );
  return (
    <Panel
      title="What is asked for"
      actions={
        <CopyButton text={reply} label="Copy the answer to the vendor">
          Copy the answer
        </CopyButton>
      }
    >
      <div className={css.result}>
        <p className={css.summary} role="status">
          {summaryOf(asks)} <span className={css.muted}>By the catalogue {catalogue.version}.</span>
        </p>
        {compared && <ComparedPart compared={compared} />}
        <section className={css.part} aria-label="Scopes asked for">
          <ul className={css.rows}>
            {asks.asked.map((row) => (
              <AskedRow key={row.scope} row={row} />
            ))}
          </ul>
        </section>
        {asks.under.length > 0 && (
          <section className={css.part} aria-label="Needed and not asked for">
            <h3 className={css.title}>Needed and not asked for</h3>
            <ul className={css.changes}>
              {asks.under.map(({ scope, because }) => (
                <li key={scope}>
                  <ScopeChip name={scope} />
                  <span className={css.muted}>for {because.map(operationTitle).join(', ')}</span>
                </li>
              ))}
            </ul>
          </section>
        )}
        {asks.judged && asks.least.length > 0 && (
          <section className={css.part} aria-label="Enough">
            <div className={css.lead}>
              <h3 className={css.title}>Enough for what it says</h3>
              <CopyButton text={asks.least.join(' ')} label="Copy the scopes" />
            </div>
            <div className={css.chips}>
              {asks.least.map((scope) => (
                <ScopeChip key={scope} name={scope} />
              ))}
            </div>
          </section>
        )}
        <Understood said={said} />
        <section className={css.part} aria-label="Answer to the vendor">
          <h3 className={css.title}>Answer to the vendor</h3>
          <pre className={css.reply}>{reply}</pre>
        </section>
      </div>
    </Panel>
  );
}
