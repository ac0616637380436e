// Which of the two themes is shown: the person's choice, or the system's when it says `system`. The choice is kept on this
// device as well, so that a reload starts in the right theme before the host has answered.
import { readKept, writeKept } from '../../platform/kept-value.ts';

export type ThemeChoice = 'system' | 'light' | 'dark';

const KEY = 'theme';
const isChoice = (value: unknown): value is ThemeChoice => value === 'system' || value === 'light' || value === 'dark';

export function keptThemeChoice(): ThemeChoice {
  const kept = readKept(KEY);
  return isChoice(kept) ? kept : 'system';
}

export function keepThemeChoice(choice: ThemeChoice): void {
  writeKept(KEY, choice);
}

/** Mark the document before the first paint; MantineProvider takes over from there. */
export function paintThemeEarly(): void {
  const choice = keptThemeChoice();
  const dark = choice === 'dark' || (choice === 'system' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
}
