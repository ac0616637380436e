// A tenant or credential by what a person calls it. Names are compared without case; a name that is not there is answered
// with those that are.
import type { Credential } from '../../../shared/model/credentials/credential.ts';
import type { Tenant } from '../../../shared/model/tenant.ts';
import { CliError } from '../cli-error.ts';
import type { OpenBench } from './open-bench.ts';

/** Where no tenant is named. */
export const DEFAULT_TENANT = 'sandbox';
const SANDBOX = new Set([DEFAULT_TENANT, 'sandbox org']);
const NAMED = 8;

export function isSandbox(name: string): boolean {
  return SANDBOX.has(name.trim().toLowerCase());
}

/** @throws CliError NOT_FOUND */
export async function findTenant({ engine }: OpenBench, name: string): Promise<Tenant> {
  // Not by the snapshot: that tries the system keyring, which may ask the person.
  const tenants = await engine.context.tenants.all();
  const wanted = name.trim().toLowerCase();
  const found =
    tenants.find(({ id }) => id === name.trim()) ??
    tenants.find((one) => one.name.toLowerCase() === wanted) ??
    (isSandbox(name) ? tenants.find(({ abilities }) => abilities.builtIn) : undefined);
  if (found) return found;
  const saved = tenants.filter(({ abilities }) => !abilities.builtIn).map((one) => one.name);
  throw new CliError('NOT_FOUND', `There is no tenant named ${name.trim()}.`, {
    meaning: saved.length === 0 ? 'No tenant is saved yet.' : `Saved tenants: ${listed(saved)}.`,
    fix: `Use ${saved.length === 0 ? '' : 'one of them, '}sandbox, or --org for one that is not saved; or add it with scopebench tenants add.`,
  });
}

/** By name, id or client ID; without a name the first. @throws CliError NOT_FOUND, SECRET_MISSING */
export function findCredential(tenant: Tenant, name: string | undefined): Credential {
  const { credentials } = tenant;
  const [first] = credentials;
  if (!first)
    throw new CliError('SECRET_MISSING', `${tenant.name} has no credential yet.`, {
      fix: `Add one: scopebench tenants credential ${quoted(tenant.name)} --name Integration --client-id ID --secret-stdin`,
    });
  if (name === undefined) return first;
  const wanted = name.trim().toLowerCase();
  const found = credentials.find(
    (one) => one.name.toLowerCase() === wanted || one.id === name.trim() || one.clientId === name.trim(),
  );
  if (found) return found;
  throw new CliError('NOT_FOUND', `${tenant.name} has no credential named ${name.trim()}.`, {
    fix: `Use one of: ${listed(credentials.map((one) => one.name))}.`,
  });
}

export function quoted(name: string): string {
  return /^[\w.-]+$/.test(name) ? name : `"${name.replace(/["\\$`]/g, '\\$&')}"`;
}

function listed(names: string[]): string {
  const more = names.length - NAMED;
  return names.slice(0, NAMED).join(', ') + (more > 0 ? ` and ${more} more` : '');
}
