// The pages of a list as one JSON array, written page by page, so that memory holds one page however long the list is. Pages
// are joined as text, not as parsed values: big integers and the order of keys stay exactly what the org sent.
import type { BodyStore } from '../ports.ts';
import type { ListPage } from './list-page.ts';

export interface JoinedList {
  pages(): number;
  items(): number;
  /** Resolves when the store has taken it; false when the store takes no more. */
  add(page: ListPage): Promise<boolean>;
  /** Closes the array. `cut`: not all of it could be stored. */
  end(): Promise<{ size: number; cut: boolean }>;
}

/** What was stored under `bodyId` before is gone. */
export function createJoinedList(bodies: BodyStore, bodyId: string, maxBytes: number): JoinedList {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const stored = bodies.write(bodyId, readable, maxBytes);
  const writer = writable.getWriter();
  const encoder = new TextEncoder();
  let takes = true;
  let pages = 0;
  let items = 0;
  let begun = false;

  const put = async (text: string): Promise<void> => {
    if (!takes) return;
    try {
      await writer.write(encoder.encode(text));
    } catch {
      // A store that gives up cancels the stream; `stored` has what it kept.
      takes = false;
    }
  };

  return {
    pages: () => pages,
    items: () => items,
    async add({ inner, items: more }) {
      if (inner !== '') {
        await put(`${begun ? ',\n' : '['}${inner}`);
        begun = true;
      }
      pages += 1;
      items += more;
      return takes;
    },
    async end() {
      await put(begun ? ']' : '[]');
      await writer.close().catch(() => undefined);
      const { size, truncated } = await stored;
      return { size, cut: truncated };
    },
  };
}
