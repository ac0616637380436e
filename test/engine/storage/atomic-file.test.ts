// The file under the vault and the tenants: replaced as a whole, one writer at a time, whoever died before.
import { readdir, readFile, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createAtomicFile } from '../../../electron/adapters/files/atomic-file.ts';
import { makeFolder } from '../../support/storage/storage-folder.ts';

test('a replacement keeps the text before it as the backup, and setting aside overwrites nothing', async () => {
  const folder = await makeFolder();
  const file = createAtomicFile({ path: join(folder, 'new', 'vault.json') });
  expect(await file.read()).toEqual({ text: null, backup: null });
  await file.replace('one');
  expect(await file.read()).toEqual({ text: 'one', backup: null });
  await file.replace('two');
  await file.replace('three');
  expect(await file.read()).toEqual({ text: 'three', backup: 'two' });

  const first = await file.setAside();
  expect(await file.read()).toEqual({ text: null, backup: 'two' });
  await file.replace('four');
  // There was no file to keep: the good backup stays.
  expect(await file.read()).toEqual({ text: 'four', backup: 'two' });
  const second = await file.setAside(true);
  expect(await file.read()).toEqual({ text: null, backup: null });

  const inside = join(folder, 'new');
  expect((await readdir(inside)).sort()).toEqual([first, second, `${second}.bak`].sort());
  expect(await readFile(join(inside, first), 'utf8')).toBe('three');
  expect(await readFile(join(inside, second), 'utf8')).toBe('four');
});

test.runIf(process.platform !== 'win32')('file, backup and folder are for their owner only', async () => {
  const folder = join(await makeFolder(), 'data');
  const file = createAtomicFile({ path: join(folder, 'vault.json') });
  await file.replace('one');
  await file.replace('two');
  const rights = async (path: string) => ((await stat(path)).mode & 0o777).toString(8);
  expect(await Promise.all([folder, join(folder, 'vault.json'), join(folder, 'vault.json.bak')].map(rights))).toEqual([
    '700',
    '600',
    '600',
  ]);
});

test('work on one file runs one after the other, also when some of it fails', async () => {
  const folder = await makeFolder();
  const files = [0, 1].map(() => createAtomicFile({ path: join(folder, 'count.json') }));
  await files[0]?.replace('0');
  const turns = Array.from({ length: 30 }, (_, turn) =>
    files[turn % 2]!.exclusively(async () => {
      const { text } = await files[turn % 2]!.read();
      if (turn % 3 === 2) throw new Error('on purpose');
      await files[turn % 2]!.replace(String(Number(text) + 1));
    }),
  );
  const outcomes = await Promise.allSettled(turns);
  expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(10);
  expect((await files[0]!.read()).text).toBe('20');
  expect(await readdir(folder)).toEqual(['count.json', 'count.json.bak']);
});

test('work runs in the order in which it was asked for, also where the folder is only being made', async () => {
  const path = join(await makeFolder(), ...Array<string>(60).fill('new'), 'count.json');
  const files = [createAtomicFile({ path }), createAtomicFile({ path })];
  const order: number[] = [];
  const wanted = Array.from({ length: 200 }, (_, turn) => turn);
  await Promise.all(wanted.map((turn) => files[turn % 2]!.exclusively(async () => void order.push(turn))));
  expect(order).toEqual(wanted);
});

/** No process has this number: it is above what any system gives out. */
const NOBODY = 2 ** 30;

test.each([
  ['a process that is gone', JSON.stringify({ pid: NOBODY, host: hostname(), token: 'a' })],
  ['an earlier process with our own number', JSON.stringify({ pid: process.pid, host: hostname(), token: 'b' })],
])('a lock of %s is taken over, not waited for', async (_, lock) => {
  const folder = await makeFolder();
  const path = join(folder, 'vault.json');
  await writeFile(`${path}.lock`, lock);
  // Many at once: a taken-over lock must not be given to two.
  const order: string[] = [];
  const file = createAtomicFile({ path });
  await Promise.all(
    ['x', 'y'].map((name) =>
      file.exclusively(async () => {
        order.push(`${name} in`);
        await file.replace(name);
        order.push(`${name} out`);
      }),
    ),
  );
  expect(order).toEqual(['x in', 'x out', 'y in', 'y out']);
  expect(await readdir(folder)).toEqual(['vault.json', 'vault.json.bak']);
});

test('a lock of another machine that nobody has touched for a minute is taken over after a while of watching', async () => {
  const folder = await makeFolder();
  const path = join(folder, 'vault.json');
  await writeFile(`${path}.lock`, JSON.stringify({ pid: 1, host: 'elsewhere.example', token: 'c' }));
  const longAgo = new Date(Date.now() - 120_000);
  await utimes(`${path}.lock`, longAgo, longAgo);
  const file = createAtomicFile({ path });
  await file.exclusively(() => file.replace('saved'));
  expect((await file.read()).text).toBe('saved');
});

test('a lock that a living process holds on to ends in a sentence, and stays its own', async () => {
  const folder = await makeFolder();
  const path = join(folder, 'vault.json');
  const lock = JSON.stringify({ pid: process.ppid, host: hostname(), token: 'd' });
  await writeFile(`${path}.lock`, lock);
  const file = createAtomicFile({ path, waitMs: 300 });
  await expect(file.exclusively(() => file.replace('never'))).rejects.toMatchObject({
    code: 'BUSY',
    message: 'Another Scopebench process is busy with the data folder.',
    data: { fix: expect.stringContaining(folder) },
  });
  expect(await readFile(`${path}.lock`, 'utf8')).toBe(lock);
  expect((await file.read()).text).toBeNull();
});
