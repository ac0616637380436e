// Where a long list is scrolled to. Chromium draws no element higher than 33,554,428 px, which 1.9 million rows of 18 px
// reach; beyond a safe height the scrolled element stays that high and represents more. Small moves (wheel, keys) still
// move by what they say; only a drag of the scrollbar is scaled.

/** Highest element that is used, in px. */
export const TALLEST = 12_000_000;

export class ScrollModel {
  /** Pixels of the whole list above the view. */
  top = 0;
  #height = 0;
  #view = 0;
  #last = 0;
  #expected: number | null = null;

  resize(height: number, view: number): void {
    this.#height = height;
    this.#view = view;
    this.top = Math.round(Math.max(0, Math.min(this.top, this.#most)));
  }

  /** Height that the scrolled element gets. */
  get elementHeight(): number {
    return Math.min(this.#height, TALLEST);
  }
  get #most(): number {
    return Math.max(0, this.#height - this.#view);
  }
  get #mostElement(): number {
    return Math.max(0, this.elementHeight - this.#view);
  }

  /** The element's scrollTop that belongs to `top`. */
  get scrollTop(): number {
    if (this.#height <= TALLEST || this.#most === 0) return this.top;
    return Math.round((this.top / this.#most) * this.#mostElement);
  }

  /** The element was scrolled by the person; gives whether the view moved. */
  scrolled(scrollTop: number): boolean {
    const before = this.top;
    if (this.#expected !== null && Math.abs(scrollTop - this.#expected) < 2) {
      this.#expected = null;
      this.#last = scrollTop;
      return false;
    }
    this.#expected = null;
    const moved = scrollTop - this.#last;
    this.#last = scrollTop;
    if (this.#height <= TALLEST) this.top = scrollTop;
    else if (scrollTop <= 0) this.top = 0;
    else if (scrollTop >= this.#mostElement - 1) this.top = this.#most;
    else if (Math.abs(moved) <= this.#view * 2) this.top += moved;
    else this.top = (scrollTop / this.#mostElement) * this.#most;
    this.top = Math.round(Math.max(0, Math.min(this.top, this.#most)));
    return this.top !== before;
  }

  /** Moves the view; the caller sets the element's scrollTop to what this gives. */
  moveTo(top: number): number {
    // whole pixels: rows at half a pixel show seams between their grounds
    this.top = Math.round(Math.max(0, Math.min(top, this.#most)));
    const scrollTop = this.scrollTop;
    if (scrollTop !== this.#last) this.#expected = scrollTop;
    this.#last = scrollTop;
    return scrollTop;
  }
}
