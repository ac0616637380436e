// `scopebench tenants check`: is an Okta org there? Exit 0 when it is and nothing is wrong, 4 when not, 3 when there was no answer.
import type { CheckResult } from '../../../../shared/model/tenant.ts';
import { findTenant, isSandbox } from '../../bench/find-tenant.ts';
import { withBench } from '../../bench/open-bench.ts';
import { usageError } from '../../cli-error.ts';
import type { Define } from '../../command-entries.ts';
import { EXIT, type ExitCode } from '../../exit-code.ts';
import { addCommonOptions, type CommonOptions } from '../../options/shared-options.ts';
import { formatLevel } from '../../terminal/level.ts';
import type { Paint, Terminal } from '../../terminal/terminal.ts';

export const defineCheck: Define = (command, terminal, act) => {
  addCommonOptions(command)
    .argument('[tenant]', 'name or id of a saved tenant')
    .option('--url <url>', 'an address that is not saved')
    .action(
      act((name: string | undefined, options: CommonOptions & { url?: string }) =>
        checkTenant(terminal, name, options),
      ),
    );
};

async function checkTenant(
  terminal: Terminal,
  name: string | undefined,
  { url, json, dataDir }: CommonOptions & { url?: string },
): Promise<ExitCode> {
  if ((name === undefined) === (url === undefined))
    throw usageError('Check a saved tenant or an address.', 'Give its name, or --url with the address.');
  const visit = url !== undefined;
  return withBench(terminal, { dataDir, sandbox: name !== undefined && isSandbox(name), visit }, async (bench) => {
    const input = name === undefined ? { url } : { tenantId: (await findTenant(bench, name)).id };
    const result = await bench.client.tenant.check(input);
    if (json) terminal.printJson(result);
    else terminal.print(describe(terminal.paint, result));
    if (result.isOkta) return result.findings.some(({ level }) => level === 'problem') ? EXIT.notMet : EXIT.met;
    const { entries } = await bench.client.history.list({ limit: 1 });
    return entries[0]?.status === null ? EXIT.notRun : EXIT.notMet;
  });
}

function describe(paint: Paint, { findings, issuer, tokenEndpoint }: CheckResult): string {
  const lines = findings.flatMap(({ level, message, fix }) => [
    `${formatLevel(paint, level)} ${message}`,
    ...(fix === null ? [] : [`    ${fix}`]),
  ]);
  if (issuer !== null) lines.push(`  Issuer ${issuer}`);
  if (tokenEndpoint !== null) lines.push(`  Token endpoint ${tokenEndpoint}`);
  return lines.join('\n');
}
