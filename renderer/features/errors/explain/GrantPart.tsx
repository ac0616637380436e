// A token that was granted: its scopes against those that were asked for. The org server leaves out what it does not grant and
// says nothing, so without the request nobody can tell (FACTS §1.5).
import type { ExplainedGrant } from '../../../../shared/okta/explain/explanation.ts';
import { GrantView } from '../../../ui/GrantView.tsx';
import { SheetPart } from '../Sheet.tsx';
import css from './Explain.module.css';

export function GrantPart({ grant }: { grant: ExplainedGrant }) {
  const { requested, granted, missing } = grant;
  return (
    <SheetPart label="Scopes">
      <h3>Granted against requested</h3>
      <GrantView requested={requested} granted={granted} missing={missing} />
      {requested === null && (
        <p className={css.muted}>
          What was requested is not known. Name it at the left, and what the org left out shows here.
        </p>
      )}
    </SheetPart>
  );
}
