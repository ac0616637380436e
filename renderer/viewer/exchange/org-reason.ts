// Of which exchanges the org can be asked why: it answered with an ID, and refused. The part itself is read when it is first drawn.
import type { Exchange } from '../../../shared/model/exchange.ts';
import { VERDICT_FACTS } from '../../../shared/okta/verdict/verdicts.ts';
import { onDemand } from '../../platform/on-demand.tsx';

export const OrgReason = onDemand(async () => (await import('./OrgReasonPart.tsx')).OrgReasonPart);

export const hasOrgReason = ({ requestId, verdict }: Exchange): boolean =>
  requestId !== null && VERDICT_FACTS[verdict.verdict].group === 'refused';
