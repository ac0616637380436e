// Texts of JSON and YAML as values: the place of a fault is right whatever the runtime's own words are, and a long text is read in
// a thread, so that others are answered meanwhile.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findJsonFault } from '../../electron/adapters/documents/json-fault.ts';
import { parseDocument } from '../../electron/adapters/documents/parse-document.ts';

describe('the place of a fault in JSON', () => {
  it.each([
    ['{"a": 1,}', 8, 'a name in double quotes is missing'],
    ['{a: 1}', 1, 'a name in double quotes or a closing }'],
    ["{'a': 1}", 1, 'a name in double quotes or a closing }'],
    ['{"a" 1}', 5, 'a colon is missing'],
    ['{"a": }', 6, 'a value is missing'],
    ['[1 2]', 3, 'a comma or a closing bracket'],
    ['[1, 2}', 5, 'a comma or a closing bracket'],
    ['[1,]', 3, 'a value is missing'],
    ['[01]', 2, 'a comma or a closing bracket'],
    ['[.5]', 1, 'a value or a closing ]'],
    ['[NaN]', 1, 'a value or a closing ]'],
    ['["a\nb"]', 3, 'a line break or control character'],
    ['["\\x"]', 2, 'escapes nothing'],
    ['["\\u12G4"]', 2, 'escapes nothing'],
    ['[] []', 3, 'more follows it'],
    ['{"a": [{"b": 1', 14, 'with 3 brackets still open, so it seems to be cut off'],
    ['{"a": "bc', 9, 'in the middle, so it seems to be cut off'],
    ['{"a": "b\\', 9, 'in the middle, so it seems to be cut off'],
    ['[', 1, 'with one bracket still open'],
  ])('%j', (text, at, what) => {
    const fault = findJsonFault(text);
    expect(fault?.what).toContain(what);
    expect(fault?.at).toBe(at);
    expect(() => JSON.parse(text)).toThrow();
  });

  it('is found exactly where the runtime finds one', () => {
    const edit = fc.record({
      at: fc.nat(200),
      remove: fc.nat(3),
      insert: fc.constantFrom('', ',', '"', '}', ']', '0', '\\'),
    });
    fc.assert(
      fc.property(fc.json({ maxDepth: 4 }), fc.array(edit, { maxLength: 2 }), (json, edits) => {
        const text = edits.reduce(
          (made, { at, remove, insert }) => made.slice(0, at) + insert + made.slice(at + remove),
          json,
        );
        let parses = true;
        try {
          JSON.parse(text);
        } catch {
          parses = false;
        }
        expect(findJsonFault(text) === null).toBe(parses);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('a long text', () => {
  const entry = JSON.stringify({ request: { method: 'GET', url: 'https://acme.okta.com/api/v1/users', headers: [] } });
  const har = `{"log":{"entries":[\n${Array.from({ length: 20_000 }, () => entry).join(',\n')}\n]}}`;

  it('that is whole is the value that it represents', async () => {
    const parsed = await parseDocument(har);
    expect(parsed).toEqual({ document: JSON.parse(har) });
  });

  it('that is cut off is refused with the place where it ends', async () => {
    const cut = har.slice(0, har.length - 12_345);
    const lines = cut.split('\n');
    expect(await parseDocument(cut)).toEqual({
      problem: expect.stringMatching(
        new RegExp(
          `^is not valid JSON at line ${lines.length}, column ${(lines.at(-1)?.length ?? 0) + 1}: the text ends`,
        ),
      ),
    });
  });

  it('of YAML has the place of its fault', async () => {
    const yaml = `${'- key: value\n'.repeat(10_000)}- "open\n`;
    expect(await parseDocument(yaml)).toEqual({
      problem: expect.stringMatching(/^is not valid JSON or YAML at line 100\d\d, column \d+\./),
    });
  });

  it('that is nested beyond measure is refused', async () => {
    const parsed = await parseDocument('['.repeat(200_000) + ']'.repeat(200_000));
    expect(parsed).toEqual({ problem: 'is nested too deeply to be read.' });
  });

  it('keeps nobody from being answered while it is read', async () => {
    const order: string[] = [];
    const reading = parseDocument(har).then(() => order.push('the text'));
    for (let turn = 0; turn < 3; turn += 1) {
      await new Promise((resolve) => setImmediate(resolve));
      order.push('another');
    }
    await reading;
    expect(order).toEqual(['another', 'another', 'another', 'the text']);
  });
});
