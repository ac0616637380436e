// What was seen of a newer release is a mark beside the catalogue: it names what is there, and holds for one version only.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { releaseOverlay } from '../../../shared/model/release/release-overlay.ts';
import type { Catalogue } from '../../../shared/okta/catalogue/catalogue.ts';
import { goneWords, overlayOf, withOverlay } from '../../../shared/okta/catalogue/release-overlay.ts';
import { replaceFamily } from '../../../shared/okta/catalogue/replace-family.ts';
import { readCatalogueFile, shippedCatalogue } from '../okta/shipped-catalogue.ts';

const url = new URL('../../../resources/catalogue/overlay.json', import.meta.url);
const overlay = releaseOverlay.parse(JSON.parse(readFileSync(url, 'utf8')));
const catalogue: Catalogue = { ...shippedCatalogue(), overlay };

test('it is about the shipped version, and names scopes and operations of it', () => {
  expect(overlay.from).toBe(catalogue.version);
  const scopes = new Set(catalogue.scopes.map(({ name }) => name));
  const operations = new Set(catalogue.operations.map(({ id }) => id));
  expect(overlay.scopesGone.filter((name) => !scopes.has(name))).toEqual([]);
  expect(overlay.operationsGone.filter((id) => !operations.has(id))).toEqual([]);
  // Whoever loses a scope loses every operation that demands it.
  const demanding = catalogue.operations.filter((one) => one.scopes.some((name) => overlay.scopesGone.includes(name)));
  expect(demanding.map(({ id }) => id).sort()).toEqual([...overlay.operationsGone].sort());
});

test('the newer release has three operations less and two more', () => {
  const newer = withOverlay(catalogue);
  expect(newer?.version).toBe('2026.09.2');
  expect(newer?.operations.length).toBe(catalogue.operations.length - 3 + 2);
  expect(newer?.scopes.length).toBe(catalogue.scopes.length - 2);
});

test('a scope that it names is marked, another is not, and after an import nothing is', () => {
  expect(goneWords(catalogue, 'okta.personal.adminSettings.read')).toContain('Gone in 2026.09.2: seen by name only');
  expect(goneWords(catalogue, 'okta.users.read')).toBeNull();
  const newer = replaceFamily(catalogue, { ...readCatalogueFile('management'), version: '2026.10.0' });
  expect(overlayOf(newer)).toBeNull();
  expect(goneWords(newer, 'okta.personal.adminSettings.read')).toBeNull();
  // Another family than that which it is about takes nothing from it.
  expect(overlayOf(replaceFamily(catalogue, { ...readCatalogueFile('governance'), version: '4' }))).toEqual(overlay);
});
