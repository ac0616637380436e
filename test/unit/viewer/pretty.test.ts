// The pretty form of a body: what JSON.parse reads from it, digit for digit, and nothing lost when it is not JSON.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ByteStore } from '../../../renderer/viewer/worker/bytes/byte-store.ts';
import { JsonScan } from '../../../renderer/viewer/worker/json/json-scan.ts';
import { copyLine } from '../../../renderer/viewer/worker/lines/copy-line.ts';
import { prettyBytes } from '../../../renderer/viewer/worker/pretty/pretty-bytes.ts';
import { PrettyCursor } from '../../../renderer/viewer/worker/pretty/pretty-cursor.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const textOf = (bytes: Uint8Array): string => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
const pretty = (text: string): string => textOf(prettyBytes(bytesOf(text)).bytes);

/** Feeds the bytes in pieces and reads every line twice: in order, and each by its own seek. */
const inPieces = (source: Uint8Array, sizes: number[]) => {
  const store = new ByteStore(0);
  const scan = new JsonScan(store);
  let at = 0;
  for (let i = 0; at < source.length; i++) {
    const size = Math.max(1, sizes[i % sizes.length] ?? 1);
    store.append(source.slice(at, at + size));
    scan.advance();
    at += size;
  }
  scan.finish();
  const out: string[] = [];
  let longest = 0;
  for (let line = 0; line < scan.lines.lineCount; line++) {
    const cursor = new PrettyCursor(store, scan, line);
    expect(cursor.next()).toBe(true);
    const buffer = new Uint8Array(cursor.length);
    expect(copyLine(store.bytes, cursor, buffer, 0)).toBe(cursor.length);
    out.push(textOf(buffer));
    longest = Math.max(longest, cursor.length);
  }
  expect(scan.lines.longestLine).toBe(longest);
  return { lines: out, fault: scan.fault };
};

describe('pretty form', () => {
  it('is what JSON.stringify gives, for any value and any spacing of the source', () => {
    fc.assert(
      fc.property(fc.json(), fc.constantFrom(undefined, 1, '\t', '  \t '), (json, space) => {
        const value = JSON.parse(json);
        const source = JSON.stringify(value, null, space);
        expect(pretty(source)).toBe(JSON.stringify(value, null, 2));
      }),
      { numRuns: 400 },
    );
  });

  it('keeps numbers to the digit and strings as they were escaped', () => {
    const source = '{"id":12345678901234567890,"rate":1.0,"tiny":1E-7,"neg":-0,"s":"\\u00e9\\/é","s":2}';
    expect(pretty(source)).toBe(
      '{\n  "id": 12345678901234567890,\n  "rate": 1.0,\n  "tiny": 1E-7,\n  "neg": -0,\n  "s": "\\u00e9\\/é",\n  "s": 2\n}',
    );
  });

  it('gives the same lines whatever the pieces it arrives in', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.json(),
          fc.json({ maxDepth: 8 }).map((j) => j.slice(0, Math.floor(j.length * 0.7))),
        ),
        fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 5 }),
        (text, sizes) => {
          const source = bytesOf(text);
          const whole = prettyBytes(source);
          const parts = inPieces(source, sizes);
          expect(parts.lines.join('\n')).toBe(textOf(whole.bytes));
          expect(parts.fault).toEqual(whole.fault);
        },
      ),
      { numRuns: 400 },
    );
  });

  it('never throws and loses no byte but spacing, for any bytes', () => {
    const jsonish = fc.array(fc.constantFrom(...'{}[],:"\\u0a1-+.eE truefalsn\n\r\t'.split('')), { maxLength: 60 });
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array({ maxLength: 200 }),
          jsonish.map((c) => bytesOf(c.join(''))),
        ),
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 }),
        (source, sizes) => {
          const whole = prettyBytes(source);
          const solid = (bytes: Uint8Array) => [...bytes].filter((b) => b !== 32 && b !== 9 && b !== 10 && b !== 13);
          expect(solid(whole.bytes)).toEqual(solid(source));
          expect(inPieces(source, sizes).fault).toEqual(whole.fault);
          let parses = true;
          try {
            JSON.parse(new TextDecoder('utf-8', { ignoreBOM: true }).decode(source));
          } catch {
            parses = false;
          }
          expect(whole.fault === null).toBe(parses);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('reads 300,000 nested brackets without running out of stack or of memory', () => {
    const deep = 300_000;
    const { lines, fault } = prettyBytes(bytesOf(`${'['.repeat(deep)}1${']'.repeat(deep)}`));
    expect(fault).toBeNull();
    expect(lines).toBe(deep * 2 + 1);
  });

  it('keeps the rest of a cut text where it was', () => {
    expect(pretty('[{"id":"00u1","login":"isaac.br')).toBe('[\n  {\n    "id": "00u1",\n    "login": "isaac.br');
    expect(pretty('{"a":1,"b":tru')).toBe('{\n  "a": 1,\n  "b": tru');
    expect(pretty('{"a":1 "b":2}\nmore')).toBe('{\n  "a": 1\n  "b":2}\nmore');
    expect(pretty('{"a" 1}')).toBe('{\n  "a"1}');
  });
});
