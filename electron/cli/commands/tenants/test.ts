// `scopebench tenants test`: does a credential work? Exit 0 when it does, 4 when the org refuses it or a part of what was asked for, 3
// when nothing was answered that decides it.
import type { CredentialTest, TestOutcome } from '../../../../shared/model/credentials/credential-test.ts';
import { findCredential, findTenant, isSandbox } from '../../bench/find-tenant.ts';
import { withBench } from '../../bench/open-bench.ts';
import { withVault } from '../../bench/vault.ts';
import type { Define } from '../../command-entries.ts';
import { EXIT, type ExitCode } from '../../exit-code.ts';
import { addCommonOptions, type CommonOptions } from '../../options/shared-options.ts';
import { formatLevel } from '../../terminal/level.ts';
import type { Paint, Terminal } from '../../terminal/terminal.ts';

const WHAT = `
It requests a token with the registered scopes (without any, with the one that the GET needs) and sends one GET that changes nothing.
Both are in the history.`;

export const defineTest: Define = (command, terminal, act) => {
  addCommonOptions(command)
    .argument('<tenant>', 'name or id, or sandbox')
    .option('-c, --credential <name>', 'its credential by name, id or client ID (default: the first)')
    .addHelpText('after', WHAT)
    .action(act((name: string, options: TestOptions) => testCredential(terminal, name, options)));
};

interface TestOptions extends CommonOptions {
  credential?: string;
}

const EXITS: Record<TestOutcome, ExitCode> = {
  works: EXIT.met,
  'works-as-requested': EXIT.met,
  'in-part': EXIT.notMet,
  fails: EXIT.notMet,
  unclear: EXIT.notRun,
};

const WORDS: Record<TestOutcome, string> = {
  works: 'works',
  'works-as-requested': 'works for what was requested',
  'in-part': 'works in part',
  fails: 'does not work',
  unclear: 'may work or not: the test could not decide it',
};

function testCredential(
  terminal: Terminal,
  name: string,
  { credential, json, dataDir }: TestOptions,
): Promise<ExitCode> {
  return withBench(terminal, { dataDir, sandbox: isSandbox(name) }, async (bench) => {
    const tenant = await findTenant(bench, name);
    const found = findCredential(tenant, credential);
    const { length } = tenant.credentials;
    if (credential === undefined && length > 1)
      terminal.note(`Credential: ${found.name} (the first of ${length}; --credential chooses).`);
    const { basis: _, ...test } = await withVault(bench, () =>
      bench.client.credential.test({ tenantId: tenant.id, credentialId: found.id }),
    );
    if (json) terminal.printJson(test);
    else terminal.print(`${found.name} of ${tenant.name} ${WORDS[test.outcome]}.\n${describe(terminal.paint, test)}`);
    return EXITS[test.outcome];
  });
}

const describe = (paint: Paint, { findings }: Pick<CredentialTest, 'findings'>): string =>
  findings
    .flatMap(({ level, message, meaning, fix, confidence }) => [
      `${formatLevel(paint, level)} ${message}${confidence === 'certain' ? '' : ` (${confidence})`}`,
      ...[meaning, fix].filter((line) => line !== '').map((line) => `    ${line}`),
    ])
    .join('\n');
