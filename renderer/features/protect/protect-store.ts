// The run that is shown, as far as the page has read it, and the runs that the host has. The form has a store of its own
// (protect-draft.ts): the verbs, which are there from the start, need this one alone.
import { createStore } from 'zustand/vanilla';
import type { ProtectView } from '../../../shared/runs/protect/reduce-protect.ts';
import { NOTHING_SHOWN, type ShownRun, type ShownRuns } from '../../platform/runs/shown-run-state.ts';

export type ProtectRun = ShownRun<ProtectView>;

export const protectStore = createStore<ShownRuns<'protect', ProtectView>>()(() => NOTHING_SHOWN);
