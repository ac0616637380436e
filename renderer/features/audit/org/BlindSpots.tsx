// What an audit could not see, each with what it means and what to do. Folded, as the clients come first; which parts they are is in view.
import { useState } from 'react';
import { AUDIT_PARTS } from '../../../../shared/runs/audit/audit-parts.ts';
import type { BlindSpot } from '../../../../shared/runs/audit/blind-spots.ts';
import { Disclosure } from '../../../ui/layout/Disclosure.tsx';
import { formatCounted } from '../../../ui/values/format.ts';
import css from './Audit.module.css';

export function BlindSpots({ spots }: { spots: readonly BlindSpot[] }) {
  const [open, setOpen] = useState(false);
  if (spots.length === 0) return null;
  const parts = [...new Set(spots.map(({ part }) => AUDIT_PARTS[part].label))];
  return (
    <div className={css.blind}>
      <Disclosure open={open} onToggle={() => setOpen(!open)}>
        {`${formatCounted(parts.length, 'part')} could not be seen: ${parts.join(', ')}`}
      </Disclosure>
      {open && (
        <ul className={css.spots}>
          {spots.map(({ part, clients, title, meaning, fix }) => (
            <li key={`${part} ${title} ${clients}`}>
              <b>{AUDIT_PARTS[part].label}</b>
              {clients !== null && ` of ${formatCounted(clients, 'client')}`}: {title}. {meaning}{' '}
              {AUDIT_PARTS[part].without} {fix}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
