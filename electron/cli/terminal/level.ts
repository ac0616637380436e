// How a finding is marked: a sign and a word for those who see no colour.
import type { Paint } from './terminal.ts';

export type Level = 'ok' | 'note' | 'problem';

export function formatLevel(paint: Paint, level: Level): string {
  if (level === 'ok') return paint('green', '✓ ok     ');
  return level === 'note' ? paint('amber', '! note   ') : paint('red', '✗ problem');
}
