// The containers that are open at one place of a JSON text, and which child of each one is in. Flat typed arrays: a body
// nested a million deep must not make a million objects.

/** The stack as it was at `offset`, the first token of a line. */
export interface StackMark {
  offset: number;
  objects: Uint8Array;
  starts: Uint32Array;
  children: Uint32Array;
  names: Uint32Array;
}

export class JsonStack {
  depth = 0;
  #objects = new Uint8Array(64);
  #starts = new Uint32Array(64);
  #children = new Uint32Array(64);
  #names = new Uint32Array(64);

  static from(mark: StackMark): JsonStack {
    const stack = new JsonStack();
    for (let i = 0; i < mark.starts.length; i++) {
      stack.push(mark.objects[i] === 1, mark.starts[i] ?? 0);
      stack.#children[i] = mark.children[i] ?? 0;
      stack.#names[i] = mark.names[i] ?? 0;
    }
    return stack;
  }

  get inObject(): boolean {
    return this.depth > 0 && this.#objects[this.depth - 1] === 1;
  }

  push(object: boolean, start: number): void {
    const at = this.depth;
    if (at === this.#starts.length) this.#grow();
    this.#objects[at] = object ? 1 : 0;
    this.#starts[at] = start;
    this.#children[at] = 0;
    this.#names[at] = 0;
    this.depth = at + 1;
  }

  pop(): void {
    if (this.depth > 0) this.depth--;
  }

  /** A comma: the next child of the innermost container. */
  nextChild(): void {
    if (this.depth > 0) this.#children[this.depth - 1] = (this.#children[this.depth - 1] ?? 0) + 1;
  }

  /** The name that begins at `offset` belongs to the child that follows. */
  name(offset: number): void {
    if (this.depth > 0) this.#names[this.depth - 1] = offset;
  }

  isObject(level: number): boolean {
    return this.#objects[level] === 1;
  }
  startAt(level: number): number {
    return this.#starts[level] ?? 0;
  }
  childAt(level: number): number {
    return this.#children[level] ?? 0;
  }
  nameAt(level: number): number {
    return this.#names[level] ?? 0;
  }

  mark(offset: number): StackMark {
    return {
      offset,
      objects: this.#objects.slice(0, this.depth),
      starts: this.#starts.slice(0, this.depth),
      children: this.#children.slice(0, this.depth),
      names: this.#names.slice(0, this.depth),
    };
  }

  #grow(): void {
    const wider = <T extends Uint8Array | Uint32Array>(old: T, next: T): T => {
      next.set(old);
      return next;
    };
    const size = this.#starts.length * 2;
    this.#objects = wider(this.#objects, new Uint8Array(size));
    this.#starts = wider(this.#starts, new Uint32Array(size));
    this.#children = wider(this.#children, new Uint32Array(size));
    this.#names = wider(this.#names, new Uint32Array(size));
  }
}
