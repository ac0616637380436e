// A finding and what to do about it: in words, as the calls of the API, and as Terraform, each to be copied.
import type { Finding, Fix } from '../../../../shared/runs/audit/findings/finding.ts';
import { CopyButton } from '../../../ui/controls/CopyButton.tsx';
import css from './Audit.module.css';
import { SeverityMark } from './SeverityMark.tsx';

const ACTIONS: Record<Fix['action'], string> = { revoke: 'Revoke', narrow: 'Narrow', rotate: 'Rotate', check: 'Check' };

export function FindingItem({ finding: { severity, text, fix } }: { finding: Finding }) {
  return (
    <li className={css.finding}>
      <p className={css.findingText}>
        <SeverityMark severity={severity} /> {text}
      </p>
      <p className={css.small}>
        <b>{ACTIONS[fix.action]}:</b> {fix.words}
      </p>
      {fix.api !== null && <Code label="By the API" text={fix.api} />}
      {fix.terraform !== null && <Code label="As Terraform" text={fix.terraform} />}
    </li>
  );
}

function Code({ label, text }: { label: string; text: string }) {
  return (
    <div className={css.code}>
      <header className={css.codeHead}>
        {label}
        <CopyButton text={text} label={`Copy: ${label}`} />
      </header>
      <pre className={css.codeText}>{text}</pre>
    </div>
  );
}
