// The last fence: a secret in a byte stream is removed however the chunks fall.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createScrubber, SCRUBBED } from '../../electron/engine/exchange/scrub.ts';

async function* inChunks(bytes: Uint8Array, sizes: number[]) {
  for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
    const size = sizes[turn % sizes.length] ?? 1;
    yield bytes.subarray(at, at + size);
    at += size;
  }
}

async function textOf(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  return Buffer.concat(parts).toString('utf8');
}

test('a secret across chunk borders is removed and the rest is untouched', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.string(),
      fc.string(),
      fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 }),
      async (before, after, sizes) => {
        const secret = 'k9-secret/with+signs=';
        fc.pre(!`${before}${after}`.includes(secret));
        const whole = `${before}${secret}${after}`;
        expect(await textOf(createScrubber([secret]).stream(inChunks(Buffer.from(whole), sizes)))).toBe(
          Buffer.from(`${before}${SCRUBBED}${after}`).toString('utf8'),
        );
      },
    ),
    { numRuns: 300 },
  );
});

test('encoded forms are removed too', () => {
  expect(createScrubber(['a b/c+d"e']).text('x=a%20b%2Fc%2Bd%22e&y="a b/c+d\\"e"')).toBe(
    `x=${SCRUBBED}&y="${SCRUBBED}"`,
  );
});

test('a secret that a truncation cuts in two leaves no half behind, and the bytes before it are kept', async () => {
  const secret = 'k9-secret/with+signs=';
  async function* cutAt(length: number) {
    yield Buffer.from(`{"echo":"${secret.slice(0, length)}`);
    throw new Error('the connection broke');
  }
  const read = async (length: number) => {
    const parts: Uint8Array[] = [];
    await expect(async () => {
      for await (const part of createScrubber([secret]).stream(cutAt(length))) parts.push(part);
    }).rejects.toThrow('the connection broke');
    return Buffer.concat(parts).toString('utf8');
  };
  for (let length = 6; length <= secret.length; length += 1) expect(await read(length)).toBe(`{"echo":"${SCRUBBED}`);
  expect(await read(5)).toBe('{"echo":"k9-se');
});
