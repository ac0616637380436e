// The operation of the catalogue that was asked for: what it needs, and what of it the token held.

import type { OperationMatcher } from '../../../../shared/okta/catalogue/match-operation.ts';
import { operationTitle } from '../../../../shared/okta/catalogue/operation-title.ts';
import type { Explanation } from '../../../../shared/okta/explain/explanation.ts';
import { satisfies } from '../../../../shared/okta/scopes/scope.ts';
import { MethodTag } from '../../../ui/chips/MethodTag.tsx';
import { ScopeChip, type ScopeState } from '../../../ui/chips/ScopeChip.tsx';
import { DataList } from '../../../ui/lists/DataList.tsx';
import { ScopeList } from '../../../ui/lists/ScopeList.tsx';
import { SheetPart } from '../Sheet.tsx';
import css from './Explain.module.css';
import { noOperationWords, noScopeWords } from './request-words.ts';

function stateOf(name: string, held: readonly string[] | null): ScopeState | undefined {
  if (held === null) return undefined;
  return held.includes(name) ? 'granted' : satisfies(held, name) ? 'included' : 'missing';
}

export function OperationPart({ explanation, matcher }: { explanation: Explanation; matcher: OperationMatcher }) {
  const { operation, request } = explanation;
  if (request === null) return null;
  const held = request.heldScopes;
  const token = held === null ? [] : [{ label: 'Token held', value: <ScopeList names={held} /> }];
  return (
    <SheetPart label="Operation">
      <h3>Operation</h3>
      {operation === null ? (
        <p className={css.muted}>{noOperationWords(request, matcher)}</p>
      ) : (
        <p className={css.operation}>
          <MethodTag method={operation.method} />
          <span className="mono">{operation.path}</span>
          <span className={css.muted}>{operationTitle(operation.id)}</span>
        </p>
      )}
      <DataList
        items={[
          ...(operation === null
            ? []
            : [
                {
                  label: 'Needs',
                  value:
                    operation.scopes.length === 0 ? (
                      noScopeWords(operation)
                    ) : (
                      <span className={css.chips}>
                        {operation.scopes.map((name) => (
                          <ScopeChip key={name} name={name} state={stateOf(name, held)} />
                        ))}
                      </span>
                    ),
                },
              ]),
          ...token,
        ]}
      />
    </SheetPart>
  );
}
