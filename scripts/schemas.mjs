// `npm run schemas`: writes the JSON Schemas and the references of plan files and integration files from the schemas that read them. Those are
// TypeScript that the app shares, and Node 20 cannot run it as it is: Vite's runner loads it.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runnerImport } from 'vite';
import { projectRoot } from './lib/project-root.mjs';

const load = async (file) =>
  (await runnerImport(`/shared/${file}`, { root: projectRoot, configFile: false, logLevel: 'error' })).module;
const { schemaText } = await load('file-form/schema/json-schema.ts');
const { planSchema } = await load('plan/schema/plan-schema.ts');
const { planReference } = await load('plan/schema/plan-reference.ts');
const { integrationSchema, integrationReference } = await load('integration/schema/integration-schema.ts');

const write = (folder, name, text) => writeFile(join(projectRoot, folder, name), text);
await write('resources', 'plan.schema.json', schemaText(planSchema()));
await write('docs', 'PLAN-REFERENCE.md', planReference(planSchema()));
await write('resources', 'integration.schema.json', schemaText(integrationSchema()));
await write('docs', 'INTEGRATION-REFERENCE.md', integrationReference(integrationSchema()));
