// One body as the worker answers for it: rows at any width, paths, tree, table, copies, and what a body is.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BodyState } from '../../../renderer/viewer/worker/body-protocol.ts';
import { BodySession } from '../../../renderer/viewer/worker/body-session.ts';
import { Slices } from '../../../renderer/viewer/worker/bytes/slices.ts';

const open = async (text: string | Uint8Array, contentType: string | null = 'application/json', width = 2048) => {
  const slices = new Slices();
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  let latest: BodyState | null = null;
  const session: BodySession = await new Promise((resolve) => {
    const made: BodySession = new BodySession(
      { size: bytes.length, contentType, view: 'pretty', width },
      slices,
      (state) => {
        latest = state;
        if (state.complete) resolve(made);
      },
    );
    for (let at = 0; at < bytes.length; at += 5) made.append(bytes.slice(at, at + 5));
    made.end();
  });
  slices.close();
  return { session, state: () => latest ?? session.state() };
};

const rowsOf = (session: BodySession): string[] => {
  const { view, width, rows } = session.state();
  return session.rows(view, width, 0, rows).map((row) => row.text);
};

describe('rows', () => {
  it('are the lines cut at the width, none lost, copied back whole', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.jsonValue({ maxDepth: 3, stringUnit: 'grapheme' }),
        fc.integer({ min: 40, max: 90 }),
        async (value, width) => {
          const text = JSON.stringify({ value });
          const { session } = await open(text, 'application/json', width);
          const whole = JSON.stringify({ value }, null, 2);
          const all = session.rows('pretty', width, 0, session.state().rows);
          expect(all.filter((row) => row.part === 0).length).toBe(whole.split('\n').length);
          expect(session.copyAll()).toEqual({ text: whole });
          // each row read alone is the row read among others, and its place finds it again
          for (const row of all) {
            expect(session.rows('pretty', width, row.row, 1)).toEqual([row]);
            if (row.part === 0) expect(session.rowOfLine(row.line)).toBe(row.row);
          }
          expect(
            session
              .rows('pretty', width, 0, all.length)
              .map((row) => row.text)
              .join(''),
          ).toBe(
            whole
              .split('\n')
              .join('')
              .replace(/\u007f/g, '\u2421'),
          );
        },
      ),
      { numRuns: 60 },
    );
  });

  it('keep their place from view to view', async () => {
    const value = Array.from({ length: 500 }, (_, i) => ({ id: i, name: `person ${i}` }));
    const { session } = await open(JSON.stringify(value));
    const row = rowsOf(session).findIndex((text) => text.includes('person 321'));
    const [raw = -1] = session.show('raw', 60, [row]);
    expect(
      session
        .rows('raw', 60, raw, 2)
        .map((r) => r.text)
        .join(''),
    ).toContain('person 321');
    const [back] = session.show('pretty', 2048, [raw]);
    expect(Math.abs((back ?? 0) - row)).toBeLessThanOrEqual(4);
  });
});

describe('paths and values', () => {
  it('name every member of a document as walking it does', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue({ maxDepth: 4 }), async (value) => {
        const { session } = await open(JSON.stringify({ value }));
        const texts = rowsOf(session);
        texts.forEach((_, row) => {
          const found = session.target(row);
          const steps = found?.path === '$' ? [] : stepsOf(found?.path ?? '');
          let at: unknown = { value };
          for (const step of steps) at = (at as Record<string | number, unknown>)[step];
          expect(found?.value).toBe(typeof at === 'string' ? at : JSON.stringify(at, null, 2));
        });
      }),
      { numRuns: 80 },
    );
  });

  it('are found far into a large body, past the marks', async () => {
    const rows = Array.from({ length: 60_000 }, (_, i) => `{"id":${i},"name":"person ${i}","tags":["a","b"]}`);
    const { session } = await open(`{"value":[${rows.join(',')}]}`);
    session.search('"name": "person 59990"', true);
    const place = session.json?.treeHit(session.state().arrived - 400) ?? -1;
    expect(session.json?.treeTarget(place)?.path).toMatch(/^\$\.value\[5999\d\]/);
    const row = session.rowOfLine(session.state().lines - 12);
    expect(session.target(row)?.path).toMatch(/^\$\.value\[59998\]/);
  });
});

