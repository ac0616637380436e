// The words of one command as the shell takes them apart: bash and similar shells, the command prompt of Windows. What is behind a
// pipe, a redirection or the end of the command is not read. Variables stay as they are written: their values are not here.

const ANSI: Record<string, string> = {
  n: '\n',
  r: '\r',
  t: '\t',
  a: '\x07',
  b: '\b',
  e: '\x1b',
  f: '\f',
  v: '\v',
  '0': '\0',
};

/** POSIX shells, with `$'…'` of bash and zsh. */
export const bashWords = (text: string): string[] => bashLine(text).words;

/** How many lines the first command takes; null when it has a quote that nobody closes. */
export function linesOfBash(text: string): number | null {
  const { end, open } = bashLine(text);
  return open ? null : text.slice(0, end).split('\n').length;
}

/** `end`: where the reading stopped; `open`: within quotes. */
function bashLine(text: string): { words: string[]; end: number; open: boolean } {
  let open = false;
  const words: string[] = [];
  let word: string | null = null;
  let at = 0;
  while (at < text.length) {
    const sign = text[at] ?? '';
    if (sign === "'" || sign === '"' || (sign === '$' && text[at + 1] === "'")) {
      const [value, end] =
        sign === "'" ? plain(text, at + 1) : sign === '"' ? double(text, at + 1) : ansi(text, at + 2);
      word = (word ?? '') + value;
      open = end > text.length;
      at = end;
    } else if (sign === '\\') {
      const next = /^(?:\r?\n|[\s\S])/.exec(text.slice(at + 1, at + 3))?.[0] ?? '';
      if (!next.endsWith('\n')) word = (word ?? '') + next;
      at += 1 + next.length;
    } else if (/\s/.test(sign)) {
      if (word !== null) words.push(word);
      word = null;
      // Empty lines before the command are no end of it.
      if (sign === '\n' && words.length > 0) break;
      at += 1;
    } else if (/[|;<>]/.test(sign) || (sign === '&' && (word === null || /[\s&]|^$/.test(text[at + 1] ?? '')))) {
      break;
    } else {
      word = (word ?? '') + sign;
      at += 1;
    }
  }
  // `2>/dev/null` is a redirection, and no word.
  const isEnd = word === null || (/^[12]$/.test(word) && text[at] === '>');
  return { words: isEnd ? words : [...words, word ?? ''], end: at, open };
}

/** Each gives the index behind the closing quote; one behind the end of the text where there is none. */
function plain(text: string, start: number): [string, number] {
  const end = text.indexOf("'", start);
  return end < 0 ? [text.slice(start), text.length + 1] : [text.slice(start, end), end + 1];
}

function double(text: string, start: number): [string, number] {
  let value = '';
  let at = start;
  for (; at < text.length && text[at] !== '"'; at++) {
    if (text[at] !== '\\' || !/["\\$`\n]/.test(text[at + 1] ?? '')) value += text[at];
    else if (text[++at] !== '\n') value += text[at];
  }
  return [value, at + 1];
}

function ansi(text: string, start: number): [string, number] {
  let value = '';
  let at = start;
  while (at < text.length && text[at] !== "'") {
    if (text[at] !== '\\') {
      value += text[at++];
      continue;
    }
    const code = /^(?:x([\da-f]{1,2})|u([\da-f]{1,4})|U([\da-f]{1,8}))/i.exec(text.slice(at + 1, at + 10));
    const point = Number.parseInt(code?.[1] ?? code?.[2] ?? code?.[3] ?? '', 16);
    const next = text[at + 1] ?? '';
    value += code && point <= 0x10ffff ? String.fromCodePoint(point) : (ANSI[next] ?? next);
    at += 1 + (code?.[0].length ?? 1);
  }
  return [value, at + 1];
}

/** The command prompt of Windows: `^` escapes outside of its quotes, then the rules by which programs split their line. */
export function cmdWords(text: string): string[] {
  // Chrome puts a caret before every quote, so that none counts for the prompt, and doubles every backslash.
  const doubled = text.includes('^"');
  let line = '';
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] ?? '';
    if (sign === '"') quoted = !quoted;
    if (sign === '^' && !quoted) {
      const end = /^\r?\n(\r?\n)?/.exec(text.slice(at + 1, at + 5));
      if (end) {
        line += end[1] === undefined ? ' ' : '\n';
        at += end[0].length;
      } else line += text[++at] ?? '';
    } else if (!quoted && (sign === '|' || sign === '>' || (sign === '\n' && line.trim() !== ''))) break;
    else line += sign;
  }
  return programWords(line, doubled);
}

function programWords(line: string, doubled: boolean): string[] {
  const words: string[] = [];
  let word: string | null = null;
  let quoted = false;
  for (let at = 0; at < line.length; at++) {
    const sign = line[at] ?? '';
    if (sign === '\\') {
      const run = /^\\+/.exec(line.slice(at))?.[0].length ?? 1;
      const beforeQuote = line[at + run] === '"';
      const halved = doubled || beforeQuote;
      word = (word ?? '') + '\\'.repeat(halved ? Math.floor(run / 2) : run);
      at += run - 1;
      if (halved && run % 2 === 1) word += line[++at] ?? '\\';
    } else if (sign === '"') {
      // Two quotes inside of quotes are one.
      if (quoted && line[at + 1] === '"' && /[^\s]/.test(line[at + 2] ?? '')) word = `${word ?? ''}${line[++at]}`;
      else quoted = !quoted;
      word ??= '';
    } else if (/\s/.test(sign) && !quoted) {
      if (word !== null) words.push(word);
      word = null;
    } else word = (word ?? '') + sign;
  }
  return word === null ? words : [...words, word];
}
