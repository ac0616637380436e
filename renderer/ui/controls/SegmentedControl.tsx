// One choice out of a few that are all in view. Radio buttons underneath, so the arrow keys work as everywhere.
import { useId } from 'react';
import { classNames } from '../class-names.ts';
import { type IconType, iconProps } from '../icon.ts';
import css from './SegmentedControl.module.css';

export interface SegmentedControlProps<Value extends string> {
  label: string;
  value: Value;
  options: readonly { value: Value; label: string; icon?: IconType; disabled?: boolean }[];
  onChange: (value: Value) => void;
  size?: 'small' | 'normal';
}

export function SegmentedControl<Value extends string>(props: SegmentedControlProps<Value>) {
  const { label, value, options, onChange, size = 'normal' } = props;
  const name = useId();
  return (
    <div role="radiogroup" aria-label={label} className={classNames(css.control, css[size])}>
      {options.map(({ value: own, label: words, icon: Icon, disabled }) => (
        <label key={own} className={classNames(css.segment, own === value && css.chosen, disabled && css.disabled)}>
          <input
            type="radio"
            className={css.input}
            name={name}
            value={own}
            checked={own === value}
            disabled={disabled}
            onChange={() => onChange(own)}
          />
          {Icon && <Icon {...iconProps} size={14} />}
          {words}
        </label>
      ))}
    </div>
  );
}
