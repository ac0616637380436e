// A site of the allow-list in the person's browser. A system without one refuses, which must not end as an unhandled rejection.
import { shell } from 'electron';
import { isAllowedSite } from '../app/host-actions.ts';

export function openSite(url: string): void {
  if (!isAllowedSite(url)) return;
  shell.openExternal(url).catch(() => console.error(`No browser could be opened. Open it yourself: ${url}`));
}
