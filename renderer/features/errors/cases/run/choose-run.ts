// What *Run* sends: the chosen cases, a group, or all. Cases that are not safe on a real org are left out unless they were
// chosen one by one, and then they are asked about first. On a production tenant they are never sent.

import { readAddress } from '../../../../platform/navigation.ts';
import { selectedTenant } from '../../../../platform/session-state/tenants.ts';
import { currentCaseId, errorsAddress } from '../../errors-route.ts';
import { type CaseRow, filterRows, sentByDefault, shownRow, toCaseRows } from '../case-rows.ts';
import { casesStore } from '../cases-store.ts';
import { runCases } from './run-cases.ts';

const currentRows = (): CaseRow[] => toCaseRows(selectedTenant(), casesStore.getState().history);

/** Send these, as far as the tenant allows; asks first when some are not safe. */
export async function runRows(rows: readonly CaseRow[]): Promise<void> {
  const allowed = rows.filter(({ barred }) => barred === null);
  if (allowed.some(({ risk }) => risk !== null)) casesStore.setState({ asked: allowed });
  else
    await runCases(
      allowed.map(({ id }) => id),
      false,
    );
}

/** What was asked about: with the cases that are not safe, or without them. */
export async function answerAsked(withUnsafe: boolean): Promise<void> {
  const { asked } = casesStore.getState();
  casesStore.setState({ asked: null });
  if (asked === null) return;
  const rows = withUnsafe ? asked : sentByDefault(asked);
  await runCases(
    rows.map(({ id }) => id),
    withUnsafe,
  );
}

export const runAll = (): Promise<void> => runRows(sentByDefault(currentRows()));

export const runGroup = (rows: readonly CaseRow[]): Promise<void> => runRows(sentByDefault(rows));

/** The chosen cases; without any, the one in view. */
export async function runChosen(): Promise<void> {
  const { chosen } = casesStore.getState();
  const { find, show } = readAddress(errorsAddress);
  const rows = currentRows();
  if (chosen.size > 0) return await runRows(rows.filter(({ id }) => chosen.has(id)));
  const shown = shownRow(rows, filterRows(rows, find, show), currentCaseId());
  if (shown) await runRows([shown]);
}
