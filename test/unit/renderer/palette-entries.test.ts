import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { createPaletteSearch, type PaletteEntry } from '../../../renderer/app/palette/palette-entries.ts';
import { createPlaceFind } from '../../../renderer/app/palette/palette-places.ts';
import type { Verb } from '../../../renderer/platform/verbs.ts';
import type { CatalogueFile } from '../../../shared/okta/catalogue/catalogue.ts';

const verb = (id: string, label: string, group: string, words = ''): Verb => ({
  id,
  label,
  group,
  words,
  run: () => {},
});
const VERBS = [
  verb('tenant.add', 'Add tenant', 'Tenants', 'new org'),
  verb('go.tenants', 'Go to Tenants', 'Go'),
  verb('theme.dark', 'Use the dark theme', 'Window', 'appearance colour'),
];

let catalogue: CatalogueFile;
let all: ReturnType<typeof createPaletteSearch>;
let search: (query: string) => PaletteEntry[];
beforeAll(() => {
  const file = JSON.parse(readFileSync('resources/catalogue/management.json', 'utf8')) as CatalogueFile;
  catalogue = file;
  all = createPaletteSearch(file.operations);
  search = (query) => all(query, VERBS);
});
const keys = (query: string) => search(query).map((entry) => entry.key);

describe('the palette', () => {
  it('shows every verb before anything is typed', () =>
    expect(keys('')).toEqual(['tenant.add', 'go.tenants', 'theme.dark']));

  it('finds a verb by words that are not in its label', () => expect(keys('appearance')[0]).toBe('theme.dark'));

  it('wants every word', () => expect(keys('add dark').filter((key) => !key.startsWith('op.'))).toEqual([]));

  it('puts a scope first whose name is typed, and after the operations where a word of it is', () => {
    const findPlaces = createPlaceFind([], catalogue.scopes);
    const kinds = (query: string) => all(query, [], { findPlaces }).map(({ kind }) => kind);
    expect(kinds('okta.groups.read')[0]).toBe('place');
    expect([kinds('groups')[0], kinds('groups').includes('place')]).toEqual(['operation', true]);
  });

  it('puts verbs first and finds operations by path and scope', () => {
    expect(keys('tenant')[0]).toBe('tenant.add');
    expect(keys('GET /api/v1/users')[0]).toBe('op.listUsers');
    expect(search('okta.groups.read').every((entry) => entry.kind === 'operation')).toBe(true);
  });
});
