// The button of the house. `busy` keeps its width and turns its icon into a spinner after 300 ms; a click meanwhile does
// nothing. One primary button a panel.
import type { ComponentProps, ReactNode } from 'react';
import { classNames } from '../class-names.ts';
import { type IconType, iconProps } from '../icon.ts';
import { Spinner } from '../progress/Spinner.tsx';
import { useDelayed } from '../progress/use-delayed.ts';
import css from './Button.module.css';
import { KeyHint } from './KeyHint.tsx';

export interface ButtonProps extends ComponentProps<'button'> {
  variant?: 'default' | 'primary' | 'quiet' | 'danger' | 'danger-quiet';
  size?: 'small' | 'normal' | 'large';
  icon?: IconType;
  /** Shown after the label, such as a chevron. */
  trailing?: ReactNode;
  busy?: boolean;
  /** Keys to show at the end: `mod+enter`. */
  keys?: string | null;
}

export function Button(props: ButtonProps) {
  const { variant = 'default', size = 'normal', icon: Icon, trailing, busy = false, keys, ...rest } = props;
  const { className, children, onClick, ...others } = rest;
  const late = useDelayed(busy);
  return (
    <button
      type="button"
      {...others}
      className={classNames(css.button, css[variant], css[size], className)}
      aria-busy={busy || undefined}
      onClick={busy ? undefined : onClick}
    >
      {late ? <Spinner /> : Icon && <Icon {...iconProps} />}
      {children !== undefined && <span className={css.label}>{children}</span>}
      {keys && <KeyHint keys={keys} onAccent={variant === 'primary'} />}
      {trailing}
    </button>
  );
}
