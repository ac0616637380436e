// Steps over tokens of a text that json-scan has found good. They trust it, so they only look for where a token ends.

export const skipSpace = (bytes: Uint8Array, from: number, end: number): number => {
  let p = from;
  while (p < end) {
    const b = bytes[p];
    if (b !== 32 && b !== 10 && b !== 13 && b !== 9) break;
    p++;
  }
  return p;
};

/** The offset after the string whose opening quote is at `from`; `end` if it is not closed before. */
export const skipString = (bytes: Uint8Array, from: number, end: number): number => {
  let p = from + 1;
  while (p < end) {
    const b = bytes[p];
    if (b === 34) return p + 1;
    p += b === 92 ? 2 : 1;
  }
  return end;
};

/** The offset after the number or word at `from`. */
export const skipScalar = (bytes: Uint8Array, from: number, end: number): number => {
  let p = from;
  while (p < end) {
    const b = bytes[p] ?? 0;
    if (b === 44 || b === 93 || b === 125 || b === 32 || b === 10 || b === 13 || b === 9) break;
    p++;
  }
  return p;
};

export interface Skipped {
  /** Offset after the value. */
  end: number;
  /** Children of a container; 0 for others. */
  children: number;
  /** The value ended before `end` of the text did. */
  closed: boolean;
}

/** Steps over the value at `from`, whatever it is, and counts its children on the way. */
export const skipValue = (bytes: Uint8Array, from: number, end: number): Skipped => {
  const first = bytes[from];
  if (first === 34) {
    const stop = skipString(bytes, from, end);
    return { end: stop, children: 0, closed: true };
  }
  if (first !== 123 && first !== 91) return { end: skipScalar(bytes, from, end), children: 0, closed: true };
  let depth = 0;
  let commas = 0;
  let filled = false;
  let p = from;
  while (p < end) {
    const b = bytes[p];
    if (b === 34) {
      if (depth === 1) filled = true;
      p = skipString(bytes, p, end);
      continue;
    }
    if (b === 123 || b === 91) {
      if (depth === 1) filled = true;
      depth++;
    } else if (b === 125 || b === 93) {
      depth--;
      if (depth === 0) return { end: p + 1, children: filled ? commas + 1 : 0, closed: true };
    } else if (depth === 1) {
      if (b === 44) commas++;
      else if (b !== 32 && b !== 10 && b !== 13 && b !== 9) filled = true;
    }
    p++;
  }
  return { end, children: filled ? commas + 1 : 0, closed: false };
};
