// Says that the clock of this computer and that of the org differ by so much that other programs would fail for it: assertions and DPoP proofs
// hold for minutes. What is sent from here is corrected by the org's own answers. Not for an org whose clock is moved on purpose.
import type { Tenant } from '../../../shared/model/tenant.ts';
import { describeSpan, NOTICEABLE_MS } from '../../../shared/okta/wire-text/clock-skew.ts';
import { useOrgClock } from '../../platform/session-state/tokens.ts';
import { Note } from '../../ui/notices/Note.tsx';
import css from './WorkbenchPage.module.css';

export function ClockBanner({ tenant }: { tenant: Tenant }) {
  const ahead = useOrgClock(tenant.id);
  if (tenant.abilities.clock || Math.abs(ahead) < NOTICEABLE_MS) return null;
  const span = describeSpan(Math.abs(ahead));
  return (
    <div className={css.note}>
      <Note
        tone="warning"
        title={`The clock of this computer is ${span} ${ahead > 0 ? 'behind' : 'ahead of'} that of ${tenant.name}.`}
      >
        Corrected here: the times in assertions and DPoP proofs, and when a token ends. Other programs on this computer
        are refused until its clock is set right.
      </Note>
    </div>
  );
}
