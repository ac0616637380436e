// Sweeps and evidence that a newer catalogue touches: a sweep that is not over cannot go on, one that is over names operations
// that are gone, and what the ledger has evidence for was shown under the old one. Pure.

import { counted } from '../../../shared/counted.ts';
import type { Drift } from '../../../shared/model/catalogue.ts';
import { type Catalogue, type Family, familyVersion } from '../../../shared/okta/catalogue/catalogue.ts';
import type { CatalogueDrift } from '../../../shared/okta/catalogue/catalogue-drift.ts';
import type { RunState } from '../../../shared/runs/run-state.ts';
import { changedFile, type FileVersion } from '../../../shared/runs/sweep/plan/plan-basis.ts';

export interface SavedSweep {
  name: string;
  at: number;
  state: RunState;
  /** What its plan was made of. */
  catalogueFiles: readonly FileVersion[];
  operationIds: readonly string[];
}

/** Evidence by a call, of one credential. */
export interface SavedEvidence {
  name: string;
  /** By family and version of the specification that they were made under. */
  versions: readonly { family: Family; version: string }[];
}

/** `next`: the catalogue that would be in use. */
export function affectedSweeps(
  drift: CatalogueDrift,
  next: Pick<Catalogue, 'families'>,
  sweeps: readonly SavedSweep[],
): Drift['affected'] {
  const gone = new Set(drift.operationsRemoved.map(({ id }) => id));
  const changed = new Set(drift.operationsChanged.map(({ before }) => before.id));
  return sweeps.flatMap(({ name, at, state, catalogueFiles, operationIds }) => {
    const ended = state === 'complete' || state === 'cancelled' || state === 'failed';
    if (!ended && changedFile(catalogueFiles, next) !== null)
      return [
        { kind: 'sweep', name, at, because: 'It is not over and cannot go on: its plan is of another catalogue.' },
      ];
    const lost = operationIds.filter((id) => gone.has(id)).length;
    const other = operationIds.filter((id) => changed.has(id)).length;
    if (lost + other === 0) return [];
    const parts = [
      ...(lost > 0 ? [`${lost} of its ${counted(operationIds.length, 'operation')} would be gone`] : []),
      ...(other > 0 ? [`${other} changed`] : []),
    ];
    return [{ kind: 'sweep', name, at, because: `${parts.join(', ')}: a new sweep cannot be compared there.` }];
  });
}

/** The catalogues before and after. What is stale already is no news. */
export function affectedEvidence(
  from: Pick<Catalogue, 'families'>,
  next: Pick<Catalogue, 'families'>,
  evidence: readonly SavedEvidence[],
): Drift['affected'] {
  const becomesStale = ({ family, version }: SavedEvidence['versions'][number]) =>
    version === familyVersion(from, family) && version !== familyVersion(next, family);
  return evidence.flatMap(({ name, versions }) => {
    const count = versions.filter(becomesStale).length;
    return count === 0
      ? []
      : [
          {
            kind: 'ledger',
            name,
            because: `Evidence of calls for ${counted(count, 'scope')} would be marked as stale.`,
          },
        ];
  });
}
