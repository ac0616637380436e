// Which org is asked and as whom, from the options that commands share: a saved tenant, the sandbox org, or an org that is
// only visited (--org): then tenant and secret live in the memory of this process.

import type { Credential, CredentialDraft } from '../../../shared/model/credentials/credential.ts';
import type { Settings } from '../../../shared/model/settings.ts';
import type { Tenant } from '../../../shared/model/tenant.ts';
import { kindByClient, kindByScheme, kindOf, plainValues } from '../../../shared/okta/credentials/credential-kinds.ts';
import type { BodyStore } from '../../engine/ports.ts';
import { CliError, usageError } from '../cli-error.ts';
import type { TargetOptions } from '../options/shared-options.ts';
import { readSecretFromStdin } from '../terminal/read-stdin.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { DEFAULT_TENANT, findCredential, findTenant, isSandbox } from './find-tenant.ts';
import { type OpenBench, withBench } from './open-bench.ts';
import { readFaults, refuseFaultsElsewhere } from './sandbox-options.ts';
import { takeClientSecret, takeKeyPassphrase } from './secrets.ts';

export interface Target {
  bench: OpenBench;
  tenant: Tenant;
  /** Asked for only when the request needs one. @throws CliError NOT_FOUND, SECRET_MISSING, USAGE */
  credential(): Credential;
}

export interface WithTargetOptions extends TargetOptions {
  /** False when the request surely goes out without a credential: then no secret is asked for. */
  mayNeedCredential: boolean;
  /** Of a visit: in place of memory. */
  bodies?: BodyStore | undefined;
}

export type WithTargetsOptions = Omit<WithTargetOptions, 'tenant'> & { tenants: readonly string[] };

/** Opens the bench, finds the target, runs the work, closes the bench whatever happens. */
export function withTarget<T>(
  terminal: Terminal,
  { tenant, ...options }: WithTargetOptions,
  work: (target: Target) => Promise<T>,
): Promise<T> {
  return withTargets(terminal, { ...options, tenants: tenant === undefined ? [] : [tenant] }, ([first]) => work(first));
}

/** The same with several tenants on one bench, each once. */
export async function withTargets<T>(
  terminal: Terminal,
  options: WithTargetsOptions,
  work: (targets: [Target, ...Target[]]) => Promise<T>,
): Promise<T> {
  checkOptions(options);
  if (options.org !== undefined) return visit(terminal, options.org, options, (target) => work([target]));
  if (options.tenants.length === 0) terminal.note('No --tenant was given: this is the sandbox org.');
  const [name = DEFAULT_TENANT, ...others] = options.tenants;
  const sandbox = [name, ...others].some(isSandbox);
  refuseFaultsElsewhere(options.fault, sandbox);
  const faults = readFaults(options.fault);
  return withBench(terminal, { dataDir: options.dataDir, sandbox, faults }, async (bench) => {
    const first = await findTenant(bench, name);
    const rest: Tenant[] = [];
    for (const other of others) {
      const tenant = await findTenant(bench, other);
      if (![first, ...rest].some(({ id }) => id === tenant.id)) rest.push(tenant);
    }
    // Among several tenants a name of a credential is looked for where there is a choice.
    const chosen = ({ credentials }: Tenant) =>
      rest.length > 0 && credentials.length === 1 ? undefined : options.credential;
    const target = (tenant: Tenant) => targetOf(bench, tenant, chosen(tenant));
    return work([target(first), ...rest.map(target)]);
  });
}

const targetOf = (bench: OpenBench, tenant: Tenant, name: string | undefined): Target => ({
  bench,
  tenant,
  credential() {
    const found = findCredential(tenant, name);
    const { length } = tenant.credentials;
    if (name === undefined && length > 1)
      bench.terminal.note(`Credential: ${found.name} (the first of ${length}; --credential chooses).`);
    return found;
  },
});

