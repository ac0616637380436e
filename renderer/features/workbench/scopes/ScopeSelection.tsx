// What is chosen: chips, and the exact `scope` parameter with its length. Too long for one request is said, with what the
// bench does then.
import { useState } from 'react';
import { batchScopes, formatScopeParam, SCOPE_PARAM_LIMIT } from '../../../../shared/okta/scopes/scope-parameter.ts';
import { useCatalogue } from '../../../platform/session-state/catalogue.ts';
import { useSelectedCredential } from '../../../platform/session-state/tenants.ts';
import { ScopeChip } from '../../../ui/chips/ScopeChip.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { Button } from '../../../ui/controls/Button.tsx';
import { CopyButton } from '../../../ui/controls/CopyButton.tsx';
import { formatCount } from '../../../ui/values/format.ts';
import { removeScope, setScopes } from './change-scopes.ts';
import css from './ScopeSelection.module.css';
import { markOfScope, scopeAsker } from './scope-mark.ts';
import { useScopeState } from './scope-store.ts';

export function ScopeSelection() {
  const selected = useScopeState((state) => state.selected);
  const { scope: facts } = useCatalogue();
  const asker = scopeAsker(useSelectedCredential());
  const [shown, setShown] = useState(false);
  const { value, length, overBy } = formatScopeParam(selected);
  const marked = selected.flatMap((name) => {
    const mark = markOfScope(name, facts.get(name), asker);
    return mark ? [{ name, mark }] : [];
  });
  return (
    <section className={css.selection} aria-label="Chosen scopes">
      <div className={css.head}>
        <span className={css.count}>{selected.length === 0 ? 'Nothing chosen' : `${selected.length} chosen`}</span>
        <span className={classNames(css.length, overBy > 0 && css.over)} title="Characters of the scope parameter">
          {formatCount(length)} / {formatCount(SCOPE_PARAM_LIMIT)}
        </span>
        {selected.length > 0 && (
          <>
            <Button size="small" variant="quiet" aria-expanded={shown} onClick={() => setShown(!shown)}>
              {shown ? 'Show as list' : 'Show as sent'}
            </Button>
            <Button size="small" variant="quiet" onClick={() => setScopes([])}>
              Clear
            </Button>
          </>
        )}
      </div>
      {overBy > 0 && (
        <p className={css.tooLong} role="status">
          {formatCount(overBy)} characters too long for one request: sent in {batchScopes(selected).length} parts, with
          a token for each.
        </p>
      )}
      {selected.length === 0 && (
        <p className={css.empty}>You can request a token without scopes to see how Okta refuses it.</p>
      )}
      {selected.length > 0 && shown && (
        <div className={css.parameter}>
          <code>scope={value}</code>
          <CopyButton text={value} label="Copy the scope parameter" />
        </div>
      )}
      {selected.length > 0 && !shown && (
        <ul className={css.chips}>
          {selected.map((name) => {
            const mark = marked.find((each) => each.name === name)?.mark;
            return (
              <li key={name}>
                <ScopeChip
                  name={name}
                  {...(mark ? { state: 'unknown' as const, title: `${name}\n${mark.word}: ${mark.reason}` } : {})}
                  onRemove={() => removeScope(name)}
                />
              </li>
            );
          })}
        </ul>
      )}
      {marked.length > 0 && (
        <p className={css.marks}>
          {marked
            .slice(0, 2)
            .map(({ name, mark }) => `${name} is ${WORDS[mark.kind]}.`)
            .join(' ')}
          {marked.length > 2 && ` ${marked.length - 2} more are unusual.`} You can request them anyway.
        </p>
      )}
    </section>
  );
}

const WORDS = {
  unknown: 'not in the catalogue',
  retired: 'retired',
  'user-only': 'for user tokens only',
  outside: 'in no specification',
  elsewhere: 'for the org’s own server only',
} as const;
