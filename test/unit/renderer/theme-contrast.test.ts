// Every ink is readable on the ground that it is on, in both themes: 4.5:1, as WCAG 2.2 AA wants it for text.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { VERDICT_ICONS } from '../../../renderer/ui/chips/verdict-icons.ts';
import { VERDICT_FACTS } from '../../../shared/okta/verdict/verdicts.ts';

const css = readFileSync('renderer/ui/theme/tokens.css', 'utf8');

function tokensOf(theme: 'light' | 'dark'): Map<string, string> {
  const block = new RegExp(`data-mantine-color-scheme="${theme}"\\] \\{([^}]+)\\}`).exec(css)?.[1] ?? '';
  return new Map([...block.matchAll(/(--[\w-]+): (#[0-9a-f]{6});/g)].map(([, name = '', value = '']) => [name, value]));
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(first: string, second: string): number {
  const [light = 0, dark = 0] = [luminance(first), luminance(second)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const VERDICT_INKS = ['allowed', 'scope', 'role', 'token', 'rate', 'server', 'offline', 'request', 'warning', 'danger'];
const GROUNDS = ['--bg', '--panel', '--raised', '--hover', '--sunken', '--selection'];
const PAIRS: [string, string][] = [
  ...VERDICT_INKS.flatMap((ink): [string, string][] => [
    [`--${ink}`, `--${ink}-soft`],
    [`--${ink}`, '--panel'],
    [`--${ink}`, '--selection'],
  ]),
  ...['--text', '--text-2'].flatMap((ink) => GROUNDS.map((ground): [string, string] => [ink, ground])),
  ['--text-3', '--bg'],
  ['--text-3', '--panel'],
  ['--text-3', '--raised'],
  ['--accent', '--panel'],
  ['--accent', '--accent-soft'],
  ['--accent-ink', '--accent'],
  ['--panel', '--danger-fill'],
];

describe.each(['light', 'dark'] as const)('%s', (theme) => {
  const tokens = tokensOf(theme);
  it.each(PAIRS)('%s on %s', (ink, ground) => {
    expect(contrast(tokens.get(ink) ?? '', tokens.get(ground) ?? '')).toBeGreaterThanOrEqual(4.5);
  });
});

it('every verdict has its icon', () => {
  const missing = Object.values(VERDICT_FACTS).filter(({ icon }) => !(icon in VERDICT_ICONS));
  expect(missing).toEqual([]);
});
