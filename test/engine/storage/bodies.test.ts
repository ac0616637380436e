// Bodies as files: large ones pass through without being held, broken ones keep what was received, and no id names another file.
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createBodyFiles } from '../../../electron/adapters/stores/body-files.ts';
import { makeFolder } from '../../support/storage/storage-folder.ts';

const MB = 1024 * 1024;
const PLENTY = 1e9;

async function* repeat(count: number, size = MB) {
  // One buffer for all chunks, as sockets do.
  const chunk = new Uint8Array(size);
  for (let number = 0; number < count; number++) yield chunk.fill(number);
}

async function readWhole(stream: ReadableStream<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts);
}

test('a body is read back byte for byte, whole or its first bytes, and goes when removed', async () => {
  const folder = await makeFolder();
  const bodies = createBodyFiles(join(folder, 'bodies'));
  expect(await bodies.write('one', repeat(3, 300_000), PLENTY)).toMatchObject({
    size: 900_000,
    truncated: false,
    error: null,
  });
  const opened = await bodies.open('one');
  expect(opened?.size).toBe(900_000);
  const whole = await readWhole(opened!.stream);
  expect([whole.length, whole[0], whole[300_000], whole[899_999]]).toEqual([900_000, 0, 1, 2]);
  expect(Buffer.from((await bodies.head('one', 300_001))!).equals(whole.subarray(0, 300_001))).toBe(true);
  expect(await bodies.bytes()).toBe(900_000);

  await bodies.write('empty', repeat(0), PLENTY);
  expect(await readWhole((await bodies.open('empty'))!.stream)).toHaveLength(0);
  await bodies.remove(['one', 'never-there']);
  expect([await bodies.open('one'), await bodies.head('one', 1), await bodies.bytes()]).toEqual([null, null, 0]);
});

test('100 MB are written and read without being held', async () => {
  const bodies = createBodyFiles(await makeFolder());
  await bodies.write('warm', repeat(10), PLENTY);
  const before = process.memoryUsage();
  let most = 0;
  const watch = () => {
    const now = process.memoryUsage();
    most = Math.max(most, now.arrayBuffers + now.heapUsed - before.arrayBuffers - before.heapUsed);
  };
  async function* watched() {
    for await (const chunk of repeat(100)) {
      watch();
      yield chunk;
    }
  }
  expect((await bodies.write('large', watched(), PLENTY)).size).toBe(100 * MB);
  let read = 0;
  for await (const part of (await bodies.open('large'))!.stream) {
    read += part.byteLength;
    watch();
  }
  expect(read).toBe(100 * MB);
  expect(most).toBeLessThan(40 * MB);
});

test('a body that is written again takes the place of the one before, also in what is counted', async () => {
  const folder = await makeFolder();
  const bodies = createBodyFiles(folder);
  expect(await bodies.bytes()).toBe(0);
  for (const size of [3000, 1000, 2000]) {
    await bodies.write('again', repeat(1, size), PLENTY);
    expect([await bodies.bytes(), await bodies.size('again')]).toEqual([size, size]);
  }
  // A folder in the place of the file: the disk refuses, and memory serves until it does no more.
  await bodies.remove(['again']);
  await mkdir(join(folder, 'body-again', 'in-the-way'), { recursive: true });
  expect((await bodies.write('again', repeat(1, 10), PLENTY)).error).toMatchObject({ code: 'STORAGE_FAILED' });
  expect((await bodies.head('again', 100))?.length).toBe(10);
  await rm(join(folder, 'body-again'), { recursive: true });
  await bodies.write('again', repeat(1, 20), PLENTY);
  expect((await bodies.head('again', 100))?.length).toBe(20);
});

test('a reader that stops early lets the file go', async () => {
  const bodies = createBodyFiles(await makeFolder());
  await bodies.write('large', repeat(5), PLENTY);
  const open = async () => (process.platform === 'linux' ? (await readdir('/proc/self/fd')).length : 0);
  const before = await open();
  for (let turn = 0; turn < 20; turn++) {
    const reader = (await bodies.open('large'))!.stream.getReader();
    await reader.read();
    await reader.cancel();
  }
  expect(await open()).toBeLessThan(before + 5);
});

test('a source that fails keeps what was received, with the reason', async () => {
  const bodies = createBodyFiles(await makeFolder());
  const reset = new Error('reset');
  async function* failing() {
    yield* repeat(2, 1000);
    throw reset;
  }
  expect(await bodies.write('half', failing(), PLENTY)).toMatchObject({ size: 2000, truncated: true, error: reset });
  expect((await bodies.open('half'))?.size).toBe(2000);
});

test('a source without an end is cut at the limit, and stopped', async () => {
  const bodies = createBodyFiles(await makeFolder());
  let stopped = false;
  async function* endless() {
    try {
      for (;;) yield new Uint8Array(1000);
    } finally {
      stopped = true;
    }
  }
  const stored = await bodies.write('endless', endless(), 2500);
  expect(stored).toMatchObject({ size: 2500, truncated: true, error: { name: 'BodyTooLarge', maxBytes: 2500 } });
  expect(stopped).toBe(true);
  expect((await bodies.open('endless'))?.size).toBe(2500);
});

test.each(['../secret', 'a/b', '..', '', 'a.b', 'C:x', 'x'.repeat(200), 'a\u0000'])(
  'the id %j names no file',
  async (id) => {
    const folder = await makeFolder();
    const bodies = createBodyFiles(join(folder, 'bodies'));
    await writeFile(join(folder, 'secret'), 'out of reach');
    await expect(bodies.write(id, repeat(1, 10), PLENTY)).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    expect([await bodies.open(id), await bodies.head(id, 10)]).toEqual([null, null]);
    await bodies.remove([id]);
    expect(await readdir(folder)).toEqual(['secret']);
  },
);
