// The history on the disk: quick to start from, patient with damage, and never growing with what was removed.
import { appendFile, mkdir, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createHistoryFiles } from '../../../electron/adapters/stores/history-files.ts';
import { makeFolder } from '../../support/storage/storage-folder.ts';
import { sampleExchange } from '../../support/storage/storage-sample.ts';

async function fill(folder: string, ids: string[]) {
  const history = createHistoryFiles(folder);
  for (const id of ids) {
    const { exchange, summary } = sampleExchange(id);
    await history.add(exchange, summary);
  }
  return history;
}

const ids = async (folder: string) => (await createHistoryFiles(folder).load()).summaries.map(({ id }) => id);

test('entries, pins and removals are there after a restart', async () => {
  const folder = await makeFolder();
  const history = await fill(folder, ['one', 'two', 'three']);
  await history.pin('one', true);
  await history.remove(['two']);

  const again = createHistoryFiles(folder);
  const { summaries, notice } = await again.load();
  expect(notice).toBeNull();
  expect(summaries.map(({ id, pinned }) => [id, pinned])).toEqual([
    ['one', true],
    ['three', false],
  ]);
  expect(await again.read('one')).toEqual({ ...sampleExchange('one').exchange, pinned: true });
  expect(await again.read('two')).toBeNull();
  expect(await again.read('../index')).toBeNull();
  expect(await readdir(join(folder, 'exchanges'))).toEqual(['exchange-one.json', 'exchange-three.json']);
  const files = [
    ...(await readdir(join(folder, 'exchanges'))).map((name) => join(folder, 'exchanges', name)),
    join(folder, 'index.jsonl'),
  ];
  const sizes = await Promise.all(files.map(async (path) => (await stat(path)).size));
  expect(await again.bytes()).toBe(sizes.reduce((sum, size) => sum + size, 0));
});

test('the bytes follow what is added and removed after they were first asked for', async () => {
  const folder = await makeFolder();
  const history = await fill(folder, ['one']);
  await history.bytes();
  const { exchange, summary } = sampleExchange('two');
  await history.add(exchange, summary);
  await history.remove(['one']);
  expect(await history.bytes()).toBe(await createHistoryFiles(folder).bytes());
});

test('a removal of many takes exactly those, and the bytes are those of what is left', async () => {
  const folder = await makeFolder();
  const all = Array.from({ length: 600 }, (_, number) => `ex-${number}`);
  const history = await fill(folder, all);
  await history.bytes();
  const { exchange, summary } = sampleExchange('ex-more');
  await Promise.all([history.remove(all.slice(0, 500)), history.add(exchange, summary)]);
  const left = [...all.slice(500), 'ex-more'];
  expect((await readdir(join(folder, 'exchanges'))).sort()).toEqual(left.map((id) => `exchange-${id}.json`).sort());
  expect(await ids(folder)).toEqual(left);
  expect(await history.bytes()).toBe(await createHistoryFiles(folder).bytes());
});

test('a removal that the disk refuses says so, and what went is gone', async () => {
  const folder = await makeFolder();
  const history = await fill(folder, ['one', 'two']);
  await history.bytes();
  await mkdir(join(folder, 'exchanges', 'exchange-stuck.json'));
  await expect(history.remove(['one', 'stuck', 'two'])).rejects.toMatchObject({ code: 'STORAGE_FAILED' });
  expect(await ids(folder)).toEqual([]);
});

test('5,000 entries are loaded, and no exchange is opened for it', async () => {
  const folder = await makeFolder();
  const lines = Array.from(
    { length: 5000 },
    (_, number) => `\n${JSON.stringify({ add: sampleExchange(`ex-${number}`).summary })}`,
  );
  await writeFile(join(folder, 'index.jsonl'), lines.join(''));
  // There is no exchange to open in this folder.
  expect((await createHistoryFiles(folder).load()).summaries).toHaveLength(5000);
});

test('a torn last line is dropped without a word, and what is added after it is whole', async () => {
  const folder = await makeFolder();
  await fill(folder, ['one', 'two']);
  const index = join(folder, 'index.jsonl');
  await truncate(index, (await stat(index)).size - 30);
  expect(await createHistoryFiles(folder).load()).toMatchObject({ summaries: [{ id: 'one' }], notice: null });
  await fill(folder, ['three']);
  expect(await ids(folder)).toEqual(['one', 'three']);
});

test('damaged lines are skipped and reported once, with a copy of the index kept', async () => {
  const folder = await makeFolder();
  await fill(folder, ['one']);
  await appendFile(join(folder, 'index.jsonl'), '\nnot json\n{"add":{"id":"half"}}');
  await fill(folder, ['two']);
  const { summaries, notice } = await createHistoryFiles(folder).load();
  expect(summaries.map(({ id }) => id)).toEqual(['one', 'two']);
  expect(notice).toMatchObject({
    id: 'history-damaged',
    message: '2 lines of the history could not be read and were left out.',
  });
  expect((await readdir(folder)).filter((name) => name.startsWith('index.damaged-'))).toHaveLength(1);
  expect((await createHistoryFiles(folder).load()).notice).toBeNull();
});

test('an index of mostly marks is written again, with the same entries', async () => {
  const folder = await makeFolder();
  const history = await fill(folder, ['one', 'two']);
  for (let turn = 0; turn < 150; turn++) await history.pin('one', turn % 2 === 0);
  await history.pin('two', true);
  const index = join(folder, 'index.jsonl');
  const before = await createHistoryFiles(folder).load();
  expect((await readFile(index, 'utf8')).split('\n').length).toBeGreaterThan(150);
  for (let turn = 0; turn < 60; turn++) await history.pin('one', turn % 2 === 0);
  expect(await createHistoryFiles(folder).load()).toEqual(before);
  expect((await readFile(index, 'utf8')).split('\n').filter(Boolean)).toHaveLength(2);
});

test('an index that cannot be read is reported and left as it is', async () => {
  const folder = await makeFolder();
  await mkdir(join(folder, 'index.jsonl'));
  const { summaries, notice } = await createHistoryFiles(folder).load();
  expect([summaries, notice?.message]).toEqual([[], 'The history could not be read (EISDIR).']);
});

test('an exchange whose file is gone or damaged is no crash', async () => {
  const folder = await makeFolder();
  const history = await fill(folder, ['one', 'two']);
  await rm(join(folder, 'exchanges', 'exchange-one.json'));
  await truncate(join(folder, 'exchanges', 'exchange-two.json'), 40);
  expect([await history.read('one'), await history.read('two')]).toEqual([null, null]);
});
