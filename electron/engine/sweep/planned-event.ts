// The first event of a run: what it was to do.
import type { SweepEvent } from '../../../shared/runs/sweep/sweep-events.ts';

export function isPlannedEvent(event: SweepEvent): event is Extract<SweepEvent, { type: 'planned' }> {
  return event.type === 'planned';
}
