// The size rules of the house: no file over 400 lines and none that only forwards, no function over 80, no folder with more than 25
// files beside its rooms.
// Small things are what keeps one thing in one place; tables of data, generated files and fixtures are set aside. What is larger
// from before is in known-sizes.json with its size: it may not grow, and `--shrink` writes the list again, never longer.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { projectRoot } from './lib/project-root.mjs';
import { longestFunction } from './sizes/longest-function.mjs';
import { onlyForwards } from './sizes/only-forwards.mjs';

const MOST = { files: 400, functions: 80, folders: 25 };
/** Tables of facts, an entry a row: taking them apart would only scatter them. */
const DATA = new Set([
  'shared/okta/errors/published/management-errors.ts',
  'shared/okta/errors/published/oauth-errors.ts',
  'shared/okta/errors/okta-error-advice.ts',
  'shared/okta/errors/oauth-error-advice.ts',
]);
/** Functions that are such a table: what the sandbox org holds at its start, and the error cases by group. */
const TABLES = /^electron\/sandbox\/seed\/|^shared\/okta\/error-cases\/cases\/cases-/;
const SOURCES = /^(shared|electron|renderer|scripts|test)\/(?!fixtures\/).*\.(ts|tsx|mjs|css)$/;
/** What is one list for others to take from, though it holds nothing itself. */
const MAY_FORWARD = new Set(['shared/contract/index.ts']);
const KNOWN = join(projectRoot, 'scripts', 'known-sizes.json');

const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: projectRoot,
  encoding: 'utf8',
});
const sources = listed.split('\n').filter((file) => SOURCES.test(file) && existsSync(join(projectRoot, file)));

/** @type {{ files: Map<string, number>, functions: Map<string, number>, folders: Map<string, number> }} */
const sizes = { files: new Map(), functions: new Map(), folders: new Map() };
const forwarding = [];
for (const file of sources) {
  const folder = dirname(file);
  sizes.folders.set(folder, (sizes.folders.get(folder) ?? 0) + 1);
  if (DATA.has(file) || file.endsWith('.css')) continue;
  const text = readFileSync(join(projectRoot, file), 'utf8');
  const lines = text.trimEnd().split('\n').length;
  sizes.files.set(file, lines);
  if (!MAY_FORWARD.has(file) && onlyForwards(file, text)) forwarding.push(file);
  // A function is no longer than its file.
  if (lines > MOST.functions && !TABLES.test(file)) sizes.functions.set(file, longestFunction(file, text));
}

const known = JSON.parse(readFileSync(KNOWN, 'utf8'));
/** @param {'functions' | 'folders'} kind */
const over = (kind) => [...sizes[kind]].filter(([, size]) => size > MOST[kind]);

if (process.argv.includes('--shrink')) {
  for (const kind of ['functions', 'folders']) {
    const before = known[kind];
    const still = over(kind).flatMap(([name, size]) => (name in before ? [[name, Math.min(size, before[name])]] : []));
    known[kind] = Object.fromEntries(still.sort(([a], [b]) => (a < b ? -1 : 1)));
  }
  writeFileSync(KNOWN, `${JSON.stringify(known, null, 2)}\n`);
}

const problems = [...sizes.files]
  .filter(([, lines]) => lines > MOST.files)
  .map(([file, lines]) => `${file} has ${lines} lines; ${MOST.files} are allowed. Take it apart.`);
for (const file of forwarding)
  problems.push(`${file} only hands on what other files hold. Remove it, and import from where each thing is.`);
for (const [kind, what] of [
  ['functions', 'has a function of # lines'],
  ['folders', 'holds # files'],
]) {
  const sized = over(kind);
  for (const [name, size] of sized) {
    const allowed = known[kind][name] ?? MOST[kind];
    if (size > allowed)
      problems.push(`${name} ${what.replace('#', String(size))}; ${allowed} are allowed. Take it apart.`);
  }
  const still = new Map(sized);
  for (const [name, size] of Object.entries(known[kind]))
    if ((still.get(name) ?? 0) < size)
      problems.push(`${name} is smaller than known-sizes.json says. Run: npm run sizes -- --shrink`);
}
for (const problem of problems) console.error(problem);
const left = Object.keys(known.functions).length + Object.keys(known.folders).length;
console.log(`${sizes.files.size} files; ${left} functions and folders are known to be too large.`);
process.exitCode = problems.length > 0 ? 1 : 0;
