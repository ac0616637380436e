// The JSON Schema of integration files, and docs/INTEGRATION-REFERENCE.md made of it.
import { z } from 'zod';
import { fileReference } from '../../file-form/schema/file-reference.ts';
import type { JsonSchema } from '../../file-form/schema/json-schema.ts';
import { integrationDocument } from '../integration-document.ts';
import { INTEGRATION_SCHEMA_LINE } from './integration-schema-line.ts';

/** The file as it is shipped (`resources/integration.schema.json`) and put beside integrations. */
export function integrationSchema(): JsonSchema {
  const whole = z.toJSONSchema(integrationDocument, { target: 'draft-7', io: 'input' }) as JsonSchema;
  return {
    ...whole,
    description:
      'An API service integration as it is submitted to the Okta Integration Network, and where it is tried. No secret belongs in it.',
  };
}

const HEAD = `# Integration files: reference

An integration is a file \`NAME.integration.yaml\` beside its plans: what is submitted to the Okta Integration Network, its versions, where it is
installed for tests, and what a person confirmed. [INTEGRATIONS.md](INTEGRATIONS.md) shows how one is made and checked. This page is made of the
schema that reads the files (\`npm run schemas\`), as is \`resources/integration.schema.json\`, which \`scopebench plan schema --integration\` prints
and with which an editor completes: the first line of a file is \`${INTEGRATION_SCHEMA_LINE}\`.

No secret belongs in the file: those of credentials are in the vault, and the password of the test account is in a variable of the environment.
`;

export const integrationReference = (schema: JsonSchema): string => fileReference(HEAD, schema, []);
