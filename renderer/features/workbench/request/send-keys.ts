// Enter takes what an open list offers; with Ctrl or Cmd it is still the key of Send and Request token. For fields with a list.
import type { KeyboardEvent } from 'react';
import { runVerbById } from '../../../platform/verbs.ts';

export function sendKeys(event: KeyboardEvent): void {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  event.stopPropagation();
  void runVerbById(event.shiftKey ? 'token.request' : 'request.send');
}
