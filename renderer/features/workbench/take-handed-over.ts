// Takes what another page handed to the Workbench: the request into the builder, and its own answer, if it has one, into view.
import { takeHandoff } from '../../platform/session-state/workbench-handoff.ts';
import { takeOver } from './request/change-draft.ts';
import { showOnly } from './response/change-responses.ts';

export function takeHandedOver(): void {
  const taken = takeHandoff();
  if (!taken) return;
  takeOver(taken);
  showOnly(taken.exchange ?? null);
}
