// The changes that the Readiness page makes to an integration file, as changes of its text: lines, comments and order of what is not changed stay.
// Each is refused with a YamlEditError where the text cannot be changed in its lines.
import { setInYaml } from '../../documents/edit/change-yaml.ts';
import type { Layout } from '../../documents/edit/replace-parts.ts';
import { yamlValue } from '../../documents/edit/yaml-source.ts';
import { isMapping, valueAt } from '../../documents/edit/yaml-values.ts';
import type { YamlPath } from '../../documents/yaml-places.ts';
import type { Integration, IntegrationVersion } from '../integration.ts';
import { scopeNamesOf } from '../integration.ts';
import { type ConfirmationDocument, type InstanceDocument, integrationDocument } from '../integration-document.ts';

const LAYOUT: Layout = {
  keys: (path) => (path.length === 0 ? Object.keys(integrationDocument.shape) : []),
  lines: (path) => path.length === 1,
};

/** An empty text goes, with the mapping around it that is empty then. Texts with line breaks at their end lose those. */
export function setInIntegration(text: string, path: YamlPath, value: string): string {
  const trimmed = value.trim();
  if (trimmed !== '' || path[0] === 'integration') return setInYaml(text, path, trimmed, LAYOUT);
  const document = yamlValue(text);
  let at = path;
  while (at.length > 1) {
    const around = valueAt(document, at.slice(0, -1));
    if (!isMapping(around) || Object.keys(around).length > 1) break;
    at = at.slice(0, -1);
  }
  return setInYaml(text, at, undefined, LAYOUT);
}

/** Lines that hold something become the list; none takes it out. */
export function setListInIntegration(text: string, key: 'useCases' | 'plans', typed: string): string {
  const entries = typed
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  return setInYaml(text, [key], entries.length === 0 ? undefined : entries, LAYOUT);
}

export const setScopeReason = (text: string, scope: string, reason: string): string =>
  setInYaml(text, ['scopes', scope], reason.trim(), LAYOUT);

/** A scope that is there already stays as it is. */
export function addScopes(text: string, { scopes }: Integration, names: readonly string[]): string {
  const there = new Set(scopes.map(({ name }) => name));
  let now = text;
  for (const name of new Set(names)) if (!there.has(name)) now = setInYaml(now, ['scopes', name], '', LAYOUT);
  return now;
}

/** The last one leaves an empty mapping behind. */
export const removeScope = (text: string, { scopes }: Integration, name: string): string =>
  scopes.length === 1 ? setInYaml(text, ['scopes'], {}, LAYOUT) : setInYaml(text, ['scopes', name], undefined, LAYOUT);

/** What the file says now, under the next free number. `date`: such as 2026-11-30. */
export function addVersion(text: string, integration: Integration, date: string): string {
  const version: Omit<IntegrationVersion, 'published'> = {
    version: nextVersion(integration),
    date,
    name: integration.name,
    scopes: scopeNamesOf(integration),
  };
  return append(text, 'versions', integration.versions.length, version);
}

export function nextVersion({ versions }: Integration): string {
  const names = new Set(versions.map(({ version }) => version));
  let number = versions.length + 1;
  while (names.has(String(number))) number += 1;
  return String(number);
}

export const addInstance = (text: string, { instances }: Integration, instance: InstanceDocument): string =>
  append(text, 'instances', instances.length, instance);

export const removeInstance = (text: string, { instances }: Integration, index: number): string =>
  setInYaml(text, instances.length === 1 ? ['instances'] : ['instances', index], undefined, LAYOUT);

/** In place of a note about the same check and version. */
export function confirmCheck(text: string, { confirmed }: Integration, note: ConfirmationDocument): string {
  const at = confirmed.findIndex(({ check, version }) => check === note.check && version === note.version);
  return at < 0 ? append(text, 'confirmed', confirmed.length, note) : setInYaml(text, ['confirmed', at], note, LAYOUT);
}

export function withdrawConfirmation(text: string, { confirmed }: Integration, check: string, version: string): string {
  const at = confirmed.findIndex((one) => one.check === check && one.version === version);
  if (at < 0) return text;
  return setInYaml(text, confirmed.length === 1 ? ['confirmed'] : ['confirmed', at], undefined, LAYOUT);
}

function append(text: string, key: 'versions' | 'instances' | 'confirmed', length: number, value: object): string {
  return length === 0 ? setInYaml(text, [key], [value], LAYOUT) : setInYaml(text, [key, length], value, LAYOUT);
}
