// A TenantPicker that looks like a select: a field of a form or of a filter, with what is chosen in it.
import { IconChevronDown } from '@tabler/icons-react';
import { classNames } from '../class-names.ts';
import { iconProps } from '../icon.ts';
import css from './TenantPicker.module.css';
import { TenantPicker, type TenantPickerProps } from './TenantPicker.tsx';

export interface TenantSelectProps extends Omit<TenantPickerProps, 'target' | 'foot' | 'checkedKeys'> {
  className?: string;
  disabled?: boolean;
}

export function TenantSelect({ className, disabled = false, ...picker }: TenantSelectProps) {
  const { label, choices, currentKey } = picker;
  const name = choices.find(({ key }) => key === currentKey)?.name ?? '';
  return (
    <TenantPicker
      {...picker}
      target={(onClick) => (
        <button
          type="button"
          className={classNames(css.button, className)}
          aria-label={`${label}: ${name}`}
          title={name}
          disabled={disabled}
          onClick={onClick}
        >
          <span className={css.value}>{name}</span>
          <IconChevronDown {...iconProps} size={14} />
        </button>
      )}
    />
  );
}
