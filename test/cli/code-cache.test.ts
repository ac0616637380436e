// The built command line comes with what Node made of its code (scripts/vite/cli-code.mjs), and Node takes it: a build that could not
// make it only warns, and every command would start slower with nobody the wiser.
import { basename } from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder } from '../support/temp-folder.ts';
import { runSpawned } from './support/spawn-scopebench.ts';

/** Notes of each chunk that is compiled whether its cache was taken; undefined where there is none. */
const WATCH = `
  import vm from 'node:vm';
  import { syncBuiltinESMExports } from 'node:module';
  const compiled = [];
  vm.Script = class extends vm.Script {
    constructor(source, options) {
      super(source, options);
      if (options?.filename?.endsWith('.cjs')) compiled.push([options.filename, this.cachedDataRejected === false]);
    }
  };
  syncBuiltinESMExports();
  process.on('exit', () => process.stderr.write('compiled ' + JSON.stringify(compiled) + '\\n'));
`;

test('a call is answered by chunks that all come from the code cache of the build', async () => {
  const folder = await tempFolder();
  try {
    const { code, stderr } = await runSpawned(
      ['send', 'GET', '/api/v1/users?limit=2', '--json', '--data-dir', folder.path],
      { env: { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(WATCH)}` } },
    );
    expect(code, stderr).toBe(0);
    const compiled = JSON.parse(/^compiled (.*)$/m.exec(stderr)?.[1] ?? '[]') as [file: string, taken: boolean][];
    expect(compiled.length).toBeGreaterThan(10);
    expect(compiled.filter(([, taken]) => !taken).map(([file]) => basename(file))).toEqual([]);
  } finally {
    await folder.remove();
  }
});