function checkOptions(options: WithTargetsOptions): void {
  const { org, tenants, credential, clientId, secretStdin, keyFile, dpop, apiTokenStdin, fault } = options;
  refuseFaultsElsewhere(fault, org === undefined);
  if (org !== undefined && tenants.length > 0)
    throw usageError('--org and --tenant name two orgs.', 'Give one of them.');
  if (org !== undefined && credential !== undefined)
    throw usageError('--credential chooses among saved ones.', 'With --org use --client-id.');
  if (dpop && (org === undefined || keyFile === undefined))
    throw usageError(
      '--dpop goes with --org and --key-file.',
      'For a saved credential, switch it on with scopebench tenants credential TENANT --name NAME --dpop.',
    );
  if (apiTokenStdin && (org === undefined || clientId !== undefined))
    throw usageError(
      '--api-token-stdin goes with --org, and in place of --client-id.',
      'The API token of a saved tenant is in the vault: use --credential.',
    );
  if (org !== undefined) return;
  if (clientId !== undefined)
    throw usageError(
      '--client-id goes with --org.',
      'For a saved tenant use --credential; to save one, scopebench tenants add.',
    );
  if (secretStdin || keyFile !== undefined)
    throw usageError(
      `${secretStdin ? '--secret-stdin' : '--key-file'} goes with --org and --client-id.`,
      'The secret of a saved tenant is in the vault.',
    );
}

async function visit<T>(
  terminal: Terminal,
  org: string,
  options: WithTargetsOptions,
  work: (target: Target) => Promise<T>,
): Promise<T> {
  const { dataDir, customDomain, mayNeedCredential, bodies } = options;
  const given = mayNeedCredential ? await visitor(terminal, options) : null;
  return withBench(terminal, { dataDir, sandbox: false, visit: true, bodies }, async (bench) => {
    const { client, engine } = bench;
    refuseProxyPassword(engine.settings.get().network.proxy);
    const added = await client.tenant
      .add({ name: 'This run', url: org, production: false, ...(customDomain ? { confirmUnknownSuffix: true } : {}) })
      .catch(withCustomDomainHint);
    if (given === null) return work({ bench, tenant: added, credential: () => refuseToGuess(options.clientId) });
    await client.vault.setUp({ protection: { kind: 'session' } });
    // Which fields a kind has, the table says; the host checks them.
    const tenant = await client.credential.save({
      ...plainValues(given),
      ...given,
      tenantId: added.id,
    } as CredentialDraft);
    return work({ bench, tenant, credential: () => findCredential(tenant, undefined) });
  });
}

/** As whom an org is asked that is not saved, for the memory of this process; null when nothing was given. */
async function visitor(
  terminal: Terminal,
  options: WithTargetsOptions,
): Promise<Omit<CredentialDraft, 'tenantId' | 'clientId'> | null> {
  const { clientId, apiTokenStdin, keyFile, dpop } = options;
  if (apiTokenStdin) {
    const kind = kindByScheme('SSWS');
    const { label: name, caution } = kindOf({ kind });
    if (caution !== null) terminal.note(caution);
    return { kind, name, secret: { value: await readSecretFromStdin(terminal.world, '--api-token-stdin') } };
  }
  const secret = clientId === undefined ? null : await takeClientSecret(terminal.world, options);
  if (clientId === undefined || secret === null) return null;
  const kind = kindByClient(keyFile === undefined ? 'client_secret_basic' : 'private_key_jwt');
  const passphrase = await takeKeyPassphrase(terminal.world, secret);
  const draft = { kind, name: clientId.slice(0, 80), secret: { value: secret, passphrase } };
  return { ...draft, clientId, ...(dpop ? { dpop } : {}) } as typeof draft;
}

function refuseToGuess(clientId: string | undefined): never {
  if (clientId === undefined)
    throw usageError(
      '--org needs --client-id, or --api-token-stdin.',
      'Add the ID, and the secret by SCOPEBENCH_CLIENT_SECRET or --secret-stdin, or the private key by --key-file.',
    );
  throw usageError('The client secret is missing.', 'Set SCOPEBENCH_CLIENT_SECRET, or pipe it in with --secret-stdin.');
}

function refuseProxyPassword({ mode, username }: Settings['network']['proxy']): void {
  if (mode !== 'manual' || username === '') return;
  throw new CliError('UNSUPPORTED', 'The proxy of the settings needs a password that is in the vault.', {
    meaning: '--org does not open the vault.',
    fix: 'Save the org as a tenant and use --tenant, or choose the proxy of the environment in Settings.',
  });
}

/** The engine asks for a confirmation; at a terminal that is an option. */
export function withCustomDomainHint(error: unknown): never {
  const unknown =
    error instanceof Error &&
    'data' in error &&
    (error.data as { details?: { reason?: unknown } } | null)?.details?.reason === 'unknown-suffix';
  if (!unknown) throw error;
  throw usageError(
    error.message,
    'If it is a custom domain of your org, add --custom-domain.',
    'For a typing mistake it would be the wrong place: the client secret would go there.',
  );
}
