// A field with the list of what it finds, of any length: the field has the focus and keeps it, arrows and Page keys move in the list, Enter
// or a click chooses. Nothing is chosen by typing alone. Whoever shows it in a popover takes FindPicker.
import { type KeyboardEvent, type ReactNode, useId, useMemo, useState } from 'react';
import { FindField } from './FindField.tsx';
import css from './FindList.module.css';
import { steppedIndex } from './stepped-index.ts';
import { VirtualList } from './VirtualList.tsx';

export interface FindListProps<Item> {
  /** Of the field and of the list. */
  label: string;
  placeholder: string;
  /** All for an empty text, the best first otherwise. The same function as long as it finds the same. */
  find: (text: string) => readonly Item[];
  keyOf: (item: Item) => string;
  renderRow: (item: Item, text: string) => ReactNode;
  /** Pixels. */
  rowHeight: number;
  /** Where the keys begin while nothing is typed. */
  currentKey: string | null;
  /** Several can be chosen, and these are. */
  checkedKeys?: ReadonlySet<string>;
  onChoose: (item: Item) => void;
  /** Said in place of the list. */
  nothing: string;
}

/** Rows in view at most, where the window has the room. */
const ROWS = 8;

export function FindList<Item>(props: FindListProps<Item>) {
  const { label, placeholder, find, keyOf, renderRow, rowHeight, currentKey, checkedKeys, onChoose, nothing } = props;
  const id = useId();
  const [text, setText] = useState('');
  /** Null: the first row, or the current one while nothing is typed. */
  const [moved, setMoved] = useState<string | null>(null);
  const items = useMemo(() => find(text), [find, text]);
  const at = Math.max(
    0,
    items.findIndex((item) => keyOf(item) === (moved ?? (text.trim() === '' ? currentKey : null))),
  );
  const active = items[at];
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') {
      // Also where nothing is found: a form around it is not submitted by a search.
      event.preventDefault();
      if (active !== undefined) onChoose(active);
      return;
    }
    if (event.key === 'Home' || event.key === 'End') return;
    const next = steppedIndex(event.key, at, items.length, ROWS - 1);
    const item = next === null ? undefined : items[next];
    if (item === undefined) return;
    event.preventDefault();
    setMoved(keyOf(item));
  };
  return (
    <>
      <FindField
        label={label}
        placeholder={placeholder}
        text={text}
        onType={(typed) => {
          setText(typed);
          setMoved(null);
        }}
        onKeyDown={press}
        listId={`${id}-list`}
        activeId={active === undefined ? undefined : `${id}-list-${at}`}
        keepsEscape
      />
      {active === undefined ? (
        <p className={css.nothing} role="status">
          {nothing}
        </p>
      ) : (
        <div className={css.list} style={{ height: Math.min(items.length, ROWS) * rowHeight }}>
          <VirtualList
            ledById={`${id}-list`}
            label={label}
            items={items}
            rowHeight={rowHeight}
            keyOf={keyOf}
            selectedKey={keyOf(active)}
            checkedKeys={checkedKeys}
            onSelect={onChoose}
            renderRow={(item) => renderRow(item, text)}
          />
        </div>
      )}
    </>
  );
}
