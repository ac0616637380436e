// Locks after a time without use. One timer that looks at the last use when it fires, not a new timer a use: a sweep
// opens secrets hundreds of times a minute.
import type { Now } from '../ports.ts';

/** Runs `work` once after `ms`; the result cancels it. Must not keep the process alive. */
export type Schedule = (work: () => void, ms: number) => () => void;

export interface AutoLock {
  /** 0 is never. */
  setMinutes(minutes: number): void;
  used(): void;
}

export const scheduleByTimer: Schedule = (work, ms) => {
  const timer = setTimeout(work, ms);
  timer.unref();
  return () => clearTimeout(timer);
};

export function createAutoLock(options: { now: Now; schedule: Schedule; lock: () => void }): AutoLock {
  const { now, schedule, lock } = options;
  let idleMs = 0;
  let lastUse = now();
  let cancel: (() => void) | null = null;

  function plan(ms: number): void {
    cancel?.();
    cancel = schedule(look, ms);
  }

  function look(): void {
    cancel = null;
    const left = lastUse + idleMs - now();
    if (left > 0) plan(left);
    else lock();
  }

  return {
    setMinutes(minutes) {
      idleMs = minutes * 60_000;
      cancel?.();
      cancel = null;
      if (idleMs > 0) plan(idleMs);
    },
    used() {
      lastUse = now();
      if (idleMs > 0 && cancel === null) plan(idleMs);
    },
  };
}
