// Locks after a time without use. Timers and one clock alone cannot be trusted: timers and the monotonic clock stand still
// while a computer sleeps, and the wall clock can be set back. So both clocks are read at every use and every few seconds,
// the longer of the two steps counts, and a wall clock that was set back locks: nobody knows how long it was then.
import type { Now } from '../ports.ts';

/** Runs `work` once after `ms`; the result cancels it. Must not keep the process alive. */
export type Schedule = (work: () => void, ms: number) => () => void;

export interface AutoLock {
  /** 0 is never. */
  setMinutes(minutes: number): void;
  /** Locks when the time is over; says whether it is. To be asked before every use. */
  lockIfOver(): boolean;
  used(): void;
}

export interface AutoLockOptions {
  now: Now;
  /** Milliseconds that only ever grow: `performance.now`. */
  monotonic: () => number;
  schedule: Schedule;
  lock: () => void;
}

/** After a sleep the key is overwritten within this time, used or not. */
const LOOK_EVERY_MS = 15_000;
/** Small corrections of the clock are everyday. */
const SET_BACK_MS = 60_000;

export const scheduleByTimer: Schedule = (work, ms) => {
  const timer = setTimeout(work, ms);
  timer.unref();
  return () => clearTimeout(timer);
};

export function createAutoLock({ now, monotonic, schedule, lock }: AutoLockOptions): AutoLock {
  let idleMs = 0;
  let idleFor = 0;
  let seen = { wall: now(), steady: monotonic() };
  let cancel: (() => void) | null = null;

  function measure(): void {
    const read = { wall: now(), steady: monotonic() };
    const [wall, steady] = [read.wall - seen.wall, read.steady - seen.steady];
    seen = read;
    idleFor += Math.max(wall, steady, 0);
    if (wall < steady - SET_BACK_MS) idleFor = Number.POSITIVE_INFINITY;
  }

  function plan(): void {
    cancel?.();
    cancel = idleMs === 0 ? null : schedule(look, Math.min(idleMs - idleFor, LOOK_EVERY_MS));
  }

  function look(): void {
    cancel = null;
    if (!lockIfOver()) plan();
  }

  function lockIfOver(): boolean {
    measure();
    const over = idleMs > 0 && idleFor >= idleMs;
    if (over) lock();
    return over;
  }

  return {
    lockIfOver,
    setMinutes(minutes) {
      // Called at every change of any setting: only another time is a person's act at the vault.
      if (minutes * 60_000 === idleMs || lockIfOver()) {
        idleMs = minutes * 60_000;
        return;
      }
      idleMs = minutes * 60_000;
      idleFor = 0;
      plan();
    },
    used() {
      measure();
      idleFor = 0;
      if (cancel === null) plan();
    },
  };
}
