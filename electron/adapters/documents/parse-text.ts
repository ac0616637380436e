// A text of JSON or YAML as a value, with the place of the first mistake. JSON is tried first by its first character, because
// YAML's parser takes a hundred times as long; how long texts are kept off the main thread is the affair of parse-document.ts.
import { readYamlText } from '../../../shared/documents/yaml-text.ts';
import { findJsonFault } from './json-fault.ts';

export type ParsedText = { document: unknown } | { problem: string };

/** YAML may begin with a brace as well, and forgives a comma too many. A longer text that begins so is meant as JSON. */
const MAY_BE_YAML = 1_000_000;

/** A `problem` continues the name of the file. */
export function parseText(text: string): ParsedText {
  const content = text.replace(/^\uFEFF/, '');
  const first = content.trimStart()[0];
  if (first === undefined) return { problem: 'is empty.' };
  try {
    return first === '{' || first === '[' ? readJson(content) : readYaml(content);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { problem: 'is nested too deeply to be read.' };
  }
}

function readJson(content: string): ParsedText {
  try {
    return { document: JSON.parse(content) as unknown };
  } catch {
    const forgiven = content.length <= MAY_BE_YAML ? readYaml(content) : null;
    if (forgiven !== null && 'document' in forgiven) return forgiven;
    const { at, what } = findJsonFault(content) ?? { at: 0, what: 'it cannot be read.' };
    return { problem: `is not valid JSON at ${placeOf(content, at)}: ${what}` };
  }
}

function readYaml(content: string): ParsedText {
  const { document, fault } = readYamlText(content);
  if (fault === null) return { document };
  if (fault.at === null) return { problem: `is not usable YAML. ${fault.message}`.trim() };
  const { line, column } = fault.at;
  return { problem: `is not valid JSON or YAML at line ${line}, column ${column}. ${withoutQuote(fault.message)}` };
}

function placeOf(text: string, at: number): string {
  let line = 1;
  let start = 0;
  for (let next = text.indexOf('\n'); next >= 0 && next < at; next = text.indexOf('\n', start)) {
    line += 1;
    start = next + 1;
  }
  return `line ${line}, column ${at - start + 1}`;
}

/** The parser quotes what it stumbled over, and that may be a token out of a recording. */
function withoutQuote(message: string): string {
  return message.replace(/:?\s*"[\s\S]*$/, '').replace(/[^.]$/, '$&.');
}
