// How far a sweep is: part done, cells a second, time left. The rate is that of all the time it ran, waits included: with
// whole windows of waiting, the last few seconds say nothing about the next.
import type { SweepView } from './reduce-sweep.ts';

export interface SweepProgress {
  /** 0 to 1. */
  fraction: number;
  perSecond: number;
  /** Null before anything is known, and when nothing is left or nothing runs. */
  leftMs: number | null;
}

/** `now`: epoch ms; while it runs, the time since the last event counts. */
export function sweepProgress(view: SweepView, now: number): SweepProgress {
  const running = view.state === 'running';
  const activeMs = view.activeMs + (running && view.lastAt > 0 ? Math.max(0, now - view.lastAt) : 0);
  const perSecond = activeMs > 0 ? (view.done * 1000) / activeMs : 0;
  const left = view.total - view.done;
  return {
    fraction: view.total === 0 ? 0 : view.done / view.total,
    perSecond,
    leftMs: running && left > 0 && perSecond > 0 ? Math.round((left / perSecond) * 1000) : null,
  };
}
