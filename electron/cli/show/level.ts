// How a finding is marked: a sign and a word for those who see no colour.
import { paint } from '../terminal/style.ts';

export type Level = 'ok' | 'note' | 'problem';

export function formatLevel(level: Level): string {
  if (level === 'ok') return paint('green', '✓ ok     ');
  return level === 'note' ? paint('amber', '! note   ') : paint('red', '✗ problem');
}
