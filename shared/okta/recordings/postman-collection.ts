// A Postman collection (v2.0, v2.1) item by item: requests in folders of any depth, each with the examples that were saved with it.

import { asObject } from '../wire-text/json-text.ts';

const DEEPEST = 100;

export interface CollectionItem {
  /** JSON path: `$.item[0].item[2]`. */
  at: string;
  item: unknown;
}

/** Null when the document is no collection. The Postman API wraps the file in `collection`. */
export function readCollection(document: unknown): CollectionItem[] | null {
  const whole = asObject(document);
  const wrapped = asObject(whole?.collection)?.item;
  const items = wrapped ?? whole?.item;
  return Array.isArray(items) ? itemsIn(items, wrapped === undefined ? '$' : '$.collection', 0) : null;
}

function itemsIn(items: readonly unknown[], at: string, depth: number): CollectionItem[] {
  return items.flatMap((item, index) => {
    const place = `${at}.item[${index}]`;
    const inner = asObject(item)?.item;
    return Array.isArray(inner) && depth < DEEPEST ? itemsIn(inner, place, depth + 1) : [{ at: place, item }];
  });
}
