// CONTRIBUTING.md says which files a new kind, page or case needs. Here each is added to a copy of the repository by exactly those
// files: the copy must hold together, and must not without any one of them.
import { execFile, execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tempFolder } from '../support/temp-folder.ts';
import { CREDENTIAL_KIND } from '../support/toys/credential-kind.ts';
import { ERROR_CASE } from '../support/toys/error-case.ts';
import { PAGE } from '../support/toys/page.ts';
import { RUN_KIND } from '../support/toys/run-kind.ts';
import { SANDBOX_CLIENT } from '../support/toys/sandbox-client.ts';
import { pathOf, renamed, spellings, type Toy } from '../support/toys/toy.ts';

const TOYS = [CREDENTIAL_KIND, RUN_KIND, PAGE, ERROR_CASE, SANDBOX_CLIENT];
const SETTING = ['tsconfig.base.json', 'vitest.config.ts', 'package.json', 'docs'];
const WORLDS = ['shared', 'electron', 'renderer', 'resources', 'scripts', 'test'];
/** The tables' own checks. */
const CHECKS = [
  'test/unit/okta/errors/error-cases.test.ts',
  'test/unit/okta/credentials/credential-kinds.test.ts',
  'test/engine/credentials/credential-engines.test.ts',
];

const contributing = readFileSync('CONTRIBUTING.md', 'utf8');
const folder = await tempFolder();
afterAll(folder.remove);

