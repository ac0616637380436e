// renderer/ui/theme/mantine.css holds the styles of each Mantine component that the page draws, also of those that are within
// another one: a component whose sheet is missing there would be drawn without a style, and nothing else would say so.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../../..');
const MANTINE = join(ROOT, 'node_modules/@mantine/core/esm');

/** Component → its module, by what the package exports. */
const modules = new Map(
  [...readFileSync(join(MANTINE, 'index.mjs'), 'utf8').matchAll(/import \{([^}]*)\} from "(\.[^"]+)"/g)].flatMap(
    ([, names = '', path = '']) =>
      names.split(',').map((name) => [name.trim().split(' as ').at(-1) ?? '', join(MANTINE, path)] as const),
  ),
);

function usedNames(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((file) => file.isFile() && /\.tsx?$/.test(file.name))
    .flatMap((file) => {
      const text = readFileSync(join(file.parentPath, file.name), 'utf8');
      return [...text.matchAll(/import \{([^}]*)\} from '@mantine\/core'/g)].flatMap(([, names = '']) =>
        names.split(','),
      );
    })
    .map((name) => name.trim())
    .filter((name) => name !== '' && !name.startsWith('type '));
}

/** The sheets of a module and of all that it imports. */
function sheetsOf(path: string, seen: Set<string>): string[] {
  if (seen.has(path)) return [];
  seen.add(path);
  const own = /\/(\w+)\.module\.mjs$/.exec(path)?.[1];
  const text = readFileSync(path, 'utf8');
  return [
    ...(own === undefined ? [] : [own]),
    ...[...text.matchAll(/from "(\.[^"]+\.mjs)"/g)].flatMap(([, to = '']) => sheetsOf(join(dirname(path), to), seen)),
  ];
}

test('every component that is drawn has its style, in the order of the sheet of all', () => {
  const used = [...new Set(usedNames(join(ROOT, 'renderer')))];
  expect(used).toContain('Modal');
  const seen = new Set<string>();
  const needed = used.flatMap((name) => sheetsOf(modules.get(name) ?? `no module of ${name}`, seen));
  const css = readFileSync(join(ROOT, 'renderer/ui/theme/mantine.css'), 'utf8');
  const imported = [...css.matchAll(/styles\/([\w-]+)\.layer\.css/g)].map(([, name = '']) => name);
  expect(imported).toEqual(expect.arrayContaining([...new Set(needed)]));

  const whole = readFileSync(join(ROOT, 'node_modules/@mantine/core/styles.layer.css'), 'utf8');
  const places = imported.map((name) => {
    const own = readFileSync(join(ROOT, `node_modules/@mantine/core/styles/${name}.layer.css`), 'utf8');
    return whole.indexOf(
      own
        .replace(/^@layer mantine \{/, '')
        .trim()
        .slice(0, 60),
    );
  });
  expect(places.filter((place) => place < 0)).toEqual([]);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
});
