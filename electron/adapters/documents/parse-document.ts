// A text of JSON or YAML as a value, with the line of the first mistake (port ParseDocument). JSON is tried first by its first
// character, because YAML's parser takes a hundred times as long; that one names the line, which JSON.parse does not.
import { LineCounter, parseDocument as parseYaml } from 'yaml';
import type { ParseDocument } from '../../engine/ports.ts';

/** A broken JSON text that is longer is refused without its line: finding it would take minutes. */
const LINE_SEARCH = 20_000_000;
/** More aliases than any honest file has: a few lines of YAML can otherwise stand for gigabytes. */
const MOST_ALIASES = 1000;

export const parseDocument: ParseDocument = (text) => {
  const content = text.replace(/^\uFEFF/, '');
  const first = content.trimStart()[0];
  if (first === undefined) return { problem: 'is empty.' };
  if (first === '{' || first === '[') {
    try {
      return { document: JSON.parse(content) as unknown };
    } catch {
      if (content.length > LINE_SEARCH) return { problem: 'is not valid JSON.' };
    }
  }
  const lineCounter = new LineCounter();
  const document = parseYaml(content, { lineCounter, prettyErrors: false, uniqueKeys: true });
  const [error] = document.errors;
  if (error) {
    const { line, col } = lineCounter.linePos(error.pos[0]);
    return { problem: `line ${line}, column ${col}: is not valid JSON or YAML. ${withoutQuote(error.message)}` };
  }
  try {
    return { document: document.toJS({ maxAliasCount: MOST_ALIASES }) as unknown };
  } catch (cause) {
    return { problem: `is not usable YAML. ${cause instanceof Error ? cause.message : ''}`.trim() };
  }
};

/** The parser quotes what it stumbled over, and that may be a token out of a recording. */
function withoutQuote(message: string): string {
  return message.replace(/:?\s*"[\s\S]*$/, '').replace(/[^.]$/, '$&.');
}
