// The list of runs. A run's events are read again only when there are more of them than before: a run of many thousand
// cells is some megabytes.
import type { SweepSummary } from '../../../shared/contract/sweep.ts';
import type { SweepView } from '../../../shared/okta/sweep/reduce-sweep.ts';
import type { SweepStore } from '../ports.ts';

export function createSummaries(store: SweepStore, viewOf: (runId: string) => Promise<SweepView>) {
  const known = new Map<string, { bytes: number; summary: SweepSummary }>();
  return {
    /** Newest first. A run without a readable plan is left out. */
    async list(): Promise<SweepSummary[]> {
      const runs = await store.list();
      const all: SweepSummary[] = [];
      for (const { runId, bytes } of runs.reverse()) {
        const before = known.get(runId);
        const settled = before && before.bytes === bytes && before.summary.state !== 'running';
        const size = await store.size(runId);
        const summary = settled ? { ...before.summary, bytes: size } : summaryOf(runId, await viewOf(runId), size);
        known.set(runId, { bytes, summary });
        if (summary.startedAt > 0) all.push(summary);
      }
      return all;
    },
  };
}

export function summaryOf(runId: string, view: SweepView, bytes: number): SweepSummary {
  const { input, startedAt, state, message, done, total, targetNames } = view;
  return { runId, name: input?.name ?? '', startedAt, state, message, done, cells: total, targetNames, bytes };
}
