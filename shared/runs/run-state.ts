// The state of a run, read from its events: the same for every kind, because each writes its pauses, resumptions and its end alike.

/** `interrupted`: its process ended before it did. `failed`: it ended before it had done what it was to do. */
export const RUN_STATES = ['running', 'paused', 'interrupted', 'complete', 'cancelled', 'failed'] as const;
export type RunState = (typeof RUN_STATES)[number];

interface LifeEvent {
  type: string;
  reason?: string;
  message?: string | null;
}

/** A list that was fetched as far as was wanted is as complete as one that was fetched to its end. */
const COMPLETE = ['complete', 'limit'];

/** Says `running` for a run that has not ended by its events: whether a process runs it is for others to know. */
export function runState(events: readonly LifeEvent[]): { state: RunState; message: string | null } {
  for (let index = events.length - 1; index >= 0; index -= 1) {
    const event = events[index];
    const message = event?.message ?? null;
    if (event?.type === 'resumed') break;
    if (event?.type === 'paused') return { state: 'paused', message };
    if (event?.type === 'end') {
      const { reason = '' } = event;
      return {
        state: COMPLETE.includes(reason) ? 'complete' : reason === 'cancelled' ? 'cancelled' : 'failed',
        message,
      };
    }
  }
  return { state: 'running', message: null };
}

export const isOver = (state: RunState): boolean => state === 'complete' || state === 'cancelled' || state === 'failed';
