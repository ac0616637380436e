// A run of cases against the chosen credential: started, followed event by event, cancelled. What came is in the gallery at
// once; the host keeps it, so a reload in the middle loses nothing that was answered.
import type { CaseHistory, CaseResult, CaseRunEvent } from '../../../../shared/contract/error-lab.ts';
import { host } from '../../../platform/client.ts';
import { isAbort, toUserError } from '../../../platform/errors.ts';
import { selectedCredential, selectedTenant } from '../../../platform/session-state/tenants.ts';
import { withVault } from '../../../platform/session-state/vault.ts';
import { type CaseRun, casesStore, isRunning, type Place } from './cases-store.ts';

export function chosenPlace(): Place | null {
  const tenantId = selectedTenant()?.id;
  const credentialId = selectedCredential()?.id;
  return tenantId === undefined || credentialId === undefined ? null : { tenantId, credentialId };
}

export const isSamePlace = (one: Place | null, other: Place | null): boolean =>
  one?.tenantId === other?.tenantId && one?.credentialId === other?.credentialId;

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
    if (mine === question) casesStore.setState({ history, error: null });
  } catch (thrown) {
    if (mine === question && !isAbort(thrown)) casesStore.setState({ error: toUserError(thrown) });
  }
}

function withResult(history: CaseHistory | null, result: CaseResult, changed: boolean): CaseHistory {
  const { results, truths } = history ?? { results: [], truths: [] };
  const before = results.find(({ caseId }) => caseId === result.caseId)?.last ?? null;
  const others = results.filter(({ caseId }) => caseId !== result.caseId);
  return { results: [...others, { caseId: result.caseId, last: result, before, changed }], truths };
}

function change(key: string, next: (run: CaseRun) => Partial<CaseRun>): void {
  casesStore.setState(({ run }) => (run?.requestKey === key ? { run: { ...run, ...next(run) } } : {}));
}

function take(key: string, place: Place, event: CaseRunEvent): void {
  if (event.type === 'started') change(key, () => ({ cost: event.cost }));
  else if (event.type === 'waiting') change(key, () => ({ waiting: event }));
  else if (event.type === 'end') change(key, () => ({ end: event, waiting: null }));
  else {
    const { result, changed } = event;
    change(key, ({ done }) => ({ done: new Set([...done, result.caseId]), waiting: null }));
    casesStore.setState((state) =>
      isSamePlace(state.place, place) ? { history: withResult(state.history, result, changed) } : {},
    );
  }
}

/** One run at a time; resolves when it is over. A failure is shown in the page. */
export async function runCases(caseIds: readonly string[], allowUnsafe: boolean): Promise<void> {
  const place = chosenPlace();
  if (place === null || caseIds.length === 0 || isRunning(casesStore.getState().run)) return;
  const requestKey = crypto.randomUUID();
  const base = { ...place, requestKey, startedAt: Date.now(), caseIds, cost: null, waiting: null, end: null };
  casesStore.setState({ error: null, run: { ...base, done: new Set() } });
  try {
    await withVault('overlay', async () => {
      const input = { ...place, caseIds: [...caseIds], allowUnsafe, requestKey };
      for await (const event of await host.errorLab.run(input)) take(requestKey, place, event);
      return true;
    });
  } catch (thrown) {
    if (!isAbort(thrown)) casesStore.setState({ error: toUserError(thrown) });
  } finally {
    // Without its last event (declined, failed) there is nothing to say about the run.
    casesStore.setState(({ run }) => (run?.requestKey === requestKey && run.end === null ? { run: null } : {}));
    await reloadResults();
  }
}

export async function cancelRun(): Promise<void> {
  const { run } = casesStore.getState();
  if (isRunning(run)) await host.request.cancel({ requestKey: run.requestKey });
}
