// The first event of a run: what it was to do.
import type { SweepEvent } from '../../../shared/contract/sweep.ts';

export function isPlannedEvent(event: SweepEvent): event is Extract<SweepEvent, { type: 'planned' }> {
  return event.type === 'planned';
}
