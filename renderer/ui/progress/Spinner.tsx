// A quiet turning ring for work that lasts longer than 300 ms. Decoration: the control that it sits in says what is going on.
import css from './Spinner.module.css';

export function Spinner() {
  return <span className={css.ring} aria-hidden="true" />;
}
