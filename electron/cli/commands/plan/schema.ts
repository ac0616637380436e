// `scopebench plan schema`: the JSON Schema of plan files, or of integration files, as it is shipped.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { KeptKind } from '../../../../shared/model/plan-files.ts';
import { findAppRoot } from '../../../assembly/app-root.ts';
import type { Define } from '../../command-entries.ts';
import { EXIT } from '../../exit-code.ts';
import { addCommonOptions } from '../../options/shared-options.ts';

const EXAMPLES = `
Examples:
  scopebench plan schema > scopebench-plan.schema.json
  scopebench plan schema --integration > scopebench-integration.schema.json

An editor finds it by the first line of a plan:
  # yaml-language-server: $schema=./scopebench-plan.schema.json`;

export const defineSchema: Define = (command, terminal, act) => {
  command.option('--integration', 'that of integration files');
  addCommonOptions(command)
    .addHelpText('after', EXAMPLES)
    .action(
      act(async ({ integration = false }: { integration?: boolean }) => {
        terminal.print((await readSchema(integration ? 'integration' : 'plan')).trimEnd());
        return EXIT.met;
      }),
    );
};

/** With a line break at its end. */
export const readSchema = (kind: KeptKind): Promise<string> =>
  readFile(join(findAppRoot().folder, 'resources', `${kind}.schema.json`), 'utf8');
