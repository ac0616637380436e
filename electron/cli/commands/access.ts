// `scopebench access`: what an app may do in its org and by what it authenticates, and one change of it, by the procedures of the page. A new secret goes
// into the vault or into a file that only its owner reads, never to stdout. The steps of a rotation are on the page: they want a person.
import type { AppAccess, ChangeResult } from '../../../shared/model/app-access.ts';
import type { Tenant } from '../../../shared/model/tenant.ts';
import { findCredential, findTenant, isSandbox } from '../bench/find-tenant.ts';
import { type OpenBench, withBench } from '../bench/open-bench.ts';
import { withVault } from '../bench/vault.ts';
import { CliError, usageError } from '../cli-error.ts';
import type { Define } from '../command-entries.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { addCommonOptions, type CommonOptions } from '../options/shared-options.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { formatAccess, masked } from './access/access-text.ts';
import { type ChangeOptions, planChange } from './access/plan-change.ts';
import { openSecretFile } from './access/secret-file.ts';

const EXAMPLES = `
Examples:
  scopebench access sandbox
  scopebench access Acme --client-id 0oa1example --credential Admin --json
  scopebench access Acme --grant okta.logs.read
  scopebench access Acme --assign-role "Help desk" --resource-set Engineering
  scopebench access Acme --new-secret

One change a call, and the lists as they are after it. --new-secret saves the secret as the second one of a credential of the app, not in use yet.
Exit code 4 when the org refuses the change, or every list.`;

export const defineAccess: Define = (command, terminal, act) => {
  command
    .argument('<tenant>', 'name or id, or sandbox')
    .option('--client-id <id>', 'the app (default: that of the credential)')
    .option('-c, --credential <name>', 'the credential that asks, by name, id or client ID (default: the first)')
    .optionsGroup('One change:')
    .option('--grant <scope>', 'grant a scope to the app')
    .option('--revoke <scope>', 'revoke a granted scope')
    .option(
      '--assign-role <role>',
      'assign an admin role: its type, such as READ_ONLY_ADMIN, or a custom role by name or id',
    )
    .option('--resource-set <set>', 'of a custom role: the resource set that it is for, by name or id')
    .option('--remove-role <role>', 'remove an assigned role, by its id, name or type')
    .option('--new-secret', 'make another client secret')
    .option('--keep-in <name>', 'the credential that keeps the new secret (default: one of the app that has room)')
    .option(
      '--output <file>',
      'write the new secret into this new file, for its owner alone (mode 600), instead of saving it',
    )
    .option('--arm', 'send a change to a tenant that is marked as production')
    .option('--confirm <name>', 'the name of that tenant, for what is revoked or removed');
  addCommonOptions(command)
    .addHelpText('after', EXAMPLES)
    .action(act((name: string, options: AccessOptions) => runAccess(terminal, name, options)));
};

interface AccessOptions extends CommonOptions, ChangeOptions {
  clientId?: string;
  credential?: string;
  output?: string;
  arm?: boolean;
  confirm?: string;
}

interface Done {
  change: ChangeResult;
  /** What it is, in a sentence. */
  title: string;
  file: string | null;
}

function runAccess(terminal: Terminal, name: string, options: AccessOptions): Promise<ExitCode> {
  checkOptions(options);
  return withBench(terminal, { dataDir: options.dataDir, sandbox: isSandbox(name) }, async (bench) => {
    const tenant = await findTenant(bench, name);
    const actor = findCredential(tenant, options.credential);
    const { length } = tenant.credentials;
    if (options.credential === undefined && length > 1)
      terminal.note(`Credential: ${actor.name} (the first of ${length}; --credential chooses).`);
    const appId = options.clientId ?? actor.clientId;
    if (appId === '')
      throw usageError(
        `${actor.name} is not the credential of an app.`,
        'Name the app with --client-id; it is asked about with this credential.',
      );
    const place = { tenantId: tenant.id, appId, actorId: actor.id };
    const before = await withVault(bench, () => bench.client.appAccess.read(place));
    const done = await change(bench, tenant, before, options);
    return show(terminal, done?.change.access ?? before, done, options);
  });
}

function checkOptions({
  grant,
  revoke,
  assignRole,
  removeRole,
  newSecret,
  resourceSet,
  keepIn,
  output,
}: AccessOptions): void {
  const changes = [grant, revoke, assignRole, removeRole, newSecret].filter((one) => one !== undefined);
  if (changes.length > 1) throw usageError('One call makes one change.', 'Call it once for each.');
  if (resourceSet !== undefined && assignRole === undefined)
    throw usageError('--resource-set goes with --assign-role.', 'Name the custom role as well.');
  if ((keepIn !== undefined || output !== undefined) && !newSecret)
    throw usageError(
      `${output === undefined ? '--keep-in' : '--output'} goes with --new-secret.`,
      'Secrets that exist already are not shown again.',
    );
  if (keepIn !== undefined && output !== undefined)
    throw usageError('--keep-in and --output are two places for one secret.', 'Give one of them.');
}

async function change(
  bench: OpenBench,
  tenant: Tenant,
  access: AppAccess,
  options: AccessOptions,
): Promise<Done | null> {
  const planned = await planChange(bench, tenant, access, options);
  if (planned === null) return null;
  const { tenantId, appId, actorId } = access;
  const file = options.output === undefined ? null : await openSecretFile(bench.terminal.world, options.output);
  try {
    const result = await bench.client.appAccess.change({
      ...{ tenantId, appId, actorId, change: planned.change },
      armed: options.arm,
      confirmName: options.confirm,
    });
    const { created, refusal } = result;
    if (created?.problem) throw new CliError('STORAGE_FAILED', created.problem.message, created.problem);
    if (file && created)
      await file.write(bench.engine.appAccess.createdSecret({ ...access, secretId: created.secretId }));
    return { change: result, title: refusal ? '' : planned.title, file: file && created ? file.path : null };
  } finally {
    await file?.close();
  }
}

function show(terminal: Terminal, access: AppAccess, done: Done | null, { json }: AccessOptions): ExitCode {
  const refusal = done?.change.refusal ?? null;
  if (json) {
    const { tenantId, appId: clientId, actorId: credentialId, integration, unlisted, unread } = access;
    const made = done && { refusal, secretId: done.change.created?.secretId ?? null, file: done.file };
    terminal.printJson({
      ...{ tenantId, clientId, credentialId, integration, ...masked(access.parts), unlisted, unread },
      change: made,
    });
  } else {
    if (done && refusal)
      terminal.print(`${terminal.paint('red', '✗')} ${refusal.title}\n  ${refusal.meaning}\n  ${refusal.fix}\n`);
    else if (done)
      terminal.print(`${terminal.paint('green', '✓')} ${done.title}${done.file ? ` It is in ${done.file}.` : ''}\n`);
    terminal.print(formatAccess(terminal.paint, access));
  }
  if (refusal) return EXIT.notMet;
  return Object.values(access.parts).some(({ state }) => state === 'read') ? EXIT.met : EXIT.notMet;
}
