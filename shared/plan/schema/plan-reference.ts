// docs/PLAN-REFERENCE.md, made of the JSON Schema of plan files.
import { fileReference } from '../../file-form/schema/file-reference.ts';
import type { JsonSchema } from '../../file-form/schema/json-schema.ts';

const HEAD = `# Plan files: reference

A plan is a file \`NAME.scopebench.yaml\`: what an integration calls, with which scopes and why, and what is expected of each answer.
[PLANS.md](PLANS.md) shows how one is made and run. This page is made of the schema that reads the files (\`npm run schemas\`), as is
\`resources/plan.schema.json\`, which \`scopebench plan schema\` prints and with which an editor completes: the first line of a plan is
\`# yaml-language-server: $schema=./scopebench-plan.schema.json\`.

\`{{name}}\` in a text stands for the value of a variable, and \`{name}\` in a path too. A text that is one variable and nothing else takes
its value with its type. YAML reads \`{{\` as something else: put such texts into quotes.
`;

export const planReference = (schema: JsonSchema): string =>
  fileReference(HEAD, schema, [
    ['A step', 'step'],
    ['What is expected of a value', 'check'],
  ]);
