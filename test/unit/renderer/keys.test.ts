import { describe, expect, it } from 'vitest';
import { isStroke, keyCaps } from '../../../renderer/platform/keys.ts';

const press = (key: string, held: Partial<Record<'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey', true>> = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...held,
});

describe('a key press', () => {
  it('is Ctrl elsewhere and Cmd on a Mac', () => {
    expect(isStroke(press('k', { ctrlKey: true }), 'mod+k', false)).toBe(true);
    expect(isStroke(press('k', { metaKey: true }), 'mod+k', true)).toBe(true);
    expect(isStroke(press('k', { ctrlKey: true }), 'mod+k', true)).toBe(false);
  });

  it('with one key more is another one', () => {
    expect(isStroke(press('K', { ctrlKey: true, shiftKey: true }), 'mod+k', false)).toBe(false);
    expect(isStroke(press('K', { ctrlKey: true, shiftKey: true }), 'mod+shift+k', false)).toBe(true);
    expect(isStroke(press('Enter', { ctrlKey: true, altKey: true }), 'mod+enter', false)).toBe(false);
  });

  it('of a sign counts with and without Shift, as keyboards differ', () => {
    expect(isStroke(press('?', { shiftKey: true }), '?', false)).toBe(true);
    expect(isStroke(press('?'), '?', false)).toBe(true);
  });
});

it('draws the keys of each system', () => {
  expect(keyCaps('mod+shift+enter', false)).toEqual(['Ctrl', 'Shift', 'Enter']);
  expect(keyCaps('mod+shift+enter', true)).toEqual(['⌘', '⇧', 'Enter']);
  expect(keyCaps('g w', false)).toEqual(['G', 'W']);
});
