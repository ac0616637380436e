// The address of the Protect page: `#/protect` is the newest run, `#/protect/{run}` one of them; behind it the answer that is looked at.
// What is typed into the form is never in it.
import { changeAddress, idKey, pageAddress } from '../../platform/navigation.ts';

export const protectAddress = pageAddress('protect', {
  /** `route.case` of a case, `route.allowed` or `route.foreign` of a preflight. */
  cell: idKey,
});

export const cellKey = (route: number, what: string): string => `${route}.${what}`;

/** Null closes it. */
export function chooseCell(cell: string | null): void {
  changeAddress(protectAddress, { cell }, { step: cell !== null });
}
