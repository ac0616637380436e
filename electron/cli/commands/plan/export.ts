// `scopebench plan export`: a plan for those who run something else. Sends nothing, and no secret is in it: the plan has none.
import { Option } from 'commander';
import { withBench } from '../../bench/open-bench.ts';
import { usageError } from '../../cli-error.ts';
import type { Define } from '../../command-entries.ts';
import { EXIT, type ExitCode } from '../../exit-code.ts';
import { addCommonOptions, type CommonOptions } from '../../options/shared-options.ts';
import { readTextFile } from '../../terminal/read-text-file.ts';
import type { Terminal } from '../../terminal/terminal.ts';
import { checkWritable, writeTextFile } from '../../terminal/write-text-file.ts';
import { formatProblem } from '../check.ts';

const EXAMPLES = `
Examples:
  scopebench plan export users.scopebench.yaml --to postman --output users.postman.json
  scopebench plan export users.scopebench.yaml --to har --output users.har
  scopebench plan export users.scopebench.yaml --to curl --output users.sh

The script of curl asks for SCOPEBENCH_ORG, SCOPEBENCH_CLIENT_ID and SCOPEBENCH_CLIENT_SECRET, needs sh, curl, awk, sed and base64,
and ends with 4 when a status is not as expected. What the other format cannot say is named in it and on stderr.`;

export const defineExport: Define = (command, terminal, act) => {
  command
    .argument('<plan>', 'a plan file; - is stdin')
    .addOption(new Option('--to <format>', 'what is written').choices(['postman', 'har', 'curl']).makeOptionMandatory())
    .option('-o, --output <file>', 'write it there (default: stdout)')
    .option('--org <url>', 'of a HAR: the org of its addresses', 'https://acme.okta.com');
  addCommonOptions(command)
    .addHelpText('after', EXAMPLES)
    .action(act((file: string, options: ExportOptions) => runExport(terminal, file, options)));
};

interface ExportOptions extends CommonOptions {
  to: 'postman' | 'har' | 'curl';
  output?: string;
  org: string;
}

async function runExport(terminal: Terminal, file: string, options: ExportOptions): Promise<ExitCode> {
  if (!URL.canParse(options.org))
    throw usageError(`--org ${options.org} is no address.`, 'Give one such as https://acme.okta.com.');
  if (options.output !== undefined) await checkWritable(terminal.world, options.output);
  const text = await readTextFile(terminal.world, file, 'plan export');
  const { problems } = await withBench(terminal, { dataDir: options.dataDir, sandbox: false }, ({ client }) =>
    client.plan.check({ text }),
  );
  const errors = problems.filter(({ severity }) => severity === 'error');
  for (const problem of errors) terminal.note(formatProblem(terminal, file, problem));
  if (errors.length > 0) return EXIT.badFile;
  const { written, notes } = await exported(text, options);
  for (const note of notes) terminal.note(`Note: ${note}`);
  const path = options.output === undefined ? null : await writeTextFile(terminal, options.output, written);
  if (options.json) terminal.printJson({ file: path, ...(path === null ? { text: written } : {}), notes });
  else if (path === null) terminal.print(written.trimEnd());
  return EXIT.met;
}

async function exported(text: string, { to, org }: ExportOptions): Promise<{ written: string; notes: string[] }> {
  const [{ readPlan }, { exportedPlan }] = await Promise.all([
    import('../../../../shared/plan/read-plan.ts'),
    import('../../../../shared/plan/export/exported-step.ts'),
  ]);
  const { plan } = readPlan(text);
  if (plan === null) throw new Error('a plan without errors cannot be read');
  const ready = exportedPlan(plan);
  const { notes } = ready;
  if (to === 'har')
    return {
      notes,
      written: (await import('../../../../shared/plan/export/to-har.ts')).toHar(ready, new URL(org).origin),
    };
  if (to === 'curl')
    return { notes, written: (await import('../../../../shared/plan/export/to-shell.ts')).toShell(ready) };
  return { notes, written: (await import('../../../../shared/plan/export/to-postman.ts')).toPostman(ready) };
}
