// Search over bytes finds what a search over the text finds.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SearchBytes } from '../../../renderer/viewer/worker/bytes/search-bytes.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

const hitsOf = (text: string, query: string, matchCase: boolean, step = Number.POSITIVE_INFINITY): string[] => {
  const bytes = bytesOf(text);
  const search = new SearchBytes(query, matchCase, 0);
  while (search.position < bytes.length) {
    search.advance(bytes, Math.min(bytes.length, search.position + step), bytes.length);
  }
  return Array.from({ length: search.starts.length }, (_, i) =>
    new TextDecoder().decode(bytes.subarray(search.starts.at(i), search.ends.at(i))),
  );
};

describe('search', () => {
  it('counts what splitting the text counts, however it is sliced', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', 'b', 'é', '日', '😀'), maxLength: 60 }),
        fc.string({ unit: fc.constantFrom('a', 'b', 'é', '日', '😀'), minLength: 1, maxLength: 3 }),
        fc.integer({ min: 1, max: 9 }),
        (text, query, step) => {
          expect(hitsOf(text, query, true, step).length).toBe(text.split(query).length - 1);
        },
      ),
    );
  });

  it('ignores case beyond ASCII, and respects it when asked', () => {
    expect(hitsOf('Zoë ZOË zoë Straße', 'zoë', false)).toEqual(['Zoë', 'ZOË', 'zoë']);
    expect(hitsOf('Zoë ZOË zoë', 'zoë', true)).toEqual(['zoë']);
  });

  it('finds a member as it is read, whatever the spacing it was sent with', () => {
    const sent = '{"status":"ACTIVE","x":{"status" : 1,"status":\n"ACTIVE"}}';
    expect(hitsOf(sent, '"status": "ACTIVE"', true)).toEqual(['"status":"ACTIVE"', '"status":\n"ACTIVE"']);
  });
});
