// Every `FACTS §n` in code, tests and documents can be looked up: docs/SOURCES.md has a row for it.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const FOLDERS = ['docs', 'electron', 'renderer', 'scripts', 'shared', 'test'];
const files = FOLDERS.flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:tsx?|mjs|md)$/.test(name))
    .map((name) => join(folder, name)),
);

/** `FACTS §1.1, §1.3 and §3` names three. */
function sectionsOf(text: string): string[] {
  const mentions = text.match(/FACTS (?:§[\d.]+(?:, | and | to )?)+/g) ?? [];
  return mentions.flatMap((mention) => [...mention.matchAll(/§(\d+(?:\.\d+)?)/g)].map(([, section = '']) => section));
}

it('leads from each section that is named to where its facts come from', () => {
  const rows = new Set(
    [...readFileSync('docs/SOURCES.md', 'utf8').matchAll(/^\| ([\d.]+) \|/gm)].map(([, row]) => row),
  );
  const named = new Set(files.flatMap((file) => sectionsOf(readFileSync(file, 'utf8'))));
  // The uncertain points are numbered inside §12.
  const missing = [...named].filter((section) => !rows.has(section) && !/^12\.\d+$/.test(section));
  expect(named.size).toBeGreaterThan(10);
  expect(missing).toEqual([]);
});
