// `scopebench tenants credential`: a new credential, a new secret for one (two are kept side by side while an integration rotates
// them), or its removal.
import { Option } from 'commander';
import type { Credential, CredentialDraft } from '../../../../shared/model/credentials/credential.ts';
import type { Tenant } from '../../../../shared/model/tenant.ts';
import type { CredentialKindFacts } from '../../../../shared/okta/credentials/credential-kind.ts';
import {
  CREDENTIAL_KINDS,
  type CredentialKind,
  kindByClient,
  kindOf,
  plainValues,
} from '../../../../shared/okta/credentials/credential-kinds.ts';
import { KEY_TYPES, type KeyType } from '../../../../shared/okta/credentials/key-types.ts';
import { findTenant } from '../../bench/find-tenant.ts';
import { type OpenBench, withBench } from '../../bench/open-bench.ts';
import { takeClientSecret, takeKeyPassphrase } from '../../bench/secrets.ts';
import { prepareVault, withVault } from '../../bench/vault.ts';
import { CliError, needed, usageError } from '../../cli-error.ts';
import type { Define } from '../../command-entries.ts';
import { EXIT, type ExitCode } from '../../exit-code.ts';
import { parseScopes } from '../../options/parse-values.ts';
import { addCommonOptions } from '../../options/shared-options.ts';
import type { Terminal } from '../../terminal/terminal.ts';
import { addFieldOptions, givenFields, missingField } from './credential-fields.ts';
import { addSecretOptions, SECRETS, type SecretOptions } from './secret-options.ts';
import { describeTenant, tenantJson } from './tenant-text.ts';

export const defineCredential: Define = (command, terminal, act) => {
  addSecretOptions(addCommonOptions(command))
    .argument('<tenant>', 'name or id')
    .option('--name <name>', 'name of the credential (a new one that has --kind takes the name of its kind)')
    .addOption(
      new Option('--kind <kind>', `of a new credential (default: ${CREDENTIAL_KINDS[0].id})`).choices(
        CREDENTIAL_KINDS.map(({ id }) => id),
      ),
    );
  addFieldOptions(command, CREDENTIAL_KINDS)
    .option('--key-file <file>', 'private key of a service app: PEM, JWK or JWKS')
    .addOption(
      new Option('--make-key [type]', 'make the private key here, and print its public half (default: RSA-2048)')
        .choices(KEY_TYPES)
        .preset(KEY_TYPES[0]),
    )
    .option('--scopes <list>', 'scopes registered on the integration')
    .option('--replace', 'replace the secret in use, instead of keeping both')
    .option('--remove', 'remove the credential and its secrets')
    .addHelpText('after', SECRETS)
    .action(act((tenant: string, options: CredentialOptions) => changeCredential(terminal, tenant, options)));
};

interface CredentialOptions extends SecretOptions {
  name?: string;
  kind?: CredentialKind;
  scopes?: string;
  replace?: boolean;
  keyFile?: string;
  makeKey?: KeyType;
  remove?: boolean;
}

async function changeCredential(terminal: Terminal, tenantName: string, options: CredentialOptions): Promise<ExitCode> {
  const { dataDir, json, remove } = options;
  // Of which one is meant, nothing else says.
  if (options.kind === undefined || remove || options.replace) needed(options.name, '--name', 'Integration');
  return withBench(terminal, { dataDir, sandbox: false }, async (bench) => {
    const before = await findTenant(bench, tenantName);
    const name = options.name ?? freeName(before, kindOf({ kind: options.kind ?? CREDENTIAL_KINDS[0].id }).label);
    const known = before.credentials.find((one) => one.name.toLowerCase() === name.trim().toLowerCase());
    const tenant = remove
      ? await removeCredential(bench, before, known, name)
      : await saveCredential(bench, before, known, { ...options, name });
    const jwk = options.makeKey === undefined || remove ? null : await madeKey(bench, tenant, name);
    if (json) terminal.printJson({ tenant: tenantJson(tenant), ...(jwk && { publicJwk: jwk }) });
    else {
      terminal.print(describeTenant(tenant));
      if (jwk) terminal.print(`\nPublic key, to be registered for the app:\n${JSON.stringify(jwk, null, 2)}`);
    }
    return EXIT.met;
  });
}

/** The label, with a number where another credential has it. */
function freeName({ credentials }: Tenant, label: string): string {
  const taken = new Set(credentials.map(({ name }) => name.toLowerCase()));
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? label : `${label} ${number}`;
    if (!taken.has(name.toLowerCase())) return name;
  }
}

