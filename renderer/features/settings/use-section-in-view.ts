// The section that the person reads: the one asked for, until they scroll; from then on the last one whose head has scrolled up
// to the top of the sheet. The last section may be too short to ever get there: at the end of the sheet it is it.
import { type RefObject, useEffect, useRef, useState } from 'react';

/** Pixels below the edge of the sheet at which a head counts as up there. */
const NEAR_TOP = 96;

/** `elementId` makes the id in the page of a section's own. `onScrolledTo`: the person has scrolled to another one. */
export function useSectionInView(
  sheet: RefObject<HTMLElement | null>,
  ids: readonly string[],
  elementId: (id: string) => string,
  onScrolledTo: (id: string) => void,
): [shown: string, show: (id: string) => void] {
  const [shown, setShown] = useState(ids[0] ?? '');
  // Going to a section scrolls, too: that one event says nothing about where the person went.
  const going = useRef<number | null>(null);
  const find = (id: string) => sheet.current?.querySelector(`#${CSS.escape(elementId(id))}`);
  const show = (id: string) => {
    if (!ids.includes(id)) return;
    find(id)?.scrollIntoView({ block: 'start' });
    going.current = sheet.current?.scrollTop ?? null;
    setShown(id);
  };
  useEffect(() => {
    const pane = sheet.current;
    if (!pane) return;
    const follow = () => {
      if (pane.scrollTop === going.current) return;
      going.current = null;
      const { top } = pane.getBoundingClientRect();
      const atEnd = pane.scrollTop + pane.clientHeight >= pane.scrollHeight - 1;
      const passed = ids.filter((id) => {
        const section = find(id);
        return section && section.getBoundingClientRect().top <= top + NEAR_TOP;
      });
      const id = (atEnd ? ids : passed).at(-1) ?? ids[0] ?? '';
      if (id === shown) return;
      setShown(id);
      onScrolledTo(id);
    };
    pane.addEventListener('scroll', follow, { passive: true });
    return () => pane.removeEventListener('scroll', follow);
  });
  return [shown, show];
}
