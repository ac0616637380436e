// Text to document, JSON or YAML by its first character, with the line of the first mistake.

import { LineCounter, parseDocument as parseYaml } from 'yaml';

/** @returns {{ document: unknown, problem?: undefined } | { problem: string }} the problem is a sentence with its place. */
export function parseDocument(text) {
  const content = text.replace(/^\uFEFF/, '');
  const first = content.trimStart()[0];
  if (first === undefined) return { problem: 'is empty.' };
  if (first === '{' || first === '[') {
    try {
      return { document: JSON.parse(content) };
    } catch {
      // YAML contains JSON and its parser names the line, which JSON.parse does not.
    }
  }
  const lineCounter = new LineCounter();
  const document = parseYaml(content, { lineCounter, prettyErrors: false, uniqueKeys: true });
  const [error] = document.errors;
  if (error) {
    const { line, col } = lineCounter.linePos(error.pos[0]);
    return { problem: `line ${line}, column ${col}: is not valid JSON or YAML. ${error.message}` };
  }
  try {
    return { document: document.toJS({ maxAliasCount: 1000 }) };
  } catch (failure) {
    return { problem: `is not usable YAML. ${failure.message}` };
  }
}
