// A quiet button that opens and closes what is below it, with the chevron that says so: words alone read as a fact.
import { IconChevronDown } from '@tabler/icons-react';
import { Button, type ButtonProps } from '../controls/Button.tsx';
import css from './Disclosure.module.css';

export interface DisclosureProps extends Pick<ButtonProps, 'className' | 'children'> {
  open: boolean;
  onToggle: () => void;
}

export function Disclosure({ open, onToggle, children, className }: DisclosureProps) {
  return (
    <Button
      size="small"
      variant="quiet"
      className={className}
      aria-expanded={open}
      trailing={<IconChevronDown size={14} stroke={1.75} aria-hidden className={open ? css.turned : undefined} />}
      onClick={onToggle}
    >
      {children}
    </Button>
  );
}
