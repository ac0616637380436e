// The sweeps that the host knows, the runs that were opened (each reduced from its events), and the draft of the next one.
import { createStore } from 'zustand/vanilla';
import type { SweepSummary } from '../../../shared/runs/run-kinds.ts';
import type { SweepView } from '../../../shared/runs/sweep/reduce-sweep.ts';
import type { SweepInput } from '../../../shared/runs/sweep/sweep-events.ts';
import type { UserError } from '../../platform/errors.ts';

export interface SweepDraft {
  name: string;
  /** `tenant/credential`; empty: the one chosen in the bar. */
  targets: readonly string[];
  scopes: 'registered' | 'readable' | 'list';
  /** What was typed or pasted, for `list`. */
  list: string;
  operations: 'probes' | 'safe' | 'list';
  /** What was typed or pasted, for `list`: one a line. */
  operationList: string;
  isolation: SweepInput['isolation'];
  share: number;
  concurrency: number;
  invalidWrites: boolean;
}

interface SweepState {
  /** Newest first; null before the first answer. */
  sweeps: readonly SweepSummary[] | null;
  error: UserError | null;
  /** By run. */
  views: Readonly<Record<string, SweepView>>;
  draft: SweepDraft;
}

export const sweepStore = createStore<SweepState>()(() => ({
  sweeps: null,
  error: null,
  views: {},
  draft: {
    name: '',
    targets: [],
    scopes: 'readable',
    list: '',
    operations: 'probes',
    operationList: '',
    isolation: 'together',
    share: 0.5,
    concurrency: 4,
    invalidWrites: false,
  },
}));

export function changeDraft(part: Partial<SweepDraft>): void {
  sweepStore.setState(({ draft }) => ({ draft: { ...draft, ...part } }));
}
