// The lines of a text one by one: a log may have millions, and a list of them all would be a second copy of it.

export function* linesOf(text: string): Generator<{ line: string; number: number }> {
  let start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  for (let number = 1; start < text.length; number++) {
    const end = text.indexOf('\n', start);
    const stop = end < 0 ? text.length : end;
    yield { line: text.slice(start, text.charCodeAt(stop - 1) === 13 && stop > start ? stop - 1 : stop), number };
    start = stop + 1;
  }
}
