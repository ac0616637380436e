// A list of any length that draws only the rows in view. With `onSelect` it is a listbox: one stop for Tab, arrow keys,
// Home, End and Page keys move the choice, Enter activates. Rows hold no controls then; actions belong to the detail beside.
// With `checkedKeys` several can be chosen: a click, Space or Enter checks, the keys move the row that they work on.
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, type RefObject, useEffect, useEffectEvent, useId, useRef } from 'react';
import { classNames } from '../class-names.ts';
import { steppedIndex } from './stepped-index.ts';
import css from './VirtualList.module.css';

export interface VirtualListProps<Item> {
  label: string;
  items: readonly Item[];
  /** Pixels. */
  rowHeight: number;
  keyOf: (item: Item) => string;
  renderRow: (item: Item, index: number) => ReactNode;
  selectedKey?: string | null;
  /** `opened`: by a click, which is a step; the keys pass through many. */
  onSelect?: (item: Item, opened: boolean) => void;
  /** Several can be chosen: these are. */
  checkedKeys?: ReadonlySet<string>;
  onCheck?: (item: Item) => void;
  /** Enter or double click. */
  onActivate?: (item: Item) => void;
  /** The last rows are in view: load more. */
  onEndReached?: () => void;
  /**
   * A field keeps the focus and says which row is selected (FindList): this is the id of the list, and its rows are `<id>-<index>`. A
   * click alone reaches `onSelect` then.
   */
  ledById?: string;
  className?: string;
}

/** Rows drawn beyond what is in view: enough for a turn of the wheel, few enough for a key in a search. */
const OVERSCAN = 4;

function useRows<Item>(frame: RefObject<HTMLDivElement | null>, { items, rowHeight, keyOf }: VirtualListProps<Item>) {
  return useVirtualizer({
    count: items.length,
    getScrollElement: () => frame.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => {
      const item = items[index];
      return item === undefined ? index : keyOf(item);
    },
    overscan: OVERSCAN,
  });
}

/**
 * The selected row, -1 for none, is in view from the start: an address or a pane that has opened leads to it. `led`: it stays in view whenever it
 * is another one, not when the list is drawn again.
 */
function useInView(virtual: ReturnType<typeof useRows>, selected: number, led: boolean): void {
  // `virtual` is new at each drawing, which is not to scroll back what a person has scrolled.
  const scrollTo = useEffectEvent((row: number) => virtual.scrollToIndex(row));
  const scrollToFirst = useEffectEvent(() => selected >= 0 && scrollTo(selected));
  const index = led ? selected : -1;
  useEffect(() => {
    if (index >= 0) scrollTo(index);
  }, [index]);
  const measured = (virtual.scrollRect?.height ?? 0) > 0;
  useEffect(() => void (measured && scrollToFirst()), [measured]);
}

export function VirtualList<Item>(props: VirtualListProps<Item>) {
  const { label, items, rowHeight, keyOf, renderRow, selectedKey = null, onSelect, onActivate, className } = props;
  const { checkedKeys, onCheck, onEndReached, ledById } = props;
  const ownId = useId();
  const id = ledById ?? ownId;
  const frame = useRef<HTMLDivElement>(null);
  const virtual = useRows(frame, props);
  const rows = virtual.getVirtualItems();
  const lastDrawn = rows.at(-1)?.index ?? -1;
  const atEnd = items.length > 0 && lastDrawn >= items.length - 5;
  useEffect(() => {
    if (atEnd) onEndReached?.();
  }, [atEnd, onEndReached]);

  const selectable = onSelect !== undefined;
  const selectedIndex = selectedKey === null ? -1 : items.findIndex((item) => keyOf(item) === selectedKey);
  const led = ledById !== undefined;
  useInView(virtual, selectedIndex, led);
  const press = (event: KeyboardEvent) => {
    const chosen = items[selectedIndex];
    const act = event.key === 'Enter' ? (onCheck ?? onActivate) : event.key === ' ' ? onCheck : undefined;
    if (chosen !== undefined && act) {
      event.preventDefault();
      act(chosen);
      return;
    }
    const page = Math.max(1, Math.floor((frame.current?.clientHeight ?? rowHeight) / rowHeight) - 1);
    const next = steppedIndex(event.key, selectedIndex, items.length, page);
    const item = next === null ? undefined : items[next];
    if (next === null || item === undefined) return;
    event.preventDefault();
    virtual.scrollToIndex(next);
    onSelect?.(item, false);
  };
  const inView = rows.some((row) => row.index === selectedIndex);
  return (
    // biome-ignore lint/a11y: a listbox or a list, each with the attributes of its role.
    <div
      ref={frame}
      id={ledById}
      role={selectable ? 'listbox' : 'list'}
      aria-label={label}
      tabIndex={led ? -1 : 0}
      aria-multiselectable={checkedKeys ? true : undefined}
      aria-activedescendant={selectable && inView && !led ? `${id}-${selectedIndex}` : undefined}
      className={classNames(css.frame, className)}
      onKeyDown={selectable && !led ? press : undefined}
      onMouseDown={led ? (event) => event.preventDefault() : undefined}
    >
      <div role="presentation" className={css.content} style={{ height: virtual.getTotalSize() }}>
        {rows.map((row) => {
          const item = items[row.index];
          if (item === undefined) return null;
          const selected = row.index === selectedIndex;
          return (
            <VirtualRow
              key={row.index}
              id={`${id}-${row.index}`}
              index={row.index}
              of={items.length}
              top={row.start}
              height={rowHeight}
              selectable={selectable}
              selected={selected}
              checked={checkedKeys?.has(keyOf(item)) ?? selected}
              onClick={() => {
                onSelect?.(item, true);
                onCheck?.(item);
              }}
              onDoubleClick={onActivate && (() => onActivate(item))}
            >
              {renderRow(item, row.index)}
            </VirtualRow>
          );
        })}
      </div>
    </div>
  );
}

interface VirtualRowProps {
  id: string;
  index: number;
  /** Rows of the whole list. */
  of: number;
  /** Pixels, as is `height`. */
  top: number;
  height: number;
  selectable: boolean;
  selected: boolean;
  checked: boolean;
  onClick: () => void;
  onDoubleClick: (() => void) | undefined;
  children: ReactNode;
}

function VirtualRow({ id, index, of, top, height, selectable, selected, checked, children, ...on }: VirtualRowProps) {
  return (
    // biome-ignore lint/a11y: the keys are on the list, which holds the focus and points at the option.
    <div
      id={id}
      role={selectable ? 'option' : 'listitem'}
      aria-selected={selectable ? checked : undefined}
      aria-posinset={index + 1}
      aria-setsize={of}
      className={classNames(css.row, selectable && css.selectable, selected && css.selected)}
      style={{ height, transform: `translateY(${top}px)` }}
      onClick={selectable ? on.onClick : undefined}
      onDoubleClick={on.onDoubleClick}
    >
      {children}
    </div>
  );
}
