// `npm run plan-schema`: writes resources/plan.schema.json and docs/PLAN-REFERENCE.md from the schema that reads plan files. That is
// TypeScript that the app shares, and Node 20 cannot run it as it is: Vite's runner loads it.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runnerImport } from 'vite';
import { projectRoot } from './lib/project-root.mjs';

const load = async (file) =>
  (await runnerImport(`/shared/plan/schema/${file}`, { root: projectRoot, configFile: false, logLevel: 'error' }))
    .module;
const { planSchema, planSchemaText } = await load('plan-schema.ts');
const { planReference } = await load('plan-reference.ts');
await writeFile(join(projectRoot, 'resources', 'plan.schema.json'), planSchemaText());
await writeFile(join(projectRoot, 'docs', 'PLAN-REFERENCE.md'), planReference(planSchema()));
