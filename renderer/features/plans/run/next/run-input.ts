// What is chosen on the page as what the host is asked to run: values by their type, and what is still missing, in words. Pure.
import type { Tenant } from '../../../../../shared/model/tenant.ts';
import { kindOf } from '../../../../../shared/okta/credentials/credential-kinds.ts';
import type { PlanRunInput } from '../../../../../shared/runs/plan/plan-events.ts';
import type { PlanOutline, PlanVariableFacts } from '../../../../../shared/runs/plan/plan-outline.ts';
import type { RunDraft, RunRequest, RunTarget } from '../plan-run-store.ts';

type Scalar = string | number | boolean | null;

/** Every credential that a plan can ask for tokens with. */
export function possibleTargets(tenants: readonly Tenant[]): RunTarget[] {
  return tenants.flatMap(({ id, name, production, credentials }) =>
    credentials
      .filter((credential) => kindOf(credential).can.sweeps)
      .map((credential) => ({
        key: `${id}/${credential.id}`,
        tenantId: id,
        tenantName: name,
        production,
        credentialId: credential.id,
      })),
  );
}

/** Those that were chosen and are still there, in the order of the choice; else the one with `barKey`. */
export function chosenTargets(
  chosen: readonly string[],
  possible: readonly RunTarget[],
  barKey: string | null,
): RunTarget[] {
  const found = chosen.flatMap((key) => possible.find((target) => target.key === key) ?? []);
  return found.length > 0 ? found : possible.filter(({ key }) => key === barKey);
}

/** As a number or a yes and no where the file has one: in a body the two differ from a text. */
export function typedValue({ value }: Pick<PlanVariableFacts, 'value'>, text: string): Scalar {
  if (typeof value === 'number' && text.trim() !== '' && Number.isFinite(Number(text))) return Number(text);
  if (typeof value === 'boolean' && /^(?:true|false)$/.test(text.trim())) return text.trim() === 'true';
  return text;
}

/** Those that were typed over what the file or the environment says. */
export function givenValues(
  variables: readonly PlanVariableFacts[],
  values: RunDraft['values'],
): Record<string, Scalar> {
  return Object.fromEntries(
    variables
      .filter(({ name, from }) => from !== 'secret' && (values[name] ?? '') !== '')
      .map((variable) => [variable.name, typedValue(variable, values[variable.name] ?? '')]),
  );
}

const CONCURRENCY = /^(?:[1-9]|1\d|20)$/;

/** Why it cannot begin; null when it can. */
export function missingWords(
  draft: Pick<RunDraft, 'values' | 'concurrency'>,
  targets: readonly unknown[],
  outline: Pick<PlanOutline, 'variables'>,
): string | null {
  if (targets.length === 0) return 'Choose a credential: a plan asks for tokens of its own.';
  const unset = outline.variables.find(({ from, known }) => from === 'secret' && !known);
  if (unset)
    return `The secret ${unset.name} is not known: set ${unset.environment} in the environment of Scopebench, and start it again.`;
  const open = outline.variables.find(({ name, known }) => !known && (draft.values[name] ?? '') === '');
  if (open) return `Give a value for ${open.name}.`;
  if (draft.concurrency !== '' && !CONCURRENCY.test(draft.concurrency))
    return 'Steps at the same time: give a number from 1 to 20.';
  return null;
}

/** Of those that write, on a tenant that is marked as production. */
export const productionTargets = ({ targets, outline }: Pick<RunRequest, 'targets' | 'outline'>): RunTarget[] =>
  outline.writes.length === 0 ? [] : targets.filter(({ production }) => production);

export function inputOf(
  { plan, stepIds, draft, outline }: RunRequest,
  { tenantId, credentialId }: RunTarget,
  allowWrites: boolean,
): PlanRunInput {
  const values = givenValues(outline.variables, draft.values);
  return {
    tenantId,
    credentialId,
    file: plan.path ?? plan.name,
    text: plan.text,
    ...(Object.keys(values).length === 0 ? {} : { values }),
    ...(stepIds === null ? {} : { stepIds: [...stepIds] }),
    ...(draft.bail ? { bail: true } : {}),
    ...(draft.concurrency === '' ? {} : { concurrency: Number(draft.concurrency) }),
    ...(draft.mutate && stepIds === null ? { mutate: true } : {}),
    ...(draft.negative && stepIds === null ? { negative: true } : {}),
    ...(allowWrites ? { allowWrites: true } : {}),
  };
}
