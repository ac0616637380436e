// A run of cases against the chosen credential: started, followed event by event, cancelled, and found again. It lives in the
// host: a page that is reloaded, or that comes back to the tenant, reads its events from the first and follows it on.
import type { CaseHistory, CaseResult } from '../../../../shared/contract/error-lab.ts';
import { type CaseRunView, EMPTY_CASE_RUN, reduceCaseRun } from '../../../../shared/okta/runs/reduce-case-run.ts';
import { host } from '../../../platform/client.ts';
import { isAbort, toUserError } from '../../../platform/errors.ts';
import { followRun } from '../../../platform/follow-run.ts';
import { reportProblem } from '../../../platform/problems.ts';
import { selectedCredential, selectedTenant } from '../../../platform/session-state/tenants.ts';
import { withVault } from '../../../platform/session-state/vault.ts';
import { withRunResults } from './case-results.ts';
import { type CaseRun, casesStore, isRunning, type Place } from './cases-store.ts';

const DRAW_MS = 100;

export function chosenPlace(): Place | null {
  const tenantId = selectedTenant()?.id;
  const credentialId = selectedCredential()?.id;
  return tenantId === undefined || credentialId === undefined ? null : { tenantId, credentialId };
}

const isSamePlace = (one: Place | null, other: Place | null): boolean =>
  one?.tenantId === other?.tenantId && one?.credentialId === other?.credentialId;

/** Shows what the host has for a place; what a run there has told since stands over it. */
export function showHistory(place: Place, history: CaseHistory): void {
  casesStore.setState(({ run }) => {
    const told = isRunning(run) && isSamePlace(run, place) ? run.view : null;
    return { place, history: told ? withRunResults(history, told) : history, error: null };
  });
}

/** Only the answer to the newest question counts. */
let question = 0;

/** Read the results of the chosen credential; what is shown of another goes at once. */
export async function reloadResults(): Promise<void> {
  question += 1;
  const mine = question;
  const place = chosenPlace();
  if (!isSamePlace(place, casesStore.getState().place)) casesStore.setState({ place, history: null, error: null });
  if (place === null) return;
  try {
    const history = await host.errorLab.results(place);
    if (mine === question) showHistory(place, history);
  } catch (thrown) {
    if (mine === question && !isAbort(thrown)) casesStore.setState({ error: toUserError(thrown) });
  }
}

/** What is followed, or is about to be: a newer one, or none, takes its place. */
let following = new AbortController();

function followNew(): AbortSignal {
  following.abort();
  following = new AbortController();
  return following.signal;
}

/** Resolves when it is over, or another is followed. A failure is shown in the page. */
async function follow(place: Place, runId: string, from: CaseRunView<CaseResult>, signal: AbortSignal): Promise<void> {
  let view = from;
  const failure = await followRun({
    watch: (options) => host.errorLab.watch({ runId, after: view.lastSeq }, options),
    take: (events) => {
      view = reduceCaseRun(view, events);
      casesStore.setState((state) => ({
        run: { ...place, runId, view },
        ...(view.end === null && isSamePlace(state.place, place)
          ? { history: withRunResults(state.history, view) }
          : {}),
      }));
    },
    everyMs: () => DRAW_MS,
    signal,
  });
  if (signal.aborted) return;
  // Without its last event (it failed) there is nothing to say about the run.
  if (view.end === null) casesStore.setState({ run: null });
  await reloadResults();
  if (failure) casesStore.setState({ error: failure });
}

/** Resolves when the run is over. A failure is shown in the page. */
export async function runCases(caseIds: readonly string[], allowUnsafe: boolean): Promise<void> {
  const place = chosenPlace();
  if (place === null || caseIds.length === 0 || isRunning(casesStore.getState().run)) return;
  const signal = followNew();
  const view = { ...EMPTY_CASE_RUN, caseIds, startedAt: Date.now() };
  casesStore.setState({ error: null, run: { ...place, runId: null, view } });
  try {
    const input = { ...place, caseIds: [...caseIds], allowUnsafe };
    const started = await withVault('overlay', () => host.errorLab.start(input));
    if (started !== null) return await follow(place, started.runId, view, signal);
    if (!signal.aborted) casesStore.setState({ run: null });
  } catch (thrown) {
    if (signal.aborted) return;
    casesStore.setState({ run: null, error: isAbort(thrown) ? null : toUserError(thrown) });
    // When another page runs cases here, that run is shown, below the sentence why this one was not started.
    await findRun().catch(reportProblem);
  }
}

/**
 * Shows the run of the chosen place: the one that goes on against the tenant, else the latest that the host remembers of the
 * credential. Resolves when it is found; it is followed on from there.
 */
export async function findRun(): Promise<void> {
  const { signal } = following;
  const place = chosenPlace();
  const goesOn = (one: CaseRun | null) => isRunning(one) && one.tenantId === place?.tenantId;
  const runs = place === null ? [] : await host.errorLab.list();
  const shown = casesStore.getState().run;
  // What was begun or found meanwhile is newer than the answer.
  if (signal.aborted || goesOn(shown)) return;
  const found =
    runs.find(({ running, tenantId }) => running && tenantId === place?.tenantId) ??
    runs.find((one) => isSamePlace(one, place));
  if (found ? found.runId === shown?.runId : shown === null) return;
  const next = followNew();
  casesStore.setState({ run: null });
  if (found) void follow(found, found.runId, EMPTY_CASE_RUN, next);
}

export async function cancelRun(): Promise<void> {
  const { run } = casesStore.getState();
  if (isRunning(run) && run.runId !== null) await host.errorLab.cancel({ runId: run.runId });
}
