// The overlay of a newer release over the catalogue: as marks of scopes and operations, and as a catalogue that can be compared. It holds
// for the version that it was made from and no other: after an import of a newer description it says nothing any more.

import type { ReleaseOverlay } from '../../model/release/release-overlay.ts';
import { type Catalogue, familyVersion, type Operation } from './catalogue.ts';
import { compareOperations } from './catalogue-text.ts';
import { templateParameters } from './path-template.ts';

/** Null where there is none, or it is about another version than the one in use. */
export const overlayOf = (catalogue: Catalogue): ReleaseOverlay | null =>
  catalogue.overlay !== undefined && familyVersion(catalogue, 'management') === catalogue.overlay.from
    ? catalogue.overlay
    : null;

/** `gone in 2026.09.2, seen by name only, …`; null for a scope or operation that the overlay does not name. */
export function goneWords(catalogue: Catalogue, name: string): string | null {
  const overlay = overlayOf(catalogue);
  if (overlay === null) return null;
  const gone = overlay.scopesGone.includes(name) || overlay.operationsGone.includes(name);
  return gone ? `Gone in ${overlay.to}: ${overlay.evidence}` : null;
}

/** The catalogue as the newer release has it, as far as that is known. Null where no overlay holds. */
export function withOverlay(catalogue: Catalogue): Catalogue | null {
  const overlay = overlayOf(catalogue);
  if (overlay === null) return null;
  const kept = catalogue.operations.filter(({ id }) => !overlay.operationsGone.includes(id));
  const { overlay: _used, ...rest } = catalogue;
  return {
    ...rest,
    version: overlay.to,
    families: catalogue.families.map((one) => (one.family === 'management' ? { ...one, version: overlay.to } : one)),
    operations: [...kept, ...overlay.operationsNew.map(toOperation)].sort(compareOperations),
    scopes: catalogue.scopes.filter(({ name }) => !overlay.scopesGone.includes(name)),
  };
}

/** Its id is its place: what Okta calls it is not known. */
const toOperation = ({
  method,
  path,
  scopes,
  tag,
  lifecycle,
  skus,
}: ReleaseOverlay['operationsNew'][number]): Operation => ({
  id: `${method} ${path}`,
  family: 'management',
  method,
  path,
  tag,
  scopes,
  auth: ['apiToken', 'oauth2'],
  parameters: templateParameters(path),
  body: false,
  responses: [],
  lifecycle,
  paginated: false,
  ...(skus.length > 0 ? { skus } : {}),
});
