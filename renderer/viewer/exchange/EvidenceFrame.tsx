// The frame of a piece of evidence: a head that shows its outcome, and a sheet below that scrolls by itself.
import { IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { IconButton } from '../../ui/controls/IconButton.tsx';
import { ScrollRegion } from '../../ui/layout/ScrollRegion.tsx';
import css from './EvidenceFrame.module.css';
import { Wire } from './Wire.tsx';

export interface EvidenceFrameProps {
  label: string;
  head: ReactNode;
  /** At the right of the head. */
  actions?: ReactNode;
  onClose?: () => void;
  /** Method and path, as they crossed the wire. */
  wire: string | null;
  children: ReactNode;
}

export function EvidenceFrame({ label, head, actions, onClose, wire, children }: EvidenceFrameProps) {
  return (
    <section className={css.evidence} aria-label={label}>
      <header className={css.head}>
        {head}
        <span className={css.space} />
        {actions}
        {onClose && <IconButton size="small" icon={IconX} label="Close the evidence" onClick={onClose} />}
      </header>
      <ScrollRegion className={css.sheet} aria-label={`${label}: facts`}>
        {wire !== null && <Wire text={wire} />}
        {children}
      </ScrollRegion>
    </section>
  );
}
