// FIDELITY.md may not claim what no test holds: every row that says "done" names a test that exists, every other a reason.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const table = readFileSync(new URL('../../electron/sandbox/FIDELITY.md', import.meta.url), 'utf8');
const [, behaviours = ''] = table.split('\n## Behaviours\n');
const rows = behaviours
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| area'))
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );

/** Names of tests, of groups of them and of rows of a table, as they stand in a test file: a word in a comment proves nothing. */
function titlesOf(file: string): string[] {
  const text = readFileSync(new URL(`./${file}.test.ts`, import.meta.url), 'utf8');
  return [...text.matchAll(/[([]\s*(['"`])((?:\\.|(?!\1).)*)\1,\s/g)].map(([, , title = '']) =>
    title.replace(/\\(.)/g, '$1'),
  );
}

it('names an existing test or a reason in every row', () => {
  const wrong = rows.filter(([, , , state, proof = '']) => {
    if (state === 'not done') return proof.length < 10;
    const [file = '', name = ''] = proof.split(' › ');
    try {
      return state !== 'done' || name === '' || !titlesOf(file).some((title) => title.includes(name));
    } catch {
      return true;
    }
  });
  expect(wrong).toEqual([]);
  expect(rows.length).toBeGreaterThan(130);
});
