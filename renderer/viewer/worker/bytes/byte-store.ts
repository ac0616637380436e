// The bytes of one body, in one buffer that grows as chunks arrive. Everything else in the worker points into it by
// offset, so the body exists once, however many ways it is shown.
export class ByteStore {
  bytes: Uint8Array;
  /** How many bytes have arrived. */
  length = 0;

  constructor(expected: number) {
    this.bytes = new Uint8Array(Math.max(1024, expected));
  }

  append(chunk: Uint8Array): void {
    if (this.length === 0 && chunk.length >= this.bytes.length) {
      this.bytes = chunk;
      this.length = chunk.length;
      return;
    }
    const needed = this.length + chunk.length;
    if (needed > this.bytes.length) {
      const wider = new Uint8Array(Math.max(needed, Math.ceil(this.bytes.length * 1.5)));
      wider.set(this.bytes.subarray(0, this.length));
      this.bytes = wider;
    }
    this.bytes.set(chunk, this.length);
    this.length = needed;
  }

  view(): Uint8Array {
    return this.bytes.subarray(0, this.length);
  }
}
