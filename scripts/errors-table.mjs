// `npm run errors-table`: writes docs/ERRORS.md from the error cases. They are TypeScript that the app shares, and Node 20
// cannot run it as it is: Vite's runner loads it.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runnerImport } from 'vite';
import { projectRoot } from './lib/project-root.mjs';

const { module } = await runnerImport('/shared/okta/error-cases/report/errors-page.ts', {
  root: projectRoot,
  configFile: false,
  logLevel: 'error',
});
await writeFile(join(projectRoot, 'docs', 'ERRORS.md'), module.errorsPage());
