// The lines of an entry of a mapping or list: those that are its own, with the comments directly above it, which are about it, and those below
// it that are indented deeper. A comment with an empty line below it is about what follows as a whole, and stays.

export interface Splice {
  from: number;
  to: number;
  insert: string;
}

/** None may overlap; of two at the same place the first is written first. */
export function splice(text: string, splices: readonly Splice[]): string {
  const ordered = splices.map((one, at) => ({ ...one, at })).sort((a, b) => a.from - b.from || a.at - b.at);
  let done = 0;
  let made = '';
  for (const { from, to, insert } of ordered) {
    made += text.slice(done, from) + insert;
    done = Math.max(done, to);
  }
  return made + text.slice(done);
}

export const lineStart = (text: string, at: number): number => text.lastIndexOf('\n', at - 1) + 1;

/** Before its line break. */
export function lineEnd(text: string, at: number): number {
  const found = text.indexOf('\n', at);
  if (found < 0) return text.length;
  return found > at && text[found - 1] === '\r' ? found - 1 : found;
}

/** The start of the next line; the end of the text for the last. */
export function nextLine(text: string, at: number): number {
  const found = text.indexOf('\n', at);
  return found < 0 ? text.length : found + 1;
}

export const columnOf = (text: string, at: number): number => at - lineStart(text, at);

/** Whether nothing but blanks is before it in its line. */
export const beginsLine = (text: string, at: number): boolean => /^[ \t]*$/.test(text.slice(lineStart(text, at), at));

const lineAt = (text: string, start: number): string => text.slice(start, lineEnd(text, start));
export const isBlank = (line: string): boolean => /^[ \t\r]*$/.test(line);
const isComment = (line: string): boolean => /^[ \t]*#/.test(line);
const indentOf = (line: string): number => line.length - line.trimStart().length;

/** From the first line of the comments directly above; from the entry itself where it does not begin its line. */
export function leadOf(text: string, from: number): number {
  if (!beginsLine(text, from)) return from;
  const column = columnOf(text, from);
  let lead = lineStart(text, from);
  while (lead > 0) {
    const above = lineStart(text, lead - 1);
    const line = lineAt(text, above);
    // One that is indented deeper belongs to what is above; the first line of the file to the file.
    if (!isComment(line) || indentOf(line) > column || above === 0) break;
    lead = above;
  }
  return lead;
}

/** The end of its last line; `end`: of what is written of it, `indent`: its own. */
export function tailOf(text: string, end: number, indent: number): number {
  let tail = lineEnd(text, end);
  for (let start = nextLine(text, tail); start < text.length; start = nextLine(text, start)) {
    const line = lineAt(text, start);
    if (isComment(line) && indentOf(line) > indent) tail = lineEnd(text, start);
    else if (!isBlank(line)) break;
  }
  return tail;
}

/** Lines with so many blanks less at their start, or as many as they have. */
export const dedented = (text: string, by: number): string[] =>
  text.split(/\r?\n/).map((line) => line.slice(Math.min(by, indentOf(line))));

export const indented = (lines: readonly string[], by: number): string[] =>
  lines.map((line) => (line === '' ? '' : ' '.repeat(by) + line));
