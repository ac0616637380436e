// The events of a recording as what a person sees: the calls in the order in which they were answered, and the end. Page and command line
// reduce the same events with this one function; what the calls show is judged from the view (judge-behaviour.ts, report/).
import { freshEvents, type Numbered } from '../numbered.ts';
import type { RecordedCall, RecordingEntry } from './recording-events.ts';

type Started = Extract<RecordingEntry, { type: 'started' }>;
type End = Extract<RecordingEntry, { type: 'end' }>;

export interface RecordingView extends Pick<Started, 'tenantName' | 'origin' | 'plain' | 'faults'> {
  /** Epoch ms; 0 before it has begun. */
  startedAt: number;
  /** Null before it takes calls. */
  port: number | null;
  calls: readonly RecordedCall[];
  end: Omit<End, 'type'> | null;
  lastSeq: number;
}

export const EMPTY_RECORDING: RecordingView = {
  tenantName: '',
  origin: '',
  plain: false,
  faults: [],
  startedAt: 0,
  port: null,
  calls: [],
  end: null,
  lastSeq: 0,
};

/** `view` stays as it is. */
export function reduceRecording(view: RecordingView, events: readonly Numbered<RecordingEntry>[]): RecordingView {
  const fresh = freshEvents(events, view.lastSeq);
  if (fresh.length === 0) return view;
  const calls = [...view.calls];
  const next = { ...view, calls };
  for (const event of fresh) {
    next.lastSeq = event.seq;
    if (event.type === 'started') {
      const { tenantName, origin, plain, faults, at } = event;
      Object.assign(next, { tenantName, origin, plain, faults, startedAt: at });
    } else if (event.type === 'listening') next.port = event.port;
    else if (event.type === 'call') calls.push(event.call);
    else next.end = { reason: event.reason, message: event.message };
  }
  return next;
}
