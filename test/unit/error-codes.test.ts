// Error codes are what a script decides by: each is thrown somewhere, and the command line's table names each with the
// one exit code that it has. A code that nobody throws any more, or a row that has grown old, fails here.
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { EXIT_BY_ERROR } from '../../electron/cli/exit-code.ts';
import { ERROR_STATUS } from '../../shared/model/errors.ts';

const root = new URL('../../', import.meta.url);

test("the command line's table of error codes is that of the code", () => {
  const readme = readFileSync(new URL('electron/cli/README.md', root), 'utf8');
  const rows = [...readme.matchAll(/^\| `([A-Z_]+)` \| (\d) \| .+ \|$/gm)].map(([, code, exit]) => [
    code,
    Number(exit),
  ]);
  expect(rows.length).toBe(new Set(rows.map(([code]) => code)).size);
  expect(Object.fromEntries(rows)).toEqual(EXIT_BY_ERROR);
});

test('every code is thrown somewhere', () => {
  const folder = new URL('electron/', root);
  const thrown = new Set(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .flatMap((file) => [
        ...readFileSync(new URL(file, folder), 'utf8').matchAll(/new (?:Bench|Cli|ORPC)Error\(\s*'([A-Z_]+)'/g),
      ])
      .map(([, code]) => code),
  );
  expect(Object.keys(ERROR_STATUS).filter((code) => !thrown.has(code))).toEqual([]);
});
