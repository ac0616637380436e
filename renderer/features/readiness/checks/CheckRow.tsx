// One check: state, what was found, what to do, the evidence, and for a person the note.
import { useState } from 'react';
import type { ConfirmationDocument } from '../../../../shared/integration/integration-document.ts';
import { ASKS } from '../../../../shared/runs/readiness/readiness-checks.ts';
import type { CheckEvidence } from '../../../../shared/runs/readiness/readiness-events.ts';
import type { ReportedCheck } from '../../../../shared/runs/readiness/readiness-report.ts';
import { Tag } from '../../../ui/chips/Tag.tsx';
import { Button } from '../../../ui/controls/Button.tsx';
import { Disclosure } from '../../../ui/layout/Disclosure.tsx';
import { formatCounted } from '../../../ui/values/format.ts';
import { RelativeTime } from '../../../ui/values/RelativeTime.tsx';
import { ExchangeEvidence } from '../../../viewer/exchange/ExchangeEvidence.tsx';
import css from './Checks.module.css';
import { ConfirmNote } from './ConfirmNote.tsx';
import { StateMark } from './StateMark.tsx';

export interface CheckRowProps {
  check: ReportedCheck;
  /** That the file is at; null for none. */
  version: string | null;
  /** Of a person, about this version. */
  note: ConfirmationDocument | null;
}

export function CheckRow({ check, version, note }: CheckRowProps) {
  const { id, title, way, state, stale, why, fix, evidence, at } = check;
  const [open, setOpen] = useState(false);
  // What a recording did not show can be confirmed; what it showed to be wrong cannot.
  const unseen = way === 'recording' && state === 'not-run' && at !== null && !stale;
  const byPerson = way === 'person' || state === 'manual' || unseen || (note !== null && state === 'pass');
  return (
    <li className={css.check} aria-label={title}>
      <StateMark state={state} />
      <div className={css.words}>
        <p className={css.title}>
          {title}
          {stale && <Tag tone="warning">stale</Tag>}
        </p>
        <p className={css.why}>{why}</p>
        {fix && !byPerson && <p className={css.fix}>{fix}</p>}
        {byPerson && (
          <ConfirmNote check={id} ask={fix ?? ASKS[id] ?? null} confirmed={note !== null} version={version} />
        )}
        {evidence.length > 0 && (
          <Disclosure open={open} onToggle={() => setOpen(!open)} className={css.more ?? ''}>
            {formatCounted(evidence.length, 'piece')} of evidence
          </Disclosure>
        )}
        {open && <Evidence evidence={evidence} />}
      </div>
      <span className={css.age}>{note ? note.date : at !== null && <RelativeTime at={at} />}</span>
    </li>
  );
}

function Evidence({ evidence }: { evidence: readonly CheckEvidence[] }) {
  const [shown, setShown] = useState<number | null>(null);
  return (
    <ul className={css.evidence}>
      {evidence.map(({ what, tenant, status, exchangeId }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two pieces may say the same, and their order is theirs.
        <li key={index}>
          <div className={css.piece}>
            <span>
              {what}
              {tenant !== null && <span className={css.muted}> · {tenant}</span>}
              {status !== null && <span className={css.muted}> · {status}</span>}
            </span>
            {exchangeId !== null && (
              <Button
                size="small"
                variant="quiet"
                aria-expanded={shown === index}
                onClick={() => setShown(shown === index ? null : index)}
              >
                {shown === index ? 'Hide' : 'Show'} the exchange
              </Button>
            )}
          </div>
          {exchangeId !== null && shown === index && (
            <div className={css.exchange}>
              <ExchangeEvidence exchangeId={exchangeId} label={what} onClose={() => setShown(null)} />
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}
