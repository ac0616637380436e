// Granted against requested. The org server silently leaves out what it does not grant, so the difference
// is the one thing to look at.
import { satisfies } from '../../../shared/okta/scopes/scope.ts';
import { ScopeChip } from '../chips/ScopeChip.tsx';
import css from './GrantView.module.css';

export interface GrantViewProps {
  /** Null when it is not known what was asked for: then nothing can be said of what was left out. */
  requested: readonly string[] | null;
  granted: readonly string[];
  /** Requested, and neither granted nor within what is. */
  missing: readonly string[];
}

export function GrantView({ requested, granted, missing }: GrantViewProps) {
  const names = new Set(granted);
  const covered = (requested ?? []).filter((name) => !names.has(name) && satisfies(names, name));
  const extra = requested === null ? [] : granted.filter((name) => !requested.includes(name));
  return (
    <div className={css.view}>
      {requested !== null && missing.length > 0 && (
        <div className={css.missing}>
          <p>
            <b>
              {missing.length} of {requested.length} not granted.
            </b>{' '}
            The org leaves out what is not granted to the integration and says nothing.
          </p>
          <Chips label="Not granted" names={missing} state="missing" />
        </div>
      )}
      <Chips label="Granted" names={granted} state="granted" />
      {covered.length > 0 && (
        <p className={css.note}>{covered.join(', ')}: covered by the manage scope of the same resource.</p>
      )}
      {extra.length > 0 && <p className={css.note}>Granted without being asked for: {extra.join(', ')}.</p>}
      {granted.length === 0 && missing.length === 0 && <p className={css.note}>This token names no scopes.</p>}
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
