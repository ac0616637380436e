// JSON of unknown origin, read without throwing and with a cap: error bodies are small, and parsing a large list
// only to see that it is no error would stop the page.

/** Bodies longer than this (in UTF-16 units) are not read as errors or page envelopes. */
export const JSON_TEXT_CAP = 1_048_576;

/** The value, or undefined for anything that is not JSON or too long. */
export function parseJsonText(text: string | null): unknown {
  if (text === null || text.length > JSON_TEXT_CAP || text.trim() === '') return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** An object that is not a list, or null. */
export function asObject(value: unknown): Record<string, unknown> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : null;
}

/** A non-empty text, or null. */
export function asText(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
