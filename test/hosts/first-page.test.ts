// The built page is light to start: its document names all that its first page needs, so that nothing is asked for in turn, and
// that is little. What a person opens later (the editor, the comparison, the Error lab’s tables) is not among it.
import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';

const PAGE = resolve(import.meta.dirname, '../../out/renderer');
/** A tenth above what it was when this was written. More should be a decision. */
const MOST_SCRIPT_BYTES = 860_000;
const MOST_STYLE_BYTES = 185_000;

const html = readFileSync(resolve(PAGE, 'index.html'), 'utf8');
const named = [...html.matchAll(/(?:src|href)="\.\/(assets\/[^"]+)"/g)].map(([, name = '']) => name);
const scripts = named.filter((name) => name.endsWith('.js'));
const text = (name: string) => readFileSync(resolve(PAGE, name), 'utf8');
const bytes = (names: readonly string[]) => names.reduce((sum, name) => sum + statSync(resolve(PAGE, name)).size, 0);

test('the document names every script that the first page imports', () => {
  expect(scripts.length).toBeGreaterThan(1);
  const imported = scripts.flatMap((name) =>
    [...text(name).matchAll(/(?:^|[;\n])import(?:[^"'()]*?from)?["']\.\/([^"']+\.js)["']/g)].map(
      ([, file = '']) => `assets/${file}`,
    ),
  );
  expect(imported.length).toBeGreaterThan(1);
  expect(scripts).toEqual(expect.arrayContaining([...new Set(imported)]));
});

test('few files, and little in them', () => {
  expect(named.length).toBeLessThanOrEqual(8);
  expect(bytes(scripts)).toBeLessThan(MOST_SCRIPT_BYTES);
  expect(bytes(named.filter((name) => name.endsWith('.css')))).toBeLessThan(MOST_STYLE_BYTES);
});

test('nothing that is opened later is among them', () => {
  const all = scripts.map(text).join('\n');
  // The editor, the codes of Okta, the checks of the contract, by words of theirs that no minifier changes.
  for (const word of ['cm-content', 'E0000047', 'invalid_union']) expect(all).not.toContain(word);
});