/** From its heading to the next one. */
const sectionOf = ({ heading }: Toy): string =>
  contributing.split(/^#+ /m).find((part) => part.startsWith(`${heading}\n`)) ?? '';
const listOf = (toy: Toy): string[] => [...sectionOf(toy).matchAll(/^- `([^`]+)`: ./gm)].map(([, path = '']) => path);
const isNew = (toy: Toy, path: string): boolean => typeof toy.files[path] === 'string';

/** The files that are there already and get a line. */
const tablesOf = (toy: Toy): string[] => listOf(toy).filter((path) => path in toy.files && !isNew(toy, path));

/** The tracked files, with what was changed of them. */
function copyTo(root: string): void {
  const listed = execFileSync('git', ['ls-files', '--', ...SETTING, ...WORLDS], { encoding: 'utf8' });
  for (const file of listed.trim().split('\n')) cpSync(file, join(root, file));
  symlinkSync(resolve('node_modules'), join(root, 'node_modules'), 'junction');
}

/** Those of the toy's files that are named. */
function write(root: string, toy: Toy, named: readonly string[]): void {
  for (const [path, file] of Object.entries(toy.files)) {
    if (!named.includes(path)) continue;
    const place = join(root, pathOf(toy, path));
    mkdirSync(dirname(place), { recursive: true });
    writeFileSync(place, typeof file === 'string' ? file : insert(readFileSync(place, 'utf8'), file));
  }
}

const insert = (text: string, parts: readonly { at: string; insert: string }[]): string =>
  parts.reduce((so, part) => {
    expect(so.split(part.at), part.at).toHaveLength(2);
    return so.replace(part.at, () => part.insert + part.at);
  }, text);

/** With a node of its own; what it says, whether or not it is content. */
function run(root: string, args: readonly string[]): Promise<string> {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^VITEST|^NODE_ENV$/.test(name)));
  return new Promise((done) => {
    execFile(process.execPath, args, { cwd: root, env, maxBuffer: 2 ** 24 }, (failed, out, err) =>
      done(failed ? `${out}${err}` || String(failed) : ''),
    );
  });
}

/** The faults that the type check finds, one a line; from `files` on, or in all worlds. */
function checkTypes(root: string, files?: readonly string[]): Promise<string> {
  const roots = files
    ? { files: files.map((file) => `../${file}`), include: ['../shared/platform.d.ts'] }
    : { include: ['../shared/**/*.ts', '../electron/**/*.ts', '../renderer/**/*.ts', '../renderer/**/*.tsx'] };
  writeFileSync(join(root, 'test', 'tsconfig.copy.json'), JSON.stringify({ extends: './tsconfig.json', ...roots }));
  // By one checker: what it does is counted in the processor time of everybody.
  return run(root, ['node_modules/typescript-7/bin/tsc', '-p', 'test/tsconfig.copy.json', '--singleThreaded']);
}

describe('the lists of CONTRIBUTING.md are long enough', () => {
  const root = join(folder.path, 'whole');
  let typeFaults = '';
  beforeAll(async () => {
    copyTo(root);
    for (const toy of TOYS) write(root, toy, listOf(toy));
    typeFaults = await checkTypes(root);
    // Only ends what hangs: on a busy machine the check of all worlds takes more than a minute.
  }, 300_000);

  it('all toys together pass the type check of every world', () => {
    expect(typeFaults).toBe('');
  });

  it('what is made of a table shows the toy, and the tables pass their own checks', async () => {
    for (const toy of TOYS)
      for (const [path, program] of Object.entries(toy.made ?? {})) {
        if (!listOf(toy).includes(path)) continue;
        const before = readFileSync(path, 'utf8');
        expect(await run(root, [program])).toBe('');
        expect(readFileSync(join(root, path), 'utf8'), `${path} is as it was`).not.toBe(before);
      }
    expect(await run(root, ['node_modules/vitest/vitest.mjs', 'run', ...CHECKS])).toBe('');
  });
});

describe.each(TOYS.map((toy) => [toy.heading, toy] as const))('%s', (_, toy) => {
  it('has a list, and the toy knows each file of it', () => {
    expect(listOf(toy)).not.toEqual([]);
    for (const path of listOf(toy))
      expect({ ...toy.files, ...toy.made }, 'not needed for the toy').toHaveProperty([path]);
  });

  it('has two tables at most, which are left out one by one below', () => {
    expect(tablesOf(toy).length).toBeLessThanOrEqual(2);
  });

  it('needs each new file of its list, because another one imports it', () => {
    for (const path of listOf(toy).filter((one) => isNew(toy, one))) {
      const name = pathOf(toy, path).replace(/^.*\//, '/');
      const others = Object.entries(toy.files).filter(([other]) => other !== path);
      expect(JSON.stringify(others), path).toContain(`${name}'`);
    }
  });

  it('shows code that is the toy’s', () => {
    const texts = Object.values(toy.files).flatMap((file) =>
      typeof file === 'string' ? file : file.map((part) => part.insert),
    );
    const examples = [...sectionOf(toy).matchAll(/^```tsx?\n([\s\S]*?)^```$/gm)].map(([, code = '']) => code);
    expect(examples).not.toEqual([]);
    const plain = (code: string): string => code.replaceAll(/\s+/g, ' ').trim();
    for (const code of examples)
      expect(
        texts.map(plain).some((text) => text.includes(plain(code))),
        code,
      ).toBe(true);
  });
});

// The first and the second table of a list meet in one literal, of which the check names one fault only: so they are left out apart.
describe.each([0, 1])('without table %i of each list', (index) => {
  it('the type check fails, and names what is half there', async () => {
    const root = join(folder.path, `without-${index}`);
    copyTo(root);
    const short = TOYS.flatMap((toy) => {
      const left = tablesOf(toy)[index];
      return left === undefined || toy.made ? [] : [{ toy: renamed(toy, `${toy.name}-short`), left }];
    });
    expect(short.length).toBeGreaterThan(0);
    for (const { toy, left } of short)
      write(
        root,
        toy,
        listOf(toy).filter((path) => path !== left),
      );
    const files = short.flatMap(({ toy }) => listOf(toy).map((path) => pathOf(toy, path)));
    const faults = (await checkTypes(root, [...new Set(files)])).split('\n');
    for (const { toy, left } of short)
      expect(
        faults.some((line) => spellings(toy.name).some((name) => line.includes(name))),
        `${left}: ${toy.name}`,
      ).toBe(true);
  });
});
