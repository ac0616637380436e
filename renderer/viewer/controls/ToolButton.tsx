// A small button with an icon; its words are its name and its tooltip.
import type { ReactNode } from 'react';
import styles from './Toolbar.module.css';

export interface ToolButtonProps {
  label: string;
  onClick: () => void;
  children: ReactNode;
  /** Given for a switch: whether it is on. */
  pressed?: boolean;
  disabled?: boolean;
  small?: boolean;
}

export const ToolButton = ({ label, onClick, children, pressed, disabled, small }: ToolButtonProps) => (
  <button
    type="button"
    className={styles.button}
    data-small={small || undefined}
    title={label}
    aria-label={label}
    aria-pressed={pressed}
    disabled={disabled}
    onClick={onClick}
  >
    {children}
  </button>
);
