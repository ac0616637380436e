// The recording that is shown, as far as the page has read it, and those that the host has.
import { createStore } from 'zustand/vanilla';
import type { RecordingView } from '../../../shared/runs/recording/reduce-recording.ts';
import { NOTHING_SHOWN, type ShownRun, type ShownRuns } from '../../platform/runs/shown-run-state.ts';

export type Recording = ShownRun<RecordingView>;

export const recorderStore = createStore<ShownRuns<'recording', RecordingView>>()(() => NOTHING_SHOWN);
