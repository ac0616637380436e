// The YAML that recorders of HTTP write, and no more of it: block mappings and lists by indent, texts plain, quoted, folded or literal,
// and the flow forms `{}`, `[a]`, `{code: 403}`. Total: what is something else ends where it begins, and every line is read once.

export type RecordedYaml = string | RecordedYaml[] | { [name: string]: RecordedYaml };
type Yaml = RecordedYaml;

const LINES_CAP = 20_000;
/** No recorder nests so deeply; it bounds the recursion. */
const INDENT_CAP = 100;
const FLOW_CAP = 5;

/** Every scalar as text; '' for null and for what is missing. */
export const readRecordedYaml = (lines: readonly string[]): RecordedYaml =>
  new YamlReader(lines.slice(0, LINES_CAP)).block(0);

const indentOf = (line: string): number => line.length - line.trimStart().length;
const isBlank = (line: string): boolean =>
  line.trim() === '' || line.trim() === '---' || line.trimStart().startsWith('#');
const KEY = /^(?:"((?:[^"\\]|\\.)*)"|'([^']*)'|([^\s:'"[{#-][^:#]{0,200}|-[^\s:][^:]{0,200})):(?:\s+(.*))?$/s;

/** One pass over the lines; each line is read once, whatever it holds. */
class YamlReader {
  private readonly lines: readonly string[];
  private at = 0;

  constructor(lines: readonly string[]) {
    this.lines = lines;
  }

  private passBlankLines(): void {
    while (this.at < this.lines.length && isBlank(this.line())) this.at++;
  }

  private line(): string {
    return this.lines[this.at] ?? '';
  }

  /** What is at this indent or further in; '' for nothing. */
  block(least: number): Yaml {
    this.passBlankLines();
    const line = this.line();
    const indent = indentOf(line);
    if (this.at >= this.lines.length || indent < least || indent > INDENT_CAP) return '';
    return /^-(?:\s|$)/.test(line.trimStart()) ? this.list(indent) : this.mapping(indent, line.trimStart());
  }

  private list(indent: number): Yaml[] {
    const items: Yaml[] = [];
    for (this.passBlankLines(); this.at < this.lines.length; this.passBlankLines()) {
      const line = this.line();
      const found = /^-(\s+)?(.*)$/s.exec(line.slice(indent));
      if (indentOf(line) !== indent || !found) break;
      const rest = found[2] ?? '';
      const inner = indent + 1 + (found[1]?.length ?? 1);
      if (rest === '') {
        this.at++;
        items.push(this.block(indent + 1));
      } else if (KEY.test(rest) && !/^["'].*["']$/.test(rest)) items.push(this.mapping(inner, rest));
      else items.push(this.scalar(rest, indent));
    }
    return items;
  }

  /** `first`: the first entry, which may follow the dash of a list. */
  private mapping(indent: number, first: string): Record<string, Yaml> | string {
    const entries: [string, Yaml][] = [];
    let text: string | null = first;
    while (text !== null) {
      const found = KEY.exec(text);
      if (!found) {
        this.at++;
        break;
      }
      const name = found[1] ?? found[2] ?? (found[3] ?? '').trim();
      entries.push([name, this.valueBehind((found[4] ?? '').trim(), indent)]);
      this.passBlankLines();
      const next = this.line();
      text =
        this.at < this.lines.length && indentOf(next) === indent && !/^-\s/.test(next.trimStart())
          ? next.trimStart()
          : null;
    }
    return Object.fromEntries(entries);
  }

  private valueBehind(rest: string, indent: number): Yaml {
    if (rest !== '') return this.scalar(rest.replace(/^!!?\S+\s*/, ''), indent);
    this.at++;
    this.passBlankLines();
    const next = this.line();
    // A list may have the indent of its name.
    return /^-(?:\s|$)/.test(next.trimStart()) && indentOf(next) === indent
      ? this.list(indent)
      : this.block(indent + 1);
  }

  /** From the rest of the present line on, over the lines that continue it. */
  private scalar(rest: string, indent: number): Yaml {
    this.at++;
    const style = /^([|>])[+-]?\d?[+-]?\s*$/.exec(rest)?.[1];
    if (style) return this.literal(indent, style === '|' ? '\n' : ' ');
    const quote = rest[0] === "'" || rest[0] === '"' ? rest[0] : null;
    const parts = [rest];
    const open = rest[0] === '{' ? '}' : rest[0] === '[' ? ']' : null;
    const isOpen = (): boolean => {
      if (quote) return !isClosed(parts.at(-1) ?? '', quote, parts.length === 1);
      if (open) return !(parts.at(-1) ?? '').trimEnd().endsWith(open);
      const next = this.line();
      return next.trim() !== '' && indentOf(next) > indent;
    };
    while (this.at < this.lines.length && isOpen()) parts.push((this.lines[this.at++] ?? '').trim());
    return finished(parts, quote, open !== null);
  }

  private literal(indent: number, joint: string): string {
    const taken: string[] = [];
    while (this.at < this.lines.length && (this.line().trim() === '' || indentOf(this.line()) > indent))
      taken.push((this.lines[this.at++] ?? '').trim());
    return taken.join(joint).trim();
  }
}

/** The value of a scalar of which these are the lines. */
function finished(parts: readonly string[], quote: string | null, isFlow: boolean): Yaml {
  const whole = quote === '"' ? joinDouble(parts) : parts.join(' ').trim();
  if (quote === "'") return whole.slice(1, -1).replaceAll("''", "'");
  if (quote === '"') return unescaped(whole.slice(1, -1));
  return isFlow ? flow(whole) : whole === 'null' || whole === '~' ? '' : whole;
}

function isClosed(line: string, quote: string, isFirst: boolean): boolean {
  const text = (isFirst ? line.slice(1) : line).trimEnd();
  if (quote === '"') return /(?:^|[^\\])(?:\\\\)*"$/.test(text);
  return (/'+$/.exec(text)?.[0].length ?? 0) % 2 === 1;
}

/** A backslash at the end of a line joins it to the next without a space; one at its beginning keeps the space behind it. */
const joinDouble = (parts: readonly string[]): string =>
  parts.reduce((all, part) =>
    /(?:^|[^\\])(?:\\\\)*\\$/.test(all) ? `${all.slice(0, -1)}${part.replace(/^\\ /, ' ')}` : `${all} ${part}`,
  );

const unescaped = (text: string): string =>
  text.replace(/\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|(.))/gs, (_all, hex?: string, code?: string, sign?: string) =>
    sign === undefined
      ? String.fromCharCode(Number.parseInt(hex ?? code ?? '0', 16))
      : ({ n: '\n', t: '\t', r: '\r', '0': '' }[sign] ?? sign),
  );

/** `[application/json]`, `{code: 403, message: Forbidden}`, `{string: '{"errorCode":...}'}`. */
function flow(text: string, depth = 0): Yaml {
  const inner = text.slice(1, -1).trim();
  const parts = inner === '' ? [] : splitFlow(inner);
  if (text[0] === '[') return parts.map((part) => plain(part, depth));
  return Object.fromEntries(
    parts.flatMap((part): [string, Yaml][] => {
      const found = /^(?:"([^"]*)"|'([^']*)'|([^:'"]+)):\s*(.*)$/s.exec(part);
      return found
        ? [
            [
              (found[1] ?? found[2] ?? found[3] ?? '').trim(),
              plain((found[4] ?? '').trim().replace(/^!!?\S+\s*/, ''), depth),
            ],
          ]
        : [];
    }),
  );
}

function plain(part: string, depth: number): Yaml {
  if (/^[{[]/.test(part) && depth < FLOW_CAP) return flow(part, depth + 1);
  if (part[0] === "'") return part.slice(1, -1).replaceAll("''", "'");
  if (part[0] === '"') return unescaped(part.slice(1, -1));
  return part === 'null' || part === '~' ? '' : part;
}

/** At commas outside quotes and inner brackets. */
function splitFlow(text: string): string[] {
  const parts: string[] = [];
  let quote: string | null = null;
  let from = 0;
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    if (quote === '"' && sign === '\\') at++;
    else if (quote !== null) quote = sign === quote ? null : quote;
    else if ((sign === '"' || sign === "'") && /[\s,:[{]/.test(text[at - 1] ?? ' ')) quote = sign;
    else if (sign === '{' || sign === '[') depth++;
    else if (sign === '}' || sign === ']') depth--;
    else if (sign === ',' && depth === 0) {
      parts.push(text.slice(from, at).trim());
      from = at + 1;
    }
  }
  return [...parts, text.slice(from).trim()].filter((part) => part !== '');
}
