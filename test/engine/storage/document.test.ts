// Tenants on the disk: a damaged file costs at most the latest change, and never the file itself.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { createAtomicFile } from '../../../electron/adapters/files/atomic-file.ts';
import { createDocument } from '../../../electron/engine/document.ts';
import { makeFolder } from '../../support/storage/storage-folder.ts';

const schema = z.object({ names: z.array(z.string()) });

function open(folder: string, version = 1, migrate?: (value: unknown, from: number) => unknown) {
  return createDocument({
    name: 'tenants',
    file: createAtomicFile({ path: join(folder, 'tenants.json') }),
    schema,
    version,
    empty: { names: [] },
    migrate,
  });
}

const add = (name: string) => (value: { names: string[] }) => ({ names: [...value.names, name] });

async function withTwo(): Promise<string> {
  const folder = await makeFolder();
  await open(folder).update(add('Acme'));
  await open(folder).update(add('Umbra'));
  return folder;
}

test('updates are made in the order in which they were asked for', async () => {
  const folder = join(await makeFolder(), ...Array<string>(60).fill('new'));
  const documents = [open(folder), open(folder)];
  const names = Array.from({ length: 30 }, (_, turn) => `Acme ${turn}`);
  await Promise.all(names.map((name, turn) => documents[turn % 2]!.update(add(name))));
  expect((await documents[0]!.read()).value).toEqual({ names });
});

test('what is written is there for the next process; a change that fails leaves everything as it was', async () => {
  const folder = await withTwo();
  expect(await open(folder).read()).toEqual({ value: { names: ['Acme', 'Umbra'] }, notice: null });
  await expect(
    open(folder).update(() => {
      throw new Error('no');
    }),
  ).rejects.toThrow('no');
  await expect(open(folder).update(() => ({ names: 'none' }) as never)).rejects.toThrow();
  expect((await open(folder).read()).value).toEqual({ names: ['Acme', 'Umbra'] });
});

test('changes of two open documents on one file build on each other', async () => {
  const folder = await makeFolder();
  const [one, two] = [open(folder), open(folder)];
  await Promise.all(Array.from({ length: 20 }, (_, number) => (number % 2 ? one : two).update(add(`t${number}`))));
  expect((await one.read()).value.names).toHaveLength(20);
  expect(await two.read()).toEqual(await one.read());
});

test.each([
  ['cut short', (text: string) => text.slice(0, 20)],
  ['empty', () => ''],
  ['of another shape', () => JSON.stringify({ version: 1, value: { names: [1] } })],
  ['something else', () => '\u0000\u0000'],
])('a file that is %s is kept aside and the backup takes its place', async (_, damage) => {
  const folder = await withTwo();
  const path = join(folder, 'tenants.json');
  const damaged = damage(await readFile(path, 'utf8'));
  await writeFile(path, damaged);
  const { value, notice } = await open(folder).read();
  expect(value).toEqual({ names: ['Acme'] });
  const aside = (await readdir(folder)).find((name) => name.includes('set-aside')) ?? '';
  expect(await readFile(join(folder, aside), 'utf8')).toBe(damaged);
  expect(notice).toEqual({
    id: 'document-tenants',
    level: 'warning',
    message: 'The saved tenants could not be read; the backup took their place.',
    fix: `Check that your latest change is there. The damaged file is kept as ${aside}.`,
  });
  expect(await open(folder).read()).toEqual({ value: { names: ['Acme'] }, notice: null });
});

test('a damaged file that is met while saving is put right first, and reported at the next read', async () => {
  const folder = await withTwo();
  await writeFile(join(folder, 'tenants.json'), '{');
  const document = open(folder);
  expect(await document.update(add('Hooli'))).toEqual({ names: ['Acme', 'Hooli'] });
  expect((await document.read()).notice?.message).toContain('the backup took their place');
  expect((await document.read()).notice).toBeNull();
});

test('a missing file with a backup is no empty list', async () => {
  const folder = await withTwo();
  await createAtomicFile({ path: join(folder, 'tenants.json') }).setAside();
  expect((await open(folder).read()).value).toEqual({ names: ['Acme'] });
  expect(await open(folder).update(add('Hooli'))).toEqual({ names: ['Acme', 'Hooli'] });
});

test('without a good backup the list starts empty, says so once, and both damaged files are kept', async () => {
  const folder = await withTwo();
  await writeFile(join(folder, 'tenants.json'), 'one');
  await writeFile(join(folder, 'tenants.json.bak'), 'two');
  const { value, notice } = await open(folder).read();
  expect(value).toEqual({ names: [] });
  expect(notice).toMatchObject({
    level: 'error',
    message: 'The saved tenants could not be read and there is no good backup.',
  });
  const kept = (await readdir(folder)).filter((name) => name.includes('set-aside')).sort();
  expect(await Promise.all(kept.map((name) => readFile(join(folder, name), 'utf8')))).toEqual(['one', 'two']);
  expect((await open(folder).read()).notice).toBeNull();
});

test('an older file is lifted to this version; a newer one is left alone', async () => {
  const folder = await withTwo();
  const lifted = open(folder, 2, (value, from) => ({ names: [...schema.parse(value).names, `from ${from}`] }));
  expect((await lifted.read()).value).toEqual({ names: ['Acme', 'Umbra', 'from 1'] });
  await lifted.update(add('Hooli'));

  const text = await readFile(join(folder, 'tenants.json'), 'utf8');
  const older = open(folder, 1);
  expect(await older.read()).toMatchObject({
    value: { names: [] },
    notice: { message: 'The saved tenants were written by a newer Scopebench and are left as they are.' },
  });
  await expect(older.update(add('Acme'))).rejects.toMatchObject({ code: 'FILE_INVALID' });
  expect(await readFile(join(folder, 'tenants.json'), 'utf8')).toBe(text);
});
