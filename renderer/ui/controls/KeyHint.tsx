// The keys of a verb as caps. Decoration for the eye: screen readers get aria-keyshortcuts where it matters.
import { isMac, keyCaps } from '../../platform/keys.ts';
import { classNames } from '../class-names.ts';
import css from './KeyHint.module.css';

export function KeyHint({ keys, onAccent = false }: { keys: string; onAccent?: boolean }) {
  return (
    <span className={classNames(css.hint, onAccent && css.onAccent)} aria-hidden="true">
      {keyCaps(keys, isMac()).map((cap) => (
        <kbd key={cap} className={css.cap}>
          {cap}
        </kbd>
      ))}
    </span>
  );
}
