// A list of 32-bit numbers that grows: offsets and lengths of a body of 100 MB fit in it at four bytes each, where a
// plain array would box them and keep the garbage collector busy.
export class GrowableUint32 {
  #data = new Uint32Array(256);
  length = 0;

  push(value: number): void {
    if (this.length === this.#data.length) {
      const wider = new Uint32Array(this.#data.length * 2);
      wider.set(this.#data);
      this.#data = wider;
    }
    this.#data[this.length++] = value;
  }

  /** The number at `index`; 0 outside the list. */
  at(index: number): number {
    return index >= 0 && index < this.length ? (this.#data[index] ?? 0) : 0;
  }

  clear(): void {
    this.#data = new Uint32Array(256);
    this.length = 0;
  }

  /** How many leading numbers are at most `value`; the list must be sorted upwards. */
  countUpTo(value: number): number {
    let low = 0;
    let high = this.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.at(middle) <= value) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