/** Splits a path as it is copied back into its steps. */
function stepsOf(path: string): (string | number)[] {
  const steps: (string | number)[] = [];
  const pattern = /\.([A-Za-z_$][\w$]*)|\[(\d+)\]|\[("(?:[^"\\]|\\.)*")\]/gy;
  pattern.lastIndex = 1;
  for (let match = pattern.exec(path); match; match = pattern.exec(path)) {
    steps.push(match[1] ?? (match[2] === undefined ? JSON.parse(match[3] ?? '""') : Number(match[2])));
  }
  return steps;
}

describe('tree', () => {
  it('shows, after any opening and closing, the rows that a plain walk gives', async () => {
    const value = { a: [1, [2, 3], { b: [4] }], c: { d: {}, e: { f: 'x' } }, g: 'text' };
    const { session } = await open(JSON.stringify(value));
    const tree = session.json;
    if (!tree) throw new Error('no tree');
    tree.treeRows(0, 1);
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(14), fc.boolean()), { maxLength: 12 }), (steps) => {
        for (const [row, isOpen] of steps) tree.treeSet(row % session.state().treeRows, isOpen);
        const rows = tree.treeRows(0, 100);
        expect(rows.length).toBe(session.state().treeRows);
        const paths = rows.map((row) => tree.treeTarget(row.row)?.path);
        expect(new Set(paths).size).toBe(paths.length);
        rows.forEach((row, i) => {
          if (row.level > 0) expect(rows[tree.treeParent(i)]?.level).toBe(row.level - 1);
          const shown = rows.filter((_, j) => j > i && tree.treeParent(j) === i).length;
          expect(shown).toBe(row.open ? row.children : 0);
        });
      }),
    );
  });
});

describe('table', () => {
  it('takes columns from the rows, nested one level, with numbers as sent', async () => {
    const rows =
      '[{"id":12345678901234567890,"profile":{"login":"a","deep":{"x":1}},"_links":{"self":1}},{"id":2,"extra":true}]';
    const { session } = await open(`{"next":null,"value":${rows}}`);
    const table = session.state().table;
    expect(table?.steps).toEqual(['value']);
    expect(table?.columns.map((c) => c.label)).toEqual(['id', 'profile.login', 'profile.deep', '_links', 'extra']);
    const read = session.json?.tableRows(0, 2) ?? [];
    expect(read.map((row) => row.cells.map((cell) => cell?.text ?? null))).toEqual(
      [
        ['12345678901234567890', 'a', '{"x":1}', '{"self":1}', null],
        ['2', null, null, null, 'true'],
      ].map((cells, i) =>
        cells.map((text, c) =>
          text !== null && i === 0 && (c === 2 || c === 3) ? expect.stringContaining(text) : text,
        ),
      ),
    );
    expect(session.json?.tableTarget(0, 1)).toMatchObject({ path: '$.value[0].profile.login', value: 'a' });
  });
});

describe('what a body is', () => {
  it('judges by content, helped by the content type', async () => {
    const kind = async (text: string | Uint8Array, type: string | null) =>
      (await open(text, type)).session.state().kind;
    expect(await kind('{"a":1}', 'text/html')).toBe('json');
    expect(await kind('[INFO] started', 'text/plain')).toBe('text');
    expect(await kind('[INFO] started', null)).toBe('text');
    expect(await kind('[INFO] started', 'application/json')).toBe('json');
    expect(await kind('"text"', 'application/json')).toBe('json');
    expect(await kind('plain', null)).toBe('text');
    expect(await kind(new Uint8Array([0x1f, 0x8b, 8, 0, 0]), null)).toBe('binary');
    expect(await kind('', 'application/json')).toBe('empty');
  });

  it('reads other charsets and a byte order mark', async () => {
    const utf16 = new Uint8Array([
      0xff,
      0xfe,
      ...new Uint8Array(new Uint16Array([...'{"é":1}'].map((c) => c.charCodeAt(0))).buffer),
    ]);
    expect(rowsOf((await open(utf16, 'application/json')).session)[1]).toBe('  "é": 1');
    const latin = new Uint8Array([...'{"e":"'].map((c) => c.charCodeAt(0)).concat(0xe9, 0x22, 0x7d));
    expect(rowsOf((await open(latin, 'application/json; charset=ISO-8859-1')).session)[1]).toBe('  "e": "é"');
    expect(rowsOf((await open('\ufeff{"a":1}')).session)[0]).toBe('{');
  });

  it('says where JSON goes wrong, counting characters from one', async () => {
    const { session } = await open('{\n "é😀": 1,\n "é😀": oops }');
    expect(session.state().fault).toMatchObject({ line: 3, column: 9, cut: false });
    expect(session.state().fault?.message).toContain('oops');
  });
});
