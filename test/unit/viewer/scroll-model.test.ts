// Scrolling lists that are higher than an element may be: ends are reached, wheel steps stay as large as they were.
import { describe, expect, it } from 'vitest';
import { ScrollModel, TALLEST } from '../../../renderer/viewer/scroll-model.ts';

const tall = (): ScrollModel => {
  const model = new ScrollModel();
  model.resize(100_000_000, 800);
  return model;
};

describe('scroll model', () => {
  it('is the plain scroll position for a list that fits', () => {
    const model = new ScrollModel();
    model.resize(5000, 800);
    model.scrolled(1234);
    expect([model.top, model.scrollTop, model.elementHeight]).toEqual([1234, 1234, 5000]);
  });

  it('reaches both ends of a list that does not fit', () => {
    const model = tall();
    expect(model.elementHeight).toBe(TALLEST);
    model.scrolled(TALLEST - 800);
    expect(model.top).toBe(100_000_000 - 800);
    model.scrolled(0);
    expect(model.top).toBe(0);
  });

  it('moves by what the wheel says, and by the whole list when the scrollbar is dragged', () => {
    const model = tall();
    model.scrolled((TALLEST - 800) / 2);
    expect(model.top).toBe((100_000_000 - 800) / 2);
    const before = model.top;
    model.scrolled((TALLEST - 800) / 2 + 120);
    expect(model.top).toBe(before + 120);
  });

  it('does not take its own correction of the scrollbar for a move', () => {
    const model = tall();
    const set = model.moveTo(40_000_000);
    expect(model.scrolled(set)).toBe(false);
    expect(model.top).toBe(40_000_000);
  });
});
