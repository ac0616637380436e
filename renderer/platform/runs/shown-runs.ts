// A page that shows one run of a kind at a time, out of those that the host has: begun there, or found again by its address. What it shows is
// in the store of its feature, which is there from the start; this code is loaded with the page.
import type { StoreApi } from 'zustand/vanilla';
import { type RunsOf, runsOf } from '../../../shared/contract/runs-of.ts';
import type { PageId } from '../../../shared/model/pages.ts';
import type { RunEvent, RunInput, RunKindName } from '../../../shared/runs/run-kinds.ts';
import { host } from '../client.ts';
import { isAbort, toUserError } from '../errors.ts';
import { navigate } from '../navigation.ts';
import { withVault } from '../session-state/vault.ts';
import { followRun } from './follow-run.ts';
import { createOneFollowed } from './one-followed.ts';
import { goesOn, type RunView, type ShownRuns } from './shown-run-state.ts';

interface ShownRunsOptions<K extends RunKindName, View extends RunView> {
  kind: K;
  /** Its runs are opened there, by their ids. */
  page: PageId;
  store: StoreApi<ShownRuns<K, View>>;
  empty: View;
  reduce: (view: View, events: readonly RunEvent<K>[]) => View;
}

export interface ShowRuns<K extends RunKindName> {
  /** Without effect while one goes on. */
  start(input: RunInput<K>): Promise<void>;
  /** That run, or for an empty id the newest one. Resolves when it is over, or another is shown. */
  show(runId: string): Promise<void>;
  /** Of the one that is shown. */
  cancel(): Promise<void>;
}

export function createShownRuns<K extends RunKindName, View extends RunView>({
  kind,
  page,
  store,
  empty,
  reduce,
}: ShownRunsOptions<K, View>): ShowRuns<K> {
  const runs: RunsOf<K> = runsOf(host.run, kind);
  const followed = createOneFollowed();
  const set = (part: Partial<ShownRuns<K, View>>) => store.setState(part);
  const readRuns = async () => set({ runs: await runs.list() });

  async function follow(runId: string, signal: AbortSignal): Promise<void> {
    let view = empty;
    const { failure, state } = await followRun({
      kind,
      runId,
      after: () => view.lastSeq,
      take(events) {
        view = reduce(view, events);
        set({ run: { runId, view, interrupted: false } });
      },
      signal,
    });
    if (signal.aborted) return;
    if (view.end === null) set({ run: { runId, view, interrupted: state !== 'running' }, error: failure });
    await readRuns();
  }

  return {
    async start(input) {
      const before = store.getState().run;
      if (goesOn(before)) return;
      const signal = followed.next();
      set({ error: null, run: { runId: null, view: empty, interrupted: false } });
      try {
        const started = await withVault('overlay', () => runs.start(input));
        if (signal.aborted) return;
        if (started === null) return set({ run: before });
        navigate(page, started.runId);
        await follow(started.runId, signal);
      } catch (thrown) {
        if (!signal.aborted) set({ run: before, error: isAbort(thrown) ? null : toUserError(thrown) });
      }
    },
    async show(runId) {
      const before = followed.signal();
      await readRuns();
      const { runs: known, run } = store.getState();
      // What was begun meanwhile is newer than the answer.
      if (before.aborted || (run !== null && run.runId === null)) return;
      const wanted = runId === '' ? (known?.[0]?.runId ?? null) : runId;
      if (wanted === null || wanted === run?.runId) return;
      const signal = followed.next();
      set({ run: null, error: null });
      await follow(wanted, signal);
    },
    async cancel() {
      const { run } = store.getState();
      if (goesOn(run) && run?.runId) await host.run.cancel({ runId: run.runId });
    },
  };
}
