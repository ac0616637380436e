// FIDELITY.md may not claim what no test holds: every row that says "done" names the tests that show it, each as a run of the
// tests calls it, every other gives a reason. A row that claims several things names a test for each of them.
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const document = readFileSync(`${root}electron/sandbox/FIDELITY.md`, 'utf8');

/** Cells of the rows of the table under a heading, without its two head lines. */
function rowsUnder(heading: string): string[][] {
  const [, section = ''] = document.split(`\n## ${heading}\n`);
  const lines = (section.split('\n## ')[0] ?? '').split('\n').filter((line) => line.startsWith('|'));
  return lines.slice(2).map((line) =>
    line
      .split(/(?<!\\)\|/)
      .slice(1, -1)
      .map((cell) => cell.trim().replaceAll('\\|', '|')),
  );
}

/** Full names of the tests, by file: those of tables as they are expanded, which reading the source would not show. */
const names = new Map<string, string[]>();
beforeAll(async () => {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [`${root}node_modules/vitest/vitest.mjs`, 'list', '--project', 'sandbox', '--json'],
    { cwd: root, maxBuffer: 16 * 1024 * 1024 },
  );
  for (const { file, name } of JSON.parse(stdout.slice(stdout.indexOf('[')))) {
    const key = /([^/\\]+)\.test\.ts$/.exec(file)?.[1] ?? '';
    names.set(key, [...(names.get(key) ?? []), name]);
  }
}, 120_000);

/** `file › test<br>› another<br>file › group > * ×7`: what is wrong with it, or null. */
function faultOf(cell: string): string | null {
  let file = '';
  for (const cited of cell.split('<br>')) {
    const [, named = '', title = '', , count] = /^(\S*) ?› (.+?)( ×(\d+))?$/.exec(cited) ?? [];
    file = named || file;
    const known = names.get(file) ?? [];
    const pattern = new RegExp(`^(.* > )?${title.split('*').map(quote).join('.*')}$`);
    const found = known.filter((name) => (title.includes('*') ? pattern.test(name) : isCalled(name, title)));
    // Several at once are counted, so that a row of a table that goes is missed.
    const expected = title.includes('*') ? Number(count) : 1;
    if (title === '' || found.length !== expected) return `${cited}: ${found.length} tests of ${file}`;
  }
  return null;
}

const quote = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
const isCalled = (name: string, title: string): boolean => name === title || name.endsWith(` > ${title}`);

it('names existing tests or a reason for every behaviour', () => {
  const rows = rowsUnder('Behaviours');
  const wrong = rows.flatMap((row) => {
    const [, behaviour, , state, cited = ''] = row;
    if (row.length !== 5 || !behaviour) return [`not a row: ${row.join(' ')}`];
    const fault = state === 'done' ? faultOf(cited) : null;
    if (state === 'not done' ? cited.length >= 10 : state === 'done' && fault === null) return [];
    return [`${behaviour}: ${fault ?? state}`];
  });
  expect(wrong).toEqual([]);
  expect(rows.length).toBeGreaterThan(150);
});

it('names existing tests or a reason for every uncertain point', () => {
  const rows = rowsUnder('The uncertain points (FACTS §12, §1.1, §3.1)');
  const wrong = rows.flatMap(([point, meaning = '', cited = '']) => {
    const fault = cited.includes('›') ? faultOf(cited) : cited.length >= 10 ? null : 'no reason';
    return meaning && fault === null ? [] : [`${point}: ${fault}`];
  });
  expect(wrong).toEqual([]);
  expect(rows.length).toBeGreaterThan(15);
});
