// The size rule of the house: no source file over 400 lines, and half of them at most 80. Small files are what keeps one thing
// in one place; data, generated files and styles are set aside.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './lib/project-root.mjs';

const HARD_CAP = 400;
const MEDIAN_CAP = 80;
/** Tables of facts, an entry a row: taking them apart would only scatter them. */
const DATA = new Set([
  'shared/okta/okta-error-facts.ts',
  'shared/okta/okta-error-advice.ts',
  'shared/okta/oauth-error-facts.ts',
  'shared/okta/oauth-error-codes.ts',
]);
const SOURCES = /^(shared|electron|renderer|scripts|test)\/.*\.(ts|tsx|mjs)$/;

const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: projectRoot,
  encoding: 'utf8',
});
const sizes = listed
  .split('\n')
  .filter(
    (file) =>
      SOURCES.test(file) &&
      !DATA.has(file) &&
      !file.startsWith('test/fixtures/') &&
      existsSync(join(projectRoot, file)),
  )
  .map((file) => ({ file, lines: readFileSync(join(projectRoot, file), 'utf8').trimEnd().split('\n').length }))
  .sort((a, b) => a.lines - b.lines);

const median = sizes[Math.floor(sizes.length / 2)]?.lines ?? 0;
const tooLong = sizes.filter(({ lines }) => lines > HARD_CAP);
for (const { file, lines } of tooLong)
  console.error(`${file} has ${lines} lines; ${HARD_CAP} are allowed. Take it apart.`);
if (median > MEDIAN_CAP) console.error(`The median file has ${median} lines; at most ${MEDIAN_CAP} are wanted.`);
console.log(`${sizes.length} files, median ${median} lines, longest ${sizes.at(-1)?.lines ?? 0}.`);
process.exitCode = tooLong.length > 0 || median > MEDIAN_CAP ? 1 : 0;
