// One line of a drift report: what is saved and touched, a scope, or an operation with what changes.

import { MethodTag } from '../../../ui/chips/MethodTag.tsx';
import { ScopeChip } from '../../../ui/chips/ScopeChip.tsx';
import { Tag } from '../../../ui/chips/Tag.tsx';
import { formatExact } from '../../../ui/values/format.ts';
import css from './Catalogue.module.css';
import type { DriftItem } from './drift-items.ts';

function content(item: DriftItem) {
  switch (item.kind) {
    case 'affected':
      return (
        <>
          <span className={css.what}>
            <Tag>{item.what}</Tag>
          </span>
          <span className={css.words}>
            <span>
              {item.name}
              {item.at !== null && <span className={css.muted}> {formatExact(item.at)}</span>}
            </span>
            <span className={css.below}>{item.because}</span>
          </span>
        </>
      );
    case 'scope':
      return (
        <>
          <span className={css.what}>
            <Tag tone={item.added ? 'good' : 'warning'}>{item.added ? 'added' : 'removed'}</Tag>
          </span>
          <ScopeChip name={item.scope} />
        </>
      );
    case 'operation':
      return (
        <>
          {item.method !== null && <MethodTag method={item.method} />}
          <span className={css.words}>
            <span className={css.path}>{item.path}</span>
            <span className={css.below}>{item.title}</span>
            {item.lines.map((line) => (
              <span key={line} className={css.change}>
                {line}
              </span>
            ))}
          </span>
        </>
      );
  }
}

export function DriftRow({ item }: { item: DriftItem }) {
  return (
    <li className={css.item}>
      {content(item)}
      {item.seen !== null && (
        <Tag title="It was marked in the catalogue before, by its name only. This file confirms it.">
          seen before in {item.seen}
        </Tag>
      )}
    </li>
  );
}
