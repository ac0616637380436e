// The last fence: a secret in a byte stream is removed however the chunks fall.
import { deflateSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createKnownSecrets } from '../../electron/engine/exchange/known-secrets.ts';
import { createScrubber, SCRUBBED, SCRUBBED_BODY } from '../../electron/engine/exchange/scrub.ts';
import { FORMS, secretsLeft } from '../support/orgs/hostile-forms.ts';

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

/** Without signs of escapes: one before a secret belongs to its first character, and goes with it. */
const text = fc.string().map((any) => any.replace(/[\\%&]/g, ''));

test('a secret across chunk borders is removed and the rest is untouched', async () => {
  await fc.assert(
    fc.asyncProperty(
      text,
      text,
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

const SECRETS = ['k9-secret/with+signs= &"é', 'Zk3_-x9Qw7Lr5Tn1Vb8Ym2Kp4Jh6Gf0Ds_Ac-Xz1'];
const fragment = fc.oneof(
  fc.constantFrom('\\', '\\\\', '%', '%2', '&', '&#', '&amp;', 'é', '"', ':', 'Zk3_-x9Qw7Lr', 'k9-secret'),
  fc.string({ maxLength: 20 }),
  fc.constantFrom(...Object.values(FORMS).flatMap((form) => SECRETS.map(form))),
);

test('however a stream is cut, it is what its whole text is, in every form', async () => {
  const scrubber = createScrubber(SECRETS);
  await fc.assert(
    fc.asyncProperty(
      fc.array(fragment, { maxLength: 12 }),
      fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 5 }),
      async (fragments, sizes) => {
        const whole = fragments.join('');
        const streamed = await textOf(scrubber.stream(inChunks(Buffer.from(whole), sizes)));
        expect(streamed).toBe(scrubber.text(whole));
        expect(secretsLeft(Buffer.from(streamed), Object.fromEntries(SECRETS.map((one) => [one, one])))).toEqual([]);
        const kept: Buffer[] = [];
        for await (const part of scrubber.stream(inChunks(Buffer.from(whole), sizes), { keepSize: true }))
          kept.push(Buffer.from(part));
        expect(Buffer.concat(kept)).toHaveLength(Buffer.byteLength(whole));
      },
    ),
    { numRuns: 200 },
  );
});

test('what cannot be a part of a secret is not held back', async () => {
  const scrubber = createScrubber(SECRETS);
  async function* slowly() {
    yield Buffer.from('[{"id":"00u1"},');
    // Nothing more is sent until somebody has the first part.
    yield await firstPart;
  }
  const parts = scrubber.stream(slowly())[Symbol.asyncIterator]();
  let go: (chunk: Buffer) => void = () => undefined;
  const firstPart = new Promise<Buffer>((resolve) => {
    go = resolve;
  });
  expect(Buffer.from((await parts.next()).value as Uint8Array).toString()).toMatch(/^\[\{"id":"00u1/);
  go(Buffer.from('{"id":"00u2"}]'));
  expect(Buffer.from((await parts.next()).value as Uint8Array).toString()).toContain('00u2');
});

test('a body that is made to be held back is not, and costs no more for arriving byte by byte', async () => {
  const [, secret = ''] = SECRETS;
  const encode = FORMS['every character percent-encoded'] ?? ((text: string) => text);
  async function* hostile() {
    for (let at = 0; at < 30; at++) yield Buffer.alloc(64 * 1024, '\\');
    for (let at = 0; at < 20_000; at++) yield Buffer.from('%');
    for (let at = 0; at < 300; at++)
      for (const byte of Buffer.from(encode(secret.slice(0, -1)))) yield Buffer.from([byte]);
  }
  let size = 0;
  for await (const part of createScrubber([secret]).stream(hostile())) size += part.length;
  expect(size).toBe(30 * 64 * 1024 + 20_000 + 300 * encode(secret.slice(0, -1)).length);
});

test('a secret in UTF-16 is removed, in both orders of bytes', async () => {
  const [, secret = ''] = SECRETS;
  const little = Buffer.from(`a ${secret} b`, 'utf16le');
  for (const bytes of [little, Buffer.from(little).swap16()]) {
    const left = Buffer.from(await textOf(createScrubber([secret]).stream(inChunks(bytes, [7]))));
    expect(left.includes(Buffer.from(secret.slice(1), 'utf16le').subarray(0, 40))).toBe(false);
    expect(left.toString('utf8')).toContain(SCRUBBED);
  }
});

test('a value is searched to its last corner, and stays the same when there is nothing', () => {
  const scrubber = createScrubber(SECRETS);
  const clean = { a: ['b', { c: 1, d: null, e: true }], f: undefined };
  expect(scrubber.value(clean)).toBe(clean);
  const [secret = ''] = SECRETS;
  expect(scrubber.value({ [`x${secret}`]: [[{ a: encodeURIComponent(secret) }], 1] })).toEqual({
    [`x${SCRUBBED}`]: [[{ a: SCRUBBED }], 1],
  });
  expect(() => scrubber.value({ when: new Map([[secret, 1]]) })).toThrow('cannot look into a Map');
});

test('secrets are known from the moment in which they are registered, in bounds, and public names are none', () => {
  const known = createKnownSecrets();
  const [secret = ''] = SECRETS;
  expect(known.edge.text(secret)).toBe(secret);
  known.keep([secret, '0oapublic00000000001', 'workbench']);
  expect(known.edge.text(`${secret} workbench`)).toBe(`${SCRUBBED} workbench`);
  // A plain word is looked for where it belongs, and nowhere else.
  expect(known.forExchange(['workbench']).text('my workbench')).toBe(`my ${SCRUBBED}`);
  known.publish(['0oapublic00000000001']);
  expect(known.edge.text('0oapublic00000000001')).toBe('0oapublic00000000001');
  const tokens = Array.from({ length: 600 }, (_, at) => `token-${at}-${'x'.repeat(8000)}`);
  for (const token of tokens) known.learn([token]);
  expect(known.edge.text(tokens.at(-1) ?? '')).toBe(SCRUBBED);
  expect(known.edge.text(tokens[0] ?? '')).toBe(tokens[0]);
  expect(known.edge.text(secret)).toBe(SCRUBBED);
});

test('the signature of a token is as secret as the whole', () => {
  const known = createKnownSecrets();
  const signature = 'c2lnbmF0dXJlLW9mLW5vYm9keS1hdC1hbGw';
  known.learn([`eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ4In0.${signature}`]);
  expect(known.edge.text(`a ${signature} b`)).toBe(`a ${SCRUBBED} b`);
});

test('a compressed body is looked into as far as any reader gets, whatever is wrong with its end', async () => {
  const secret = 'Zk3_-x9Qw7Lr5Tn1Vb8Ym2Kp4Jh6Gf0Ds_Ac-Xz1';
  const words = `${'harmless '.repeat(3000)}${secret}`;
  const flipped = (bytes: Buffer, fromEnd: number) => {
    const damaged = Buffer.from(bytes);
    damaged[damaged.length - fromEnd] = (damaged.at(-fromEnd) ?? 0) ^ 1;
    return damaged;
  };
  const clean = createScrubber([secret]);
  for (const [gzip, zlib] of [
    [gzipSync(words), deflateSync(words)],
    [gzipSync(words, { level: 0 }), deflateSync(words, { windowBits: 9 })],
  ] as const)
    for (const [how, body] of Object.entries({
      'a wrong checksum': flipped(gzip, 6),
      'a wrong length': flipped(gzip, 2),
      'no end': gzip.subarray(0, -9),
      'something behind': Buffer.concat([gzip, Buffer.from('junk')]),
      'a damaged one behind': Buffer.concat([gzipSync('harmless'), flipped(gzip, 6)]),
      'a wrong checksum of zlib': flipped(zlib, 1),
      'something behind zlib': Buffer.concat([zlib, Buffer.from('junk')]),
    }))
      expect(await textOf(clean.stream(inChunks(body, [1000]))), how).toBe(SCRUBBED_BODY);
  // What only begins like a compressed body is none, however long it is.
  const text = `x^2 + y^2 = z^2\n${'a,b,c\n'.repeat(800_000)}`;
  expect((await textOf(clean.stream(inChunks(Buffer.from(text), [65_536])))) === text).toBe(true);
});
