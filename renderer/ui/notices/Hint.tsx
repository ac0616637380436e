// A tooltip: a few words, and the keys of the verb. Never the only place of something that must be known.
import { Tooltip } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import { KeyHint } from '../controls/KeyHint.tsx';
import css from './Hint.module.css';

export interface HintProps {
  label: ReactNode;
  keys?: string | null;
  disabled?: boolean;
  position?: 'top' | 'bottom' | 'left' | 'right';
  children: ReactElement;
}

export function Hint({ label, keys, disabled = false, position = 'bottom', children }: HintProps) {
  if (disabled) return children;
  const content = keys ? (
    <span className={css.row}>
      {label}
      <KeyHint keys={keys} onAccent />
    </span>
  ) : (
    label
  );
  return (
    <Tooltip label={content} position={position} events={{ hover: true, focus: true, touch: false }}>
      {children}
    </Tooltip>
  );
}
