// The address of the Sweep page: `#/sweep` is the newest run, `#/sweep/{run}` one of them, `#/sweep/new` the form; behind it how a run is looked at and
// what it is compared with. A draft of the form is never in it.
import { COMPARE_PARTS } from '../../../shared/runs/sweep/report/compare-rows.ts';
import { changeAddress, choiceKey, idKey, pageAddress, textKey } from '../../platform/navigation.ts';

/** In place of a run while a new one is made. */
export const NEW = 'new';

const PARTS = ['matrix', 'scopes', 'compare'] as const;

export const sweepAddress = pageAddress('sweep', {
  part: choiceKey(PARTS, 'matrix'),
  find: textKey,
  /** As the legend calls it. */
  outcome: idKey,
  /** Whose evidence is shown. */
  cell: idKey,
  /** The credential that is compared, by its place, or all. */
  own: idKey,
  /** `run|credential`. */
  with: idKey,
  changes: choiceKey(COMPARE_PARTS, 'changed'),
  /** The compared cell whose evidence is shown. */
  row: idKey,
  look: choiceKey(['sides', 'bodies'], 'sides'),
});

/** `opened`: by a click; the keys pass through many. Null closes the evidence. */
export function chooseCell(runId: string, cell: string | null, opened: boolean): void {
  changeAddress(sweepAddress, { cell }, { rest: runId, step: opened });
}
