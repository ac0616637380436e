// A finding and what to do about it: in words, as the calls of the API, and as Terraform, each to be copied.
import { useState } from 'react';
import type { Finding, Fix } from '../../../../shared/runs/audit/findings/finding.ts';
import { CopyButton } from '../../../ui/controls/CopyButton.tsx';
import { Disclosure } from '../../../ui/layout/Disclosure.tsx';
import css from './Audit.module.css';
import { SeverityMark } from './SeverityMark.tsx';

const ACTIONS: Record<Fix['action'], string> = { revoke: 'Revoke', narrow: 'Narrow', rotate: 'Rotate', check: 'Check' };

interface FindingItemProps {
  finding: Finding;
  /** The one before has the same fix. */
  again: boolean;
}

export function FindingItem({ finding: { severity, text, fix }, again }: FindingItemProps) {
  return (
    <li className={css.finding}>
      <div className={css.findingText}>
        <SeverityMark severity={severity} />
        <p>{text}</p>
      </div>
      <p className={css.small}>
        <b>{ACTIONS[fix.action]}:</b> {again ? 'the change above does this as well.' : fix.words}
      </p>
      {!again && fix.api !== null && <Code label="By the API" text={fix.api} shown />}
      {!again && fix.terraform !== null && <Code label="As Terraform" text={fix.terraform} />}
    </li>
  );
}

function Code({ label, text, shown = false }: { label: string; text: string; shown?: boolean }) {
  const [open, setOpen] = useState(shown);
  return (
    <div className={css.code}>
      <header className={css.codeHead}>
        <Disclosure open={open} onToggle={() => setOpen(!open)}>
          {label}
        </Disclosure>
        <CopyButton text={text} label={`Copy: ${label}`} />
      </header>
      {open && <pre className={css.codeText}>{text}</pre>}
    </div>
  );
}
