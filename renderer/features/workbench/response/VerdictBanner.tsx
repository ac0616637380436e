// What the answer means: cause, next step, and a button that takes it. A plain success is one line; the evidence is a click
// away, because a verdict should be checkable.
import { useState } from 'react';
import type { Operation } from '../../../../shared/okta/catalogue/catalogue.ts';
import { operationTitle } from '../../../../shared/okta/catalogue/operation-title.ts';
import { impliedBy } from '../../../../shared/okta/scopes/scope.ts';
import { useCatalogue } from '../../../platform/session-state/catalogue.ts';
import { Tag } from '../../../ui/chips/Tag.tsx';
import { Ticked } from '../../../ui/chips/Ticked.tsx';
import { VerdictChip, verdictFact } from '../../../ui/chips/VerdictChip.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { Disclosure } from '../../../ui/layout/Disclosure.tsx';
import { hasOrgReason, OrgReason } from '../../../viewer/exchange/org-reason.ts';
import { ExchangeActions, useOfferedActions } from '../exchange/ExchangeActions.tsx';
import { type ResponseEntry, useResponseState } from './response-store.ts';
import css from './VerdictBanner.module.css';

/** A plain success says what was allowed, and by which scope. */
function allowedWords({ exchange }: ResponseEntry, operations: ReadonlyMap<string, Operation>): string {
  const operation = exchange.operationId === null ? undefined : operations.get(exchange.operationId);
  if (!operation) return `${exchange.request.method} went through`;
  const by = operation.scopes.flatMap((name) => {
    const held = impliedBy(name).find((one) => exchange.heldScopes?.includes(one));
    return held ? [`\`${held}\``] : [];
  });
  return operationTitle(operation.id) + (by.length > 0 ? `, by ${by.join(' and ')}` : '');
}

export function VerdictBanner({ entry }: { entry: ResponseEntry }) {
  const [open, setOpen] = useState(false);
  const cureReport = useResponseState((state) => state.cureReport);
  const { operation: operations } = useCatalogue();
  const { verdict } = entry.exchange;
  const offered = useOfferedActions(entry.exchange);
  const calm = verdict.verdict === 'allowed' && verdict.meaning.length < 120;
  const labels = [...offered.actions.map(({ label }) => label), ...offered.withheld];
  const saidByButton = labels.some((label) => `${label}.` === verdict.next);
  // The sentence of a rate limit names seconds from when it was said.
  const waited =
    verdict.verdict === 'rate-limited' && offered.actions.every(({ id }) => id !== 'wait') && !offered.whyNot;
  const askedAgain = cureReport?.exchangeId === entry.exchange.id;
  const said = verdict.title !== verdictFact(verdict.verdict).label;
  const title = said ? verdict.title : verdict.verdict === 'allowed' ? allowedWords(entry, operations) : '';
  return (
    <section
      className={classNames(css.banner, css[verdictFact(verdict.verdict).colour])}
      aria-label="Verdict"
      aria-live="polite"
    >
      <div className={css.head}>
        <VerdictChip verdict={verdict.verdict} look="plain" />
        <p className={css.title}>
          <Ticked text={title} />
        </p>
        {verdict.confidence !== 'certain' && (
          <Tag title="How certain this is: Okta’s answer does not say so outright.">{verdict.confidence}</Tag>
        )}
        {verdict.evidence.length > 0 && (
          <Disclosure open={open} onToggle={() => setOpen(!open)} className={css.why}>
            Evidence
          </Disclosure>
        )}
      </div>
      {entry.outcome === 'no-token' && (
        <p className={css.text}>
          The request was not sent, because no token was granted for it. This is the answer to the token request.
        </p>
      )}
      {(!calm || open) && verdict.meaning !== '' && (
        <p className={css.text}>
          <Ticked text={verdict.meaning} />
        </p>
      )}
      {verdict.next !== '' && !calm && !saidByButton && !askedAgain && (
        <p className={css.next}>
          <Ticked text={waited ? 'The wait is over: it can be sent again.' : verdict.next} />
        </p>
      )}
      {open && (
        <ul className={css.evidence}>
          {verdict.evidence.map((line) => (
            <li key={line}>
              <Ticked text={line} />
            </li>
          ))}
        </ul>
      )}
      {entry.steps.length > 0 && <p className={css.steps}>{entry.steps.join(' ')}</p>}
      {cureReport && askedAgain && (
        <p className={css.report} role="status">
          {cureReport.text}
        </p>
      )}
      <div className={css.actions}>
        <ExchangeActions exchange={entry.exchange} offered={offered} />
        {hasOrgReason(entry.exchange) && <OrgReason exchange={entry.exchange} />}
      </div>
    </section>
  );
}
