// A scope: resource in normal weight, operation in strong. Read has a hairline outline, manage a filled ground and a pen,
// so that the two differ in shape for every eye. A state adds an icon and a word for screen readers, never colour alone.
import { IconCheck, IconMinus, IconPencil, IconQuestionMark, IconX } from '@tabler/icons-react';
import { memo } from 'react';
import { parseScope } from '../../../shared/okta/scopes/scope.ts';
import { classNames } from '../class-names.ts';
import css from './ScopeChip.module.css';

export type ScopeState = 'granted' | 'missing' | 'unknown' | 'included';

export interface ScopeChipProps {
  name: string;
  /** `missing`: asked for and not there. `unknown`: not in the catalogue. `included`: covered by a manage scope. */
  state?: ScopeState;
  onClick?: () => void;
  onRemove?: () => void;
  title?: string;
}

const STATES = {
  granted: { icon: IconCheck, word: 'granted' },
  missing: { icon: IconMinus, word: 'missing' },
  unknown: { icon: IconQuestionMark, word: 'not in the catalogue' },
  included: { icon: IconCheck, word: 'included' },
} as const;

/** The resource of a scope as it is drawn: `okta.users.` and `read`; a name without parts is all operation. */
function splitScope(name: string): [string, string] {
  const { resource, operation } = parseScope(name);
  return operation === '' ? ['', name] : [`${resource}.`, operation];
}

export const ScopeChip = memo(function ScopeChip(props: ScopeChipProps) {
  const { name, state, onClick, onRemove, title } = props;
  const [resource, operation] = splitScope(name);
  const { kind } = parseScope(name);
  const writes = kind === 'manage' || kind === 'register';
  const mark = state && STATES[state];
  const content = (
    <>
      {mark ? (
        <mark.icon size={12} stroke={2} aria-hidden />
      ) : (
        writes && <IconPencil size={11} stroke={2} aria-hidden />
      )}
      <span className={css.name}>
        {resource}
        <b>{operation}</b>
      </span>
      {mark && <span className="visually-hidden">, {mark.word}</span>}
    </>
  );
  const look = classNames(css.chip, writes && css.writes, state && css[state], onRemove && css.removable);
  return (
    <span className={look} title={title ?? (mark ? `${name}: ${mark.word}` : name)}>
      {onClick ? (
        <button type="button" className={css.body} onClick={onClick}>
          {content}
        </button>
      ) : (
        <span className={css.body}>{content}</span>
      )}
      {onRemove && (
        <button type="button" className={css.remove} aria-label={`Remove ${name}`} onClick={onRemove}>
          <IconX size={12} stroke={2} aria-hidden />
        </button>
      )}
    </span>
  );
});
