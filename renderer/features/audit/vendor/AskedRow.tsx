// One scope that a vendor asks for: its standing, what it reads, changes and deletes, the risk in words, and on demand what it opens.
import { useState } from 'react';
import { STANDING_FACTS } from '../../../../shared/okta/asks/asks-words.ts';
import type { AskedScope } from '../../../../shared/okta/asks/vendor-asks.ts';
import { operationTitle } from '../../../../shared/okta/catalogue/operation-title.ts';
import { goneWords } from '../../../../shared/okta/catalogue/release-overlay.ts';
import { useCatalogue } from '../../../platform/session-state/catalogue.ts';
import { MethodTag } from '../../../ui/chips/MethodTag.tsx';
import { ScopeChip } from '../../../ui/chips/ScopeChip.tsx';
import { Tag } from '../../../ui/chips/Tag.tsx';
import { Disclosure } from '../../../ui/layout/Disclosure.tsx';
import { ScrollRegion } from '../../../ui/layout/ScrollRegion.tsx';
import { formatCount, formatCounted } from '../../../ui/values/format.ts';
import css from './Vendor.module.css';

const TONES = { red: 'danger', amber: 'warning', green: 'good', grey: 'neutral' } as const;
const NAMED = 6;

function Reason({ row }: { row: AskedScope }) {
  const names = row.because.slice(0, NAMED).map(operationTitle).join(', ');
  const more = row.because.length > NAMED ? ` and ${formatCount(row.because.length - NAMED)} more` : '';
  switch (row.standing) {
    case 'needed':
      return (
        <>
          For {names}
          {more}.
        </>
      );
    case 'unclear':
      return <>{row.because.length > 0 ? `May be meant: ${names}${more}.` : 'What it opens is not known.'}</>;
    case 'broader':
    case 'retired':
    case 'user-only':
      return (
        <>
          {STANDING_FACTS[row.standing].text}
          {row.instead.length > 0 && ' Use instead: '}
          {row.instead.map((name) => (
            <ScopeChip key={name} name={name} />
          ))}
        </>
      );
    case 'redundant':
      return (
        <>Contained in {row.includedIn !== null && <ScopeChip name={row.includedIn} />}, which is asked for as well.</>
      );
    default:
      return <>{STANDING_FACTS[row.standing].text}</>;
  }
}

/** What it opens beyond what is described. */
function Beyond({ row }: { row: AskedScope }) {
  const { operation } = useCatalogue();
  return (
    <ScrollRegion as="ul" className={css.beyond} aria-label={`What ${row.scope} opens beyond that`}>
      {row.beyond.map((id) => {
        const found = operation.get(id);
        return (
          found && (
            <li key={id}>
              <MethodTag method={found.method} />
              <span className="mono">{found.path}</span>
              <span className={css.muted}>{operationTitle(id)}</span>
            </li>
          )
        );
      })}
    </ScrollRegion>
  );
}

export function AskedRow({ row }: { row: AskedScope }) {
  const [open, setOpen] = useState(false);
  const { catalogue } = useCatalogue();
  const { label, text, colour } = STANDING_FACTS[row.standing];
  const { read, write, delete: removes } = row.effects;
  const gone = goneWords(catalogue, row.scope);
  return (
    <li className={css.row}>
      <span className={css.standing}>
        <Tag tone={TONES[colour]} title={text}>
          {label}
        </Tag>
      </span>
      <div className={css.words}>
        <p className={css.lead}>
          <ScopeChip name={row.scope} state={row.status === 'unknown' ? 'unknown' : undefined} />
          <span className={css.reason}>
            <Reason row={row} />
          </span>
        </p>
        <p className={css.muted}>{row.risk}</p>
        {gone !== null && <p className={css.warning}>{gone}.</p>}
        {open && <Beyond row={row} />}
      </div>
      <div className={css.counts}>
        {read + write + removes > 0 && (
          <span title="Operations that it opens">
            reads {formatCount(read)}, changes {formatCount(write)}, deletes {formatCount(removes)}
          </span>
        )}
        {row.beyond.length > 0 && (
          <Disclosure open={open} onToggle={() => setOpen(!open)}>
            {row.because.length > 0 ? `${formatCounted(row.beyond.length, 'operation')} beyond that` : 'What it opens'}
          </Disclosure>
        )}
      </div>
    </li>
  );
}
