// Granted against requested. The org server leaves out what it does not grant and says nothing of it, so the difference
// is the one thing to look at.
import type { TokenInfo } from '../../../../shared/contract/token.ts';
import { satisfies } from '../../../../shared/okta/scope.ts';
import { ScopeChip } from '../../../ui/ScopeChip.tsx';
import css from './GrantView.module.css';

export function GrantView({ token }: { token: TokenInfo }) {
  const granted = new Set(token.granted);
  const covered = token.requested.filter((name) => !granted.has(name) && satisfies(granted, name));
  const extra = token.granted.filter((name) => !token.requested.includes(name));
  return (
    <div className={css.view}>
      {token.missing.length > 0 && (
        <div className={css.missing}>
          <p>
            <b>
              {token.missing.length} of {token.requested.length} not granted.
            </b>{' '}
            The org leaves out what is not granted to the integration and says nothing.
          </p>
          <Chips label="Not granted" names={token.missing} state="missing" />
        </div>
      )}
      <Chips label="Granted" names={token.granted} state="granted" />
      {covered.length > 0 && (
        <p className={css.note}>{covered.join(', ')} came within the manage scope of the same resource.</p>
      )}
      {extra.length > 0 && <p className={css.note}>Granted without being asked for: {extra.join(', ')}.</p>}
      {token.granted.length === 0 && token.missing.length === 0 && (
        <p className={css.note}>This token names no scopes.</p>
      )}
    </div>
  );
}

function Chips({ label, names, state }: { label: string; names: readonly string[]; state: 'granted' | 'missing' }) {
  if (names.length === 0) return null;
  return (
    <ul className={css.chips} aria-label={label}>
      {names.map((name) => (
        <li key={name} className={state === 'missing' ? css.struck : undefined}>
          <ScopeChip name={name} state={state} />
        </li>
      ))}
    </ul>
  );
}
