// A body that says it is JSON and cannot be read as such: something between changed the bytes, or lost some.
import { type HeaderList, headerValue } from '../wire-text/headers.ts';
import { JSON_TEXT_CAP, parseJsonText } from '../wire-text/json-text.ts';

/** False for an empty body, for one that is longer than is parsed here (`JSON_TEXT_CAP` characters), and for other types. */
export function isBrokenJson({ headers, bodyText }: { headers: HeaderList; bodyText: string | null }): boolean {
  if (bodyText === null || bodyText.length > JSON_TEXT_CAP || bodyText.trim() === '') return false;
  return (
    /^application\/(?:[\w.-]+\+)?json\b/i.test(headerValue(headers, 'content-type') ?? '') &&
    parseJsonText(bodyText) === undefined
  );
}
