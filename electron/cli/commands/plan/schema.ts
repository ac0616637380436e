// `scopebench plan schema`: the JSON Schema of plan files, as it is shipped.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findAppRoot } from '../../../assembly/app-root.ts';
import type { Define } from '../../command-entries.ts';
import { EXIT } from '../../exit-code.ts';
import { addCommonOptions } from '../../options/shared-options.ts';

const EXAMPLES = `
Examples:
  scopebench plan schema > scopebench-plan.schema.json

An editor finds it by the first line of a plan:
  # yaml-language-server: $schema=./scopebench-plan.schema.json`;

export const defineSchema: Define = (command, terminal, act) => {
  addCommonOptions(command)
    .addHelpText('after', EXAMPLES)
    .action(
      act(async () => {
        terminal.print((await readPlanSchema()).trimEnd());
        return EXIT.met;
      }),
    );
};

/** With a line break at its end. */
export const readPlanSchema = (): Promise<string> =>
  readFile(join(findAppRoot().folder, 'resources', 'plan.schema.json'), 'utf8');
