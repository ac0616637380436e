// A button that shows only an icon: its label is its accessible name and its tooltip.
import type { ComponentProps } from 'react';
import { classNames } from '../class-names.ts';
import { type IconType, iconProps } from '../icon.ts';
import { Hint } from '../notices/Hint.tsx';
import { Spinner } from '../progress/Spinner.tsx';
import { useDelayed } from '../progress/use-delayed.ts';
import css from './IconButton.module.css';

export interface IconButtonProps extends ComponentProps<'button'> {
  label: string;
  icon: IconType;
  size?: 'small' | 'normal';
  keys?: string | null;
  /** Drawn as held down; sets aria-pressed. */
  pressed?: boolean;
  busy?: boolean;
  danger?: boolean;
}

export function IconButton(props: IconButtonProps) {
  const { label, icon: Icon, size = 'normal', keys, pressed, busy = false, danger = false, ...rest } = props;
  const { className, onClick, ...others } = rest;
  const late = useDelayed(busy);
  return (
    <Hint label={label} keys={keys}>
      <button
        type="button"
        aria-label={label}
        aria-pressed={pressed}
        aria-busy={busy || undefined}
        {...others}
        className={classNames(css.button, css[size], pressed && css.pressed, danger && css.danger, className)}
        onClick={busy ? undefined : onClick}
      >
        {late ? <Spinner /> : <Icon {...iconProps} />}
      </button>
    </Hint>
  );
}
