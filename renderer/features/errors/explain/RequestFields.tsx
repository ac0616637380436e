// The request, if it is known: method, path and the scopes of its token. Filled with what the text says; all of it may be left
// empty, and a response is explained all the same.
import { IconX } from '@tabler/icons-react';
import { useId } from 'react';
import { useStore } from 'zustand';
import type { Operation } from '../../../../shared/okta/catalogue/catalogue.ts';
import type { Explanation } from '../../../../shared/okta/explain/explanation.ts';
import { Button } from '../../../ui/controls/Button.tsx';
import { IconButton } from '../../../ui/controls/IconButton.tsx';
import { NativeSelect } from '../../../ui/controls/NativeSelect.tsx';
import { ScopesInput } from '../../../ui/controls/ScopesInput.tsx';
import { clearRequest, editRequest, editScopes, resetRequest } from './change-request.ts';
import { explainStore } from './explain-store.ts';
import type { OperationFinder } from './find-operations.ts';
import { PathField } from './PathField.tsx';
import css from './RequestFields.module.css';
import { isFound, isOverwritten, isTokenTarget, METHODS, splitRequestLine, toPath, toShown } from './request-fields.ts';
import { requestWords, tokenRequestWords } from './request-words.ts';

export interface RequestFieldsProps {
  finder: OperationFinder;
  /** What the pasted response was taken for; null without one. */
  judgedAs: Explanation['judgedAs'] | null;
}

export function RequestFields({ finder, judgedAs }: RequestFieldsProps) {
  const { found, edits, scopeText } = useStore(explainStore);
  const id = useId();
  const shown = toShown(found, edits);
  const { method, path, scopes } = shown;
  const asks = judgedAs === 'token' || (path !== '' && isTokenTarget(path));
  const scopesLabel = asks ? 'Scopes requested' : 'Scopes of the token';
  const empty = method === '' && path === '' && scopes.length === 0 && scopeText === '';
  const pick = (operation: Operation) => {
    const target = toPath(path);
    const is = target !== null && finder.matcher.match(operation.method, target)?.operation.id === operation.id;
    // A path that is filled in already says more than the template.
    editRequest({ method: operation.method, path: is ? path : operation.path });
  };
  return (
    <section className={css.fields} aria-labelledby={id}>
      <div className={css.head}>
        <h3 id={id} className={css.title}>
          The request, if you know it
        </h3>
        {isFound(found, edits) && <span className={css.from}>from the text</span>}
        <span className={css.space} />
        {isOverwritten(found, edits) && (
          <Button size="small" variant="quiet" onClick={resetRequest}>
            Use what the text says
          </Button>
        )}
        <IconButton size="small" icon={IconX} label="Clear the request" disabled={empty} onClick={clearRequest} />
      </div>
      <div className={css.line}>
        <NativeSelect
          aria-label="Method of the request"
          className={css.method}
          value={method}
          onChange={(event) => editRequest({ method: event.currentTarget.value })}
        >
          <option value="">Method</option>
          {[...new Set([...METHODS, method])].filter(Boolean).map((each) => (
            <option key={each}>{each}</option>
          ))}
        </NativeSelect>
        <PathField
          path={path}
          finder={finder}
          onType={(text) => editRequest(splitRequestLine(text) ?? { path: text })}
          onPick={pick}
        />
      </div>
      <ScopesInput
        dense
        label={scopesLabel}
        placeholder={scopes.length === 0 ? scopesLabel : ''}
        scopes={scopes}
        text={scopeText}
        onChange={(next, text) => editScopes(next === scopes ? null : next, text)}
      />
      <p className={css.words} role="status">
        {asks ? tokenRequestWords(scopes) : requestWords(shown, finder.matcher)}
      </p>
    </section>
  );
}
