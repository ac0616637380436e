// The head of the ledger's table: the columns that it can be sorted by are buttons.
import { IconArrowDown } from '@tabler/icons-react';
import { changeAddress, useAddress } from '../../../platform/navigation.ts';
import { classNames } from '../../../ui/class-names.ts';
import { type LedgerSort, scopesAddress } from '../scopes-address.ts';
import css from './Ledger.module.css';

const TITLES: Record<LedgerSort, string> = {
  registered: 'Noted as registered for this credential. Sort: the registered ones first',
  name: 'Sort by name',
  state: 'Sort by state: effective first',
  opens: 'Sort by how many operations it opens',
};

function SortButton({ sort, children }: { sort: LedgerSort; children: string }) {
  const chosen = useAddress(scopesAddress).sort === sort;
  return (
    <button
      type="button"
      className={classNames(css.sort, chosen && css.sorted)}
      aria-pressed={chosen}
      title={TITLES[sort]}
      onClick={() => changeAddress(scopesAddress, { sort })}
    >
      {children}
      {chosen && <IconArrowDown size={12} stroke={2} aria-hidden />}
    </button>
  );
}

export function LedgerHead() {
  return (
    <div className={classNames(css.row, css.head)}>
      <SortButton sort="name">Scope</SortButton>
      <span className={classNames(css.wide, css.column)} title="Listed in a specification of the catalogue">
        Catalogue
      </span>
      <span className={css.column}>
        <SortButton sort="registered">Registered</SortButton>
      </span>
      <span className={css.column} title="Was in a token request">
        Requested
      </span>
      <span className={css.column} title="Granted in a token">
        Granted
      </span>
      <SortButton sort="state">Effective</SortButton>
      <span className={css.opens}>
        <SortButton sort="opens">Opens</SortButton>
      </span>
    </div>
  );
}
