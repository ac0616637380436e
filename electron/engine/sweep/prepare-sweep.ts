// From the person's choice to a plan that may be run: names looked up, what must not be done refused, nothing sent.
import type { Credential } from '../../../shared/model/credentials/credential.ts';
import type { Tenant } from '../../../shared/model/tenant.ts';
import { kindOf } from '../../../shared/okta/credentials/credential-kinds.ts';
import { mayTakeInvalidWrites } from '../../../shared/okta/write-guard.ts';
import { planSweep, type SweepPlan } from '../../../shared/runs/sweep/plan/plan-sweep.ts';
import type { SweepInput } from '../../../shared/runs/sweep/sweep-events.ts';
import type { EngineContext } from '../engine-context.ts';
import { openCredential } from '../oauth/open-credential.ts';
import { needsAClient, notPlannable, noWrites, twiceTheSame } from './sweep-errors.ts';

/** Before the first call: a vault that is locked is reported at once, not in the middle. Throws VAULT_LOCKED, SECRET_MISSING. */
export async function checkSecrets(context: EngineContext, { targets }: SweepInput): Promise<void> {
  for (const { tenantId, credentialId } of targets) await openCredential(context, tenantId, credentialId);
}

export interface PreparedSweep {
  plan: SweepPlan;
  targets: { tenant: Tenant; credential: Credential; name: string }[];
}

/** `scopes`: by target, in place of what the input names: for a run that goes on with what it began with. */
export async function prepareSweep(
  context: EngineContext,
  input: SweepInput,
  scopes: string[][] | null = null,
): Promise<PreparedSweep> {
  const keys = input.targets.map(({ tenantId, credentialId }) => `${tenantId} ${credentialId}`);
  if (new Set(keys).size < keys.length) throw twiceTheSame();
  const targets = await Promise.all(
    input.targets.map(async ({ tenantId, credentialId }) => {
      const { tenant, credential } = await context.tenants.credential(tenantId, credentialId);
      if (!kindOf(credential).can.sweeps) throw needsAClient(credential);
      if (input.invalidWrites && !mayTakeInvalidWrites(tenant)) throw noWrites(tenant);
      return { tenant, credential, name: `${tenant.name}, ${credential.name}` };
    }),
  );
  const registered = scopes ?? targets.map(({ credential }) => credential.registeredScopes);
  const plan = planSweep(scopes === null ? input : { ...input, scopes: 'registered' }, context.catalogue, registered);
  const [problem] = plan.problems;
  if (problem !== undefined) throw notPlannable(problem);
  return { plan, targets };
}
