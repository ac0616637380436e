// A run of cases against the chosen credential: started, followed event by event, cancelled, and found again. It lives in the
// host: a page that is reloaded, or that returns to the tenant, reads its events from the first and follows it on.
import type { CaseHistory, CaseResult } from '../../../../../shared/contract/error-lab.ts';
import { runsOf } from '../../../../../shared/contract/run/runs-of.ts';
import type { RunPlace } from '../../../../../shared/contract/run.ts';
import {
  type CaseRunView,
  EMPTY_CASE_RUN,
  reduceCaseRun,
} from '../../../../../shared/runs/error-cases/reduce-case-run.ts';
import { host } from '../../../../platform/client.ts';
import { isAbort, toUserError } from '../../../../platform/errors.ts';
import { reportProblem } from '../../../../platform/problems.ts';
import { followRun } from '../../../../platform/runs/follow-run.ts';
import { createOneFollowed } from '../../../../platform/runs/one-followed.ts';
import { selectedCredential, selectedTenant } from '../../../../platform/session-state/tenants.ts';
import { withVault } from '../../../../platform/session-state/vault.ts';
import { type CaseRun, casesStore, isInterrupted, isRunning, type Place } from '../cases-store.ts';

const runs = runsOf(host.run, 'error-cases');

export function chosenPlace(): Place | null {
  const tenantId = selectedTenant()?.id;
  const credentialId = selectedCredential()?.id;
  return tenantId === undefined || credentialId === undefined ? null : { tenantId, credentialId };
}

const isSamePlace = (one: Place | null, other: Place | null): boolean =>
  one?.tenantId === other?.tenantId && one?.credentialId === other?.credentialId;

function placeOf([one]: readonly RunPlace[]): Place | null {
  return one && one.credentialId !== null ? { tenantId: one.tenantId, credentialId: one.credentialId } : null;
}

/** Shows what the host has for a place, and over it what a run there has got since: one that was killed kept not all of it. */
export function showHistory(place: Place, history: CaseHistory): void {
  casesStore.setState(({ run }) => {
    const unkept = (isRunning(run) || isInterrupted(run)) && isSamePlace(run, place) ? run.view : null;
    return { place, history: unkept ? withRunResults(history, unkept) : history, error: null };
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

const followed = createOneFollowed();

/** Resolves when it is over, or another is followed. A failure is shown in the page. */
async function follow(place: Place, runId: string, from: CaseRunView<CaseResult>, signal: AbortSignal): Promise<void> {
  let view = from;
  const { failure, state } = await followRun({
    kind: 'error-cases',
    runId,
    after: () => view.lastSeq,
    take: (events) => {
      view = reduceCaseRun(view, events);
      casesStore.setState((state) => ({
        run: { ...place, runId, view, interrupted: false },
        ...(view.end === null && isSamePlace(state.place, place)
          ? { history: withRunResults(state.history, view) }
          : {}),
      }));
    },
    signal,
  });
  if (signal.aborted) return;
  // Without its last event there is nothing to say about the run, unless it can be resumed.
  if (view.end === null)
    casesStore.setState({ run: state === 'interrupted' ? { ...place, runId, view, interrupted: true } : null });
  await reloadResults();
  if (failure) casesStore.setState({ error: failure });
}

/** Resolves when the run is over. A failure is shown in the page. */
export async function runCases(caseIds: readonly string[], allowUnsafe: boolean): Promise<void> {
  const place = chosenPlace();
  if (place === null || caseIds.length === 0 || isRunning(casesStore.getState().run)) return;
  const signal = followed.next();
  const now = Date.now();
  const view = { ...EMPTY_CASE_RUN, caseIds, startedAt: now, goesOnSince: { at: now, done: 0 } };
  casesStore.setState({ error: null, run: { ...place, runId: null, view, interrupted: false } });
  try {
    const input = { ...place, caseIds: [...caseIds], allowUnsafe };
    const started = await withVault('overlay', () => runs.start(input));
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
  const signal = followed.signal();
  const place = chosenPlace();
  const goesOn = (one: CaseRun | null) => isRunning(one) && one.tenantId === place?.tenantId;
  const known = place === null ? [] : await runs.list();
  const shown = casesStore.getState().run;
  // What was begun or found meanwhile is newer than the answer.
  if (signal.aborted || goesOn(shown)) return;
  const found =
    known.find(({ running, places }) => running && places[0]?.tenantId === place?.tenantId) ??
    known.find(({ places }) => isSamePlace(placeOf(places), place));
  if (found ? found.runId === shown?.runId : shown === null) return;
  const next = followed.next();
  casesStore.setState({ run: null });
  const at = placeOf(found?.places ?? []);
  if (found && at) void follow(at, found.runId, EMPTY_CASE_RUN, next);
}

export async function cancelRun(): Promise<void> {
  const { run } = casesStore.getState();
  if (isRunning(run) && run.runId !== null) await host.run.cancel({ runId: run.runId });
}

/** One that its process left behind goes on with the first case that has no result. Resolves when it is over. */
export async function resumeRun(): Promise<void> {
  const { run } = casesStore.getState();
  if (!isInterrupted(run)) return;
  const { runId, view, ...place } = run;
  const resumed = await withVault('overlay', () => host.run.resume({ runId }));
  if (resumed === null) return;
  const signal = followed.next();
  casesStore.setState({ error: null, run: { ...run, interrupted: false } });
  await follow({ tenantId: place.tenantId, credentialId: place.credentialId }, runId, view, signal);
}

/**
 * The results of a place while a run goes on: those that the host keeps, with those of the run that it has not kept yet.
 * The host keeps results in portions and knows nothing newer than what a run has reported.
 */
function withRunResults(history: CaseHistory | null, { results }: CaseRunView<CaseResult>): CaseHistory {
  const known = new Map((history?.results ?? []).map((record) => [record.caseId, record]));
  for (const [caseId, { result, changed }] of results) {
    const before = known.get(caseId)?.last ?? null;
    if (before === null || before.at < result.at) known.set(caseId, { caseId, last: result, before, changed });
  }
  return { results: [...known.values()], baselines: history?.baselines ?? [] };
}
