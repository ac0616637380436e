// YAML as a value, with the first fault and its place. What could be read of a broken text is there too: a piece of a recording is worth
// reading, a catalogue is not, so each reader decides. Big beside all that is asked for more often, so it is loaded when it is needed.

import { LineCounter, parseDocument, type ScalarTag } from 'yaml';

export interface YamlText {
  /** Undefined for what is not usable at all. */
  document: unknown;
  /** Null when there is none. `at` is null where it has no place. The message may quote the text, and with it a secret. */
  fault: { at: { line: number; column: number } | null; message: string } | null;
}

/** More aliases than any honest file has: a few lines of YAML can otherwise stand for gigabytes. */
const MOST_ALIASES = 1000;

/** Ruby writes the tag of bytes with one sign. */
const RUBY_BYTES: ScalarTag = {
  tag: '!binary',
  resolve: (text) => Uint8Array.from(atob(text.replace(/\s/g, '')), (sign) => sign.charCodeAt(0)),
};

/** Throws a RangeError where the text is nested too deeply, and nothing else. */
export function readYamlText(text: string): YamlText {
  const lines = new LineCounter();
  const read = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    uniqueKeys: true,
    customTags: (tags) => [...tags, RUBY_BYTES],
  });
  const [error] = read.errors;
  const place = error && lines.linePos(error.pos[0]);
  const fault = error && place ? { at: { line: place.line, column: place.col }, message: error.message } : null;
  try {
    return { document: read.toJS({ maxAliasCount: MOST_ALIASES }) as unknown, fault };
  } catch (cause) {
    if (cause instanceof RangeError) throw cause;
    return { document: undefined, fault: fault ?? { at: null, message: cause instanceof Error ? cause.message : '' } };
  }
}

/** What can be read of a text that may be broken or a piece of one; undefined for nothing. Never throws. */
export function readYamlPiece(text: string): unknown {
  try {
    return readYamlText(text).document;
  } catch {
    return undefined;
  }
}
