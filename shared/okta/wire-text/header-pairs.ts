// The headers of a call as programs keep them, in whatever shape: lists of `{name, value}` (HAR) or `{key, value}` (Postman), pairs,
// or an object of texts and lists of texts. Fields of a form are kept in the same shapes.

import type { HeaderList } from './headers.ts';
import { asObject } from './json-text.ts';

/** What has no name or no text is passed over; numbers count as text. Empty for what is none of these shapes. */
export function headerPairs(value: unknown): HeaderList {
  if (Array.isArray(value))
    return value.flatMap((each: unknown): HeaderList => {
      const pair = asObject(each);
      const [name, text] = Array.isArray(each) ? (each as unknown[]) : [pair?.name ?? pair?.key, pair?.value];
      return typeof name === 'string' && name !== '' && isShort(text) ? [[name, String(text)]] : [];
    });
  return Object.entries(asObject(value) ?? {}).flatMap(([name, text]): HeaderList => {
    const texts: unknown[] = Array.isArray(text) ? text : [text];
    return texts.flatMap((each): HeaderList => (isShort(each) ? [[name, String(each)]] : []));
  });
}

const isShort = (value: unknown): value is string | number => typeof value === 'string' || typeof value === 'number';
