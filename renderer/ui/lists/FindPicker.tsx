// A button that opens a FindList: the field has the focus at once, Escape and a choice give it back to the button.
import { Popover } from '@mantine/core';
import { type MouseEventHandler, type ReactElement, type ReactNode, useState } from 'react';
import { catchEarlyKeys, takeEarlyKeys } from './early-keys.ts';
import css from './FindList.module.css';
import { FindList, type FindListProps } from './FindList.tsx';

export interface FindPickerProps<Item> extends FindListProps<Item> {
  /** Pixels. */
  width: number;
  /** The button; it gets what opens the list. */
  target: (onClick: MouseEventHandler) => ReactElement;
  /** Below the list. */
  foot?: (close: () => void) => ReactNode;
}

export function FindPicker<Item>({ width, target, foot, ...list }: FindPickerProps<Item>) {
  const [opened, setOpened] = useState(false);
  const change = (open: boolean) => {
    if (open) catchEarlyKeys();
    else takeEarlyKeys();
    setOpened(open);
  };
  const close = () => change(false);
  const choose = (item: Item) => {
    // Several are chosen one after the other.
    if (!list.checkedKeys) close();
    list.onChoose(item);
  };
  return (
    <Popover opened={opened} onChange={change} width={width} position="bottom-start" trapFocus returnFocus>
      <Popover.Target>{target(() => change(!opened))}</Popover.Target>
      <Popover.Dropdown className={css.popover}>
        <FindList {...list} onChoose={choose} />
        {foot && <div className={css.foot}>{foot(close)}</div>}
      </Popover.Dropdown>
    </Popover>
  );
}
