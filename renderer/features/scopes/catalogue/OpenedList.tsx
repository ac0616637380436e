// Operations that a scope opens, each a button that takes it to the Workbench with the scope chosen.

import { operationTitle } from '../../../../shared/okta/catalogue/operation-title.ts';
import type { OpenedOperation } from '../../../../shared/okta/scopes/blast-radius.ts';
import { openInWorkbench } from '../../../platform/session-state/workbench-handoff.ts';
import { MethodTag } from '../../../ui/chips/MethodTag.tsx';
import { Tag } from '../../../ui/chips/Tag.tsx';
import css from './Detail.module.css';

const LIFECYCLE_WORDS = { EA: 'early access', BETA: 'beta', LIMITED_GA: 'limited' } as const;

export function OpenedList(props: { title: string; opened: readonly OpenedOperation[]; scope: string }) {
  const { title, opened, scope } = props;
  if (opened.length === 0) return null;
  return (
    <div className={css.group}>
      <h4 className={css.groupTitle}>
        {title} <span className={css.count}>{opened.length}</span>
      </h4>
      <ul className={css.operations} aria-label={title}>
        {opened.map(({ operation, alsoNeeds }) => (
          <li key={operation.id}>
            <button
              type="button"
              className={css.operation}
              title="Open in the Workbench"
              onClick={() => openInWorkbench({ operationId: operation.id, scopes: [scope, ...alsoNeeds] })}
            >
              <MethodTag method={operation.method} />
              <span className={css.target}>
                <span className={css.path}>{operation.path}</span>
                <span className={css.below}>
                  {operationTitle(operation.id)}
                  {alsoNeeds.length > 0 && `, with ${alsoNeeds.join(' ')}`}
                </span>
              </span>
              {operation.deprecated && <Tag tone="warning">deprecated</Tag>}
              {operation.lifecycle !== null && operation.lifecycle !== 'GA' && (
                <Tag>{LIFECYCLE_WORDS[operation.lifecycle]}</Tag>
              )}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
