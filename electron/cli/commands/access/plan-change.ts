// What the options of `scopebench access` ask to be changed, by the ids of the org: people name a scope, a role, a set by what they call it.
import type { AccessChange, AccessList, AppAccess, OrgChoice } from '../../../../shared/model/app-access.ts';
import type { Tenant } from '../../../../shared/model/tenant.ts';
import { ADMIN_ROLE_TYPES, type AdminRole, adminRoleLabel } from '../../../../shared/okta/app-access/admin-roles.ts';
import { keeperOf } from '../../../../shared/okta/app-access/keeper.ts';
import { findCredential } from '../../bench/find-tenant.ts';
import type { OpenBench } from '../../bench/open-bench.ts';
import { withVault } from '../../bench/vault.ts';
import { CliError, usageError } from '../../cli-error.ts';

export interface ChangeOptions {
  grant?: string;
  revoke?: string;
  assignRole?: string;
  resourceSet?: string;
  removeRole?: string;
  newSecret?: boolean;
  keepIn?: string;
  output?: string;
}

export interface PlannedChange {
  change: AccessChange;
  /** Said when it is done. */
  title: string;
}

/** Null where nothing is to be changed. @throws CliError NOT_FOUND, USAGE, ORG_REFUSED for a list that has to be known */
export async function planChange(
  bench: OpenBench,
  tenant: Tenant,
  access: AppAccess,
  options: ChangeOptions,
): Promise<PlannedChange | null> {
  const { grant, revoke, assignRole, removeRole, newSecret } = options;
  if (grant !== undefined) return { change: { kind: 'grant', scope: grant }, title: `Granted ${grant}.` };
  if (revoke !== undefined) {
    const found = itemsOf(access.parts.grants).find(({ scope }) => scope === revoke);
    if (found && found.id === null)
      throw usageError(
        'The scopes of an API service integration are fixed with it.',
        'Authorize the integration again with other scopes.',
      );
    const { id } = found ?? notFound(`${revoke} is not granted to the app.`);
    return { change: { kind: 'revoke', id: id ?? '' }, title: `Revoked ${revoke}.` };
  }
  if (assignRole !== undefined) return planRole(bench, access, assignRole, options.resourceSet);
  if (removeRole !== undefined) {
    const roles = itemsOf(access.parts.roles);
    const wanted = removeRole.trim().toLowerCase();
    const found = roles.filter(({ id, label, type }) => [id, label, type].some((one) => one.toLowerCase() === wanted));
    if (found.length > 1)
      throw usageError(
        `The app has ${found.length} roles that are called ${removeRole}.`,
        `Give the id of one: ${found.map(({ id }) => id).join(', ')}.`,
      );
    const { id, label } = found[0] ?? notFound(`The app has no role ${removeRole}.`);
    return { change: { kind: 'remove-role', id }, title: `Removed ${label}.` };
  }
  return newSecret ? planSecret(tenant, access, options) : null;
}

async function planRole(
  bench: OpenBench,
  { tenantId, appId, actorId }: AppAccess,
  role: string,
  resourceSet: string | undefined,
): Promise<PlannedChange> {
  const type = role.toUpperCase();
  if (isStandard(type)) {
    if (resourceSet !== undefined)
      throw usageError(
        `${type} is a standard role.`,
        'A resource set goes with a custom role: leave out --resource-set.',
      );
    return { change: { kind: 'assign-role', type }, title: `Assigned ${adminRoleLabel(type)}.` };
  }
  if (resourceSet === undefined)
    throw usageError(
      `${role} is no standard role, and a custom one needs --resource-set.`,
      `Standard ones: ${ADMIN_ROLE_TYPES.join(', ')}.`,
    );
  const lists = await withVault(bench, () => bench.client.appAccess.customRoles({ tenantId, appId, actorId }));
  const of = (list: AccessList<OrgChoice>, wanted: string, what: string): OrgChoice =>
    choose(itemsOf(list), wanted) ??
    notFound(
      `The org has no ${what} ${wanted}.`,
      `It has: ${
        itemsOf(list)
          .map(({ label }) => label)
          .join(', ') || 'none'
      }.`,
    );
  const found = of(lists.roles, role, 'custom role');
  const set = of(lists.resourceSets, resourceSet, 'resource set');
  return {
    change: { kind: 'assign-custom-role', roleId: found.id, resourceSetId: set.id },
    title: `Assigned ${found.label} on ${set.label}.`,
  };
}

function planSecret(tenant: Tenant, { appId }: AppAccess, { keepIn, output }: ChangeOptions): PlannedChange {
  if (output !== undefined) return { change: { kind: 'create-secret', keepIn: null }, title: 'Made a client secret.' };
  const keeper = keepIn === undefined ? keeperOf(tenant, appId, 'secret') : findCredential(tenant, keepIn);
  if (!keeper)
    throw usageError(
      'No credential of this app has room for one secret more.',
      'Write it into a file with --output FILE, or remove a secret that is not in use from the credential.',
    );
  return {
    change: { kind: 'create-secret', keepIn: keeper.id },
    title: `Made a client secret, and saved it in ${keeper.name}; the one in use stays in use.`,
  };
}

const isStandard = (type: string): type is AdminRole => (ADMIN_ROLE_TYPES as readonly string[]).includes(type);

const choose = <One extends { id: string; label: string }>(list: One[], wanted: string): One | undefined =>
  list.find(({ id }) => id === wanted) ?? list.find(({ label }) => label.toLowerCase() === wanted.trim().toLowerCase());

/** @throws CliError ORG_REFUSED */
function itemsOf<Item>(list: AccessList<Item>): Item[] {
  if (list.state === 'read') return list.items;
  if (list.state === 'none') return [];
  const { title, meaning, fix } = list.refusal;
  throw new CliError('ORG_REFUSED', title, { meaning, fix });
}

function notFound(message: string, fix = 'Look at the lists: scopebench access TENANT.'): never {
  throw new CliError('NOT_FOUND', message, { fix });
}
