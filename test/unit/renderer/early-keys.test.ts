// Keys that are caught for a field that is about to appear are let go when it does not: each sign that the person is elsewhere ends it.
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { catchEarlyKeys, takeEarlyKeys } from '../../../renderer/ui/lists/early-keys.ts';

let place: EventTarget & { closest?: (selector: string) => unknown };

beforeEach(() => {
  place = new EventTarget();
  vi.stubGlobal('window', place);
});
afterEach(() => {
  takeEarlyKeys();
  vi.unstubAllGlobals();
});

/** Whether the key got to where the focus is. */
function type(key: string): boolean {
  const event = Object.assign(new Event('keydown', { cancelable: true }), { key, getModifierState: () => false });
  place.dispatchEvent(event);
  return !event.defaultPrevented;
}

const focus = (inDialog: boolean) => () => {
  place.closest = () => (inDialog ? {} : null);
  place.dispatchEvent(new Event('focusin'));
};

it('keeps what is typed until the field takes it', () => {
  catchEarlyKeys();
  expect([...'abd'].map(type)).toEqual([false, false, false]);
  type('Backspace');
  expect([type('Enter'), takeEarlyKeys(), type('x')]).toEqual([false, 'ab', true]);
});

it('keeps them while the focus goes through what was asked for', () => {
  catchEarlyKeys();
  type('a');
  focus(true)();
  expect([type('b'), takeEarlyKeys()]).toEqual([false, 'ab']);
});

it.each<[string, () => void]>([
  ['Escape', () => type('Escape')],
  ['the focus on something else', focus(false)],
  ['another window', () => place.dispatchEvent(new Event('blur'))],
  ['more keys than anybody types before a field appears', () => [...'x'.repeat(201)].forEach(type)],
])('%s ends it, and nothing of it is kept', (_, elsewhere) => {
  catchEarlyKeys();
  type('a');
  elsewhere();
  expect([type('b'), takeEarlyKeys()]).toEqual([true, '']);
});

it('a press of the pointer ends it', () => {
  catchEarlyKeys();
  place.dispatchEvent(new Event('pointerdown'));
  expect(type('b')).toBe(true);
});
