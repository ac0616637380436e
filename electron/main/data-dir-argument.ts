// `--data-dir` among the arguments of Electron, which are mostly Chromium's: whatever is not ours is passed over. Read from
// `process.argv`, as Electron's documentation asks for an application's own arguments.
import { parseArgs } from 'node:util';

export function readDataDir(argv: readonly string[]): string | undefined {
  const { values } = parseArgs({
    args: argv.slice(1),
    options: { 'data-dir': { type: 'string' } },
    strict: false,
    allowPositionals: true,
  });
  const given = values['data-dir'];
  return typeof given === 'string' && given !== '' ? given : undefined;
}
