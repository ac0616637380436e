// The sandbox's journal as the page has read it, and the reading itself: by cursor, once a second, only while someone looks.
import { createStore } from 'zustand/vanilla';
import type { JournalEntry } from '../../../shared/model/sandbox.ts';
import { host } from '../../platform/client.ts';
import { setSandboxStatus } from '../../platform/session-state/sandbox.ts';

interface JournalState {
  /** Newest first. */
  entries: readonly JournalEntry[];
  /** The cursor: the last entry that was read. */
  last: number;
  paused: boolean;
}

const MOST_ENTRIES = 5000;
const BATCH = 500;
const POLL_MS = 1000;

export const journalStore = createStore<JournalState>()(() => ({ entries: [], last: 0, paused: false }));

export const forgetJournal = (): void => journalStore.setState({ entries: [], last: 0 });

/** One look at journal and status. */
async function readSandbox(): Promise<void> {
  const { last, paused } = journalStore.getState();
  const [status, journal] = await Promise.all([
    host.sandbox.status(),
    paused ? null : host.sandbox.journal({ after: last, limit: BATCH }),
  ]);
  setSandboxStatus(status);
  if (!journal || journal.entries.length === 0) return;
  journalStore.setState((state) =>
    state.last === last
      ? { entries: [...journal.entries.toReversed(), ...state.entries].slice(0, MOST_ENTRIES), last: journal.last }
      : state,
  );
}

/** Read again and again until the returned function is called. A lost host is the frame's matter: reading just goes on. */
export function followSandbox(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let ended = false;
  const round = async () => {
    if (document.visibilityState === 'visible') await readSandbox().catch(() => undefined);
    if (!ended) timer = setTimeout(() => void round(), POLL_MS);
  };
  void round();
  return () => {
    ended = true;
    clearTimeout(timer);
  };
}

export function matchesFilter(entry: JournalEntry, filter: string): boolean {
  const hay = `${entry.method} ${entry.path} ${entry.status} ${entry.error ?? ''} ${entry.clientId ?? ''} ${entry.requestId} ${entry.fault ?? ''}`;
  const lower = hay.toLowerCase();
  return filter
    .toLowerCase()
    .split(/\s+/)
    .every((word) => lower.includes(word));
}
