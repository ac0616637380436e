// `npm run catalogue -- <openapi.yaml|json> [--family management]`: writes resources/catalogue/<family>.json.
// The transformation is TypeScript that the app shares, and Node 20 cannot run it as it is: Vite's runner loads it.

import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { module } = await runnerImport('/scripts/catalogue/make.mjs', { root, configFile: false, logLevel: 'error' });
process.exitCode = await module.make(process.argv.slice(2), {
  directory: fileURLToPath(new URL('../../resources/catalogue/', import.meta.url)),
  out: (line) => process.stdout.write(`${line}\n`),
  err: (line) => process.stderr.write(`${line}\n`),
});
