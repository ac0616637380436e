// `scopebench check`: what is wrong with files of plans and integrations, one line a fault, as compilers print them. Sends nothing.
import { counted } from '../../../shared/counted.ts';
import { keptKindOf } from '../../../shared/file-form/kept-files.ts';
import type { PlanProblem } from '../../../shared/model/plan.ts';
import { withBench } from '../bench/open-bench.ts';
import type { Define } from '../command-entries.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { addCommonOptions, type CommonOptions } from '../options/shared-options.ts';
import { readTextFile } from '../terminal/read-text-file.ts';
import type { Terminal } from '../terminal/terminal.ts';

const EXAMPLES = `
Examples:
  scopebench check users.scopebench.yaml
  scopebench check plans/*.scopebench.yaml --json
  scopebench check acme.integration.yaml

Each fault is FILE:LINE:COLUMN, what is wrong and what to do. A warning does not keep a plan from being run.
A file whose name ends in .integration.yaml is checked as an integration, any other as a plan.
Exit code 2 when there is an error.`;

export const defineCheck: Define = (command, terminal, act) => {
  command.argument('<files...>', 'plans, and integrations (*.integration.yaml); - is a plan on stdin');
  addCommonOptions(command)
    .addHelpText('after', EXAMPLES)
    .action(act((files: string[], options: CommonOptions) => runCheck(terminal, files, options)));
};

async function runCheck(terminal: Terminal, files: string[], { json, dataDir }: CommonOptions): Promise<ExitCode> {
  const texts = await Promise.all(
    [...new Set(files)].map(async (file) => ({ file, text: await readTextFile(terminal.world, file, 'check') })),
  );
  return withBench(terminal, { dataDir, sandbox: false }, async ({ client }) => {
    const checked: { file: string; problems: PlanProblem[] }[] = [];
    for (const { file, text } of texts) {
      const { check } = keptKindOf(file) === 'integration' ? client.integration : client.plan;
      checked.push({ file, problems: (await check({ text })).problems });
    }
    const all = checked.flatMap(({ problems }) => problems);
    const errors = all.filter(({ severity }) => severity === 'error').length;
    const warnings = all.length - errors;
    if (json) terminal.printJson({ files: checked, errors, warnings });
    else {
      for (const { file, problems } of checked)
        for (const problem of problems) terminal.print(formatProblem(terminal, file, problem));
      terminal.note(
        `${counted(checked.length, 'file')}: ${counted(errors, 'error')}, ${counted(warnings, 'warning')}.`,
      );
    }
    return errors > 0 ? EXIT.badFile : EXIT.met;
  });
}

export function formatProblem({ paint }: Terminal, file: string, problem: PlanProblem): string {
  const { line, column, severity, message, fix } = problem;
  return `${file}:${line}:${column}: ${paint(severity === 'error' ? 'red' : 'amber', severity)}: ${message} ${fix}`;
}