/** The public half of the key that is in use. */
async function madeKey({ client }: OpenBench, tenant: Tenant, name: string): Promise<Record<string, unknown> | null> {
  const credential = tenant.credentials.find((one) => one.name.toLowerCase() === name.trim().toLowerCase());
  const secretId = credential?.secrets.find(({ inUse }) => inUse)?.id;
  if (!credential || secretId === undefined) return null;
  return (await client.credential.publicKey({ tenantId: tenant.id, credentialId: credential.id, secretId })).jwk;
}

function removeCredential(
  { client }: OpenBench,
  tenant: Tenant,
  known: Credential | undefined,
  name: string,
): Promise<Tenant> {
  if (!known)
    throw new CliError('NOT_FOUND', `${tenant.name} has no credential named ${name}.`, {
      fix: `It has: ${tenant.credentials.map((one) => one.name).join(', ') || 'none'}.`,
    });
  return client.credential.remove({ tenantId: tenant.id, credentialId: known.id });
}

async function saveCredential(
  bench: OpenBench,
  tenant: Tenant,
  known: Credential | undefined,
  options: CredentialOptions & { name: string },
): Promise<Tenant> {
  const { name, scopes, replace, protect } = options;
  const { keyFile, makeKey } = options;
  const kind =
    known?.kind ??
    options.kind ??
    (keyFile === undefined && makeKey === undefined ? CREDENTIAL_KINDS[0].id : kindByClient('private_key_jwt'));
  if (options.kind !== undefined && options.kind !== kind)
    throw usageError(
      `${name} is of the kind ${kind}, which does not change.`,
      'Leave out --kind, or add a credential with another --name.',
    );
  const facts = kindOf({ kind });
  const given = givenFields(facts, CREDENTIAL_KINDS, { ...options });
  if (scopes !== undefined && !facts.can.carriesScopes)
    throw usageError(`--scopes is not for ${facts.noun}.`, 'Leave it out: no scopes are registered on it.');
  if (keyFile !== undefined && !facts.fields.some((field) => field.secret && field.lines))
    throw usageError(`--key-file is not for ${facts.noun}.`, `It has no private key, but a ${facts.secrets.called}.`);
  if (makeKey !== undefined && (keyFile !== undefined || options.secretStdin))
    throw usageError('--make-key makes the private key.', 'Leave out --key-file and --secret-stdin, or --make-key.');
  const missing = known ? null : missingField(facts, given);
  if (missing !== null)
    throw usageError(
      `${tenant.name} has no credential named ${name}: a new one needs ${missing}.`,
      'Add it, or correct --name.',
    );
  const wanted =
    makeKey === undefined &&
    ((known === undefined && !facts.secrets.optional) ||
      options.secretStdin ||
      keyFile !== undefined ||
      replace ||
      // A change of scopes or fields alone must not take a secret that happens to be in the environment.
      (known !== undefined && scopes === undefined && Object.keys(given).length === 0));
  const secret = wanted ? await takeClientSecret(bench.terminal.world, options, secretLabel(facts)) : null;
  if (known === undefined && facts.caution !== null) bench.terminal.note(facts.caution);
  const passphrase = secret === null ? undefined : await takeKeyPassphrase(bench.terminal.world, secret);
  if (secret !== null || makeKey !== undefined) await prepareVault(bench, protect);
  const replaces = replace || facts.secrets.replaces ? known?.secrets.find((one) => one.inUse)?.id : undefined;
  const draft = {
    ...plainValues({ ...known, ...given, kind }),
    kind,
    tenantId: tenant.id,
    ...(known ? { credentialId: known.id } : {}),
    name: known?.name ?? name,
    ...(secret === null ? {} : { secret: { value: secret, passphrase, replaces } }),
    ...(makeKey === undefined ? {} : { makeKey: { type: makeKey, replaces } }),
    ...(scopes === undefined ? {} : { registeredScopes: parseScopes(scopes) }),
  };
  // Which fields a kind has, the table says; the host checks them.
  // Whether a saved key fits an algorithm that is chosen now, only the key says.
  return await withVault(bench, () => bench.client.credential.save(draft as CredentialDraft));
}

/** `Client secret`: as the form calls it. */
const secretLabel = ({ fields }: CredentialKindFacts): string => fields.find(({ secret }) => secret)?.label ?? 'Secret';
