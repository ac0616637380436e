// Filters of a list of which one is chosen at a time, each with how many entries it keeps.
import { classNames } from '../class-names.ts';
import { formatCount } from '../values/format.ts';
import css from './FilterChips.module.css';

export interface FilterChipsProps<Value extends string> {
  label: string;
  options: readonly { value: Value; label: string; count: number; title?: string }[];
  value: Value | null;
  /** Also of the one that is chosen: whoever can do without a filter takes it away. */
  onChoose: (value: Value) => void;
  className?: string;
}

export function FilterChips<Value extends string>(props: FilterChipsProps<Value>) {
  const { label, options, value, onChoose, className } = props;
  return (
    <fieldset className={classNames(css.filters, className)} aria-label={label}>
      {options.map(({ value: own, label: words, count, title }) => (
        <button
          key={own}
          type="button"
          className={classNames(css.filter, own === value && css.chosen)}
          aria-pressed={own === value}
          title={title}
          onClick={() => onChoose(own)}
        >
          {words} <span className={css.count}>{formatCount(count)}</span>
        </button>
      ))}
    </fieldset>
  );
}
