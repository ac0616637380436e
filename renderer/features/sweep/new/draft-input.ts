// The draft as what the host is asked to plan and start.

import type { Credential } from '../../../../shared/model/credentials/credential.ts';
import type { Tenant } from '../../../../shared/model/tenant.ts';
import { kindOf } from '../../../../shared/okta/credentials/credential-kinds.ts';
import { parseScopeList } from '../../../../shared/okta/scopes/scope-list.ts';
import { mayTakeInvalidWrites } from '../../../../shared/okta/write-guard.ts';
import type { OperationLines } from '../../../../shared/runs/sweep/plan/operation-lines.ts';
import type { SweepInput } from '../../../../shared/runs/sweep/sweep-events.ts';
import type { SweepDraft } from '../sweep-store.ts';

/** One credential that may be swept. */
export interface SweepTarget {
  /** As the draft keeps it. */
  key: string;
  tenant: Tenant;
  credential: Credential;
}

/** Credentials that can be asked for tokens: a pasted token has the scopes that it has. */
export function sweepable(tenant: Tenant): SweepTarget[] {
  return tenant.credentials
    .filter((credential) => kindOf(credential).can.sweeps)
    .map((credential) => ({ key: `${tenant.id}/${credential.id}`, tenant, credential }));
}

/** The targets that the draft means: those chosen that are still there, else the one with `fallbackKey`. */
export function chosenTargets(
  draft: SweepDraft,
  tenants: readonly Tenant[],
  fallbackKey: string | null,
): SweepTarget[] {
  const possible = tenants.flatMap(sweepable);
  const chosen = possible.filter(({ key }) => draft.targets.includes(key));
  return chosen.length > 0 ? chosen : possible.filter(({ key }) => key === fallbackKey);
}

/** What is still to be given before there is something to plan; null when nothing is. */
export function missingWords(draft: SweepDraft, targets: readonly SweepTarget[], lines: OperationLines): string | null {
  if (targets.length === 0) return 'Choose a credential.';
  if (draft.scopes === 'list' && parseScopeList(draft.list).length === 0) return 'Type or paste a scope.';
  if (draft.operations !== 'list') return null;
  const [unknown] = lines.unknown;
  if (unknown) return `Line ${unknown.line}: the catalogue has no operation ${unknown.text}.`;
  return lines.ids.length === 0 ? 'Type or paste an operation.' : null;
}

export function draftInput(draft: SweepDraft, targets: readonly SweepTarget[], lines: OperationLines): SweepInput {
  const name = draft.name.trim();
  return {
    ...(name === '' ? {} : { name }),
    targets: targets.map(({ tenant, credential }) => ({ tenantId: tenant.id, credentialId: credential.id })),
    scopes: draft.scopes === 'list' ? parseScopeList(draft.list) : draft.scopes,
    isolation: draft.isolation,
    operations: draft.operations === 'list' ? lines.ids : draft.operations,
    share: draft.share,
    concurrency: draft.concurrency,
    invalidWrites: draft.invalidWrites && targets.every(({ tenant }) => mayTakeInvalidWrites(tenant)),
  };
}
