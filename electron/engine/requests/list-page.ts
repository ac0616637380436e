// One page of a list, as the text between its brackets and how many items that is.
import type { Exchange } from '../../../shared/model/exchange.ts';
import type { BodyStore } from '../ports.ts';

export interface ListPage {
  /** The items as the org sent them, separated by commas; '' for none. */
  inner: string;
  items: number;
}

/** A page beyond this is no page of a list that anyone asked for. */
const PAGE_BYTES = 64 * 1024 * 1024;

/** Null for a response that is no whole list: refused, broken off, another value than an array. */
export async function readListPage(bodies: BodyStore, { response, failure }: Exchange): Promise<ListPage | null> {
  if (response === null || response.status >= 400 || failure !== null) return null;
  const { text, id } = response.body;
  const bytes = text === null && id !== null ? await bodies.head(id, PAGE_BYTES) : null;
  const whole = (text ?? (bytes ? new TextDecoder().decode(bytes) : '')).trim();
  const items = countItems(whole);
  return items === null ? null : { inner: whole.slice(1, -1).trim(), items };
}

function countItems(text: string): number | null {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value.length : null;
  } catch {
    return null;
  }
}
