// An earlier list beside the one of now: what was added, removed, widened and narrowed, and which operations that opens and closes.
import { IconArrowRight } from '@tabler/icons-react';
import type { ComparedAsks, OpenedOperations } from '../../../../shared/okta/asks/compare-asks.ts';
import { operationTitle } from '../../../../shared/okta/catalogue/operation-title.ts';
import { ScopeChip } from '../../../ui/chips/ScopeChip.tsx';
import { Tag } from '../../../ui/chips/Tag.tsx';
import { formatCount, formatCounted } from '../../../ui/values/format.ts';
import css from './Vendor.module.css';

const NAMED = 8;

function Operations({ word, opened }: { word: string; opened: OpenedOperations }) {
  const { count, effects, operations } = opened;
  const names = operations.slice(0, NAMED).map(operationTitle).join(', ');
  return (
    <p>
      <strong>
        {word} {count === 0 ? 'no operation' : formatCounted(count, 'operation')}
      </strong>
      {count > 0 &&
        `: ${formatCount(effects.read)} read, ${formatCount(effects.write)} change, ${formatCount(effects.delete)} delete. `}
      {count > 0 && (
        <span className={css.muted}>
          {names}
          {count > NAMED && ` and ${formatCount(count - NAMED)} more`}.
        </span>
      )}
    </p>
  );
}

export function ComparedPart({ compared }: { compared: ComparedAsks }) {
  const { added, removed, widened, narrowed, same, opens, closes } = compared;
  const pairs = [
    ...widened.map((pair) => ({ ...pair, tone: 'danger' as const, word: 'widened' })),
    ...narrowed.map((pair) => ({ ...pair, tone: 'good' as const, word: 'narrowed' })),
  ];
  const single = [
    ...added.map((scope) => ({ scope, tone: 'warning' as const, word: 'added' })),
    ...removed.map((scope) => ({ scope, tone: 'good' as const, word: 'removed' })),
  ];
  return (
    <section className={css.part} aria-label="Against the earlier list">
      <h3 className={css.title}>Against the earlier list</h3>
      {pairs.length + single.length === 0 && <p>No scope is different.</p>}
      <ul className={css.changes}>
        {pairs.map(({ from, to, tone, word }) => (
          <li key={`${from} ${to}`}>
            <Tag tone={tone}>{word}</Tag>
            <ScopeChip name={from} />
            <IconArrowRight size={14} stroke={1.75} aria-label="becomes" />
            <ScopeChip name={to} />
          </li>
        ))}
        {single.map(({ scope, tone, word }) => (
          <li key={scope}>
            <Tag tone={tone}>{word}</Tag>
            <ScopeChip name={scope} />
          </li>
        ))}
      </ul>
      <Operations word="Opens" opened={opens} />
      <Operations word="Closes" opened={closes} />
      <p className={css.muted}>{formatCounted(same.length, 'scope')} in both.</p>
    </section>
  );
}
