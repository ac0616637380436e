// The menu of a row or cell: opened by the right button or the menu key, closed by a choice, Escape, or a press elsewhere.
// It opens at the pointer, moved so that it stays in the window, and gives the focus back.
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import styles from './ContextMenu.module.css';

export interface MenuItem {
  label: string;
  keys?: string;
  disabled?: boolean;
  run: () => void;
}

export interface ContextMenuProps {
  x: number;
  y: number;
  /** The path the menu is about. */
  title?: string;
  items: MenuItem[];
  onClose: () => void;
}

export const ContextMenu = ({ x, y, title, items, onClose }: ContextMenuProps) => {
  const ref = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState({ left: x, top: y });
  const back = useRef<Element | null>(null);

  useLayoutEffect(() => {
    const menu = ref.current;
    if (!menu) return;
    const { width, height } = menu.getBoundingClientRect();
    setPlace({
      left: Math.max(4, Math.min(x, window.innerWidth - width - 4)),
      top: Math.max(4, Math.min(y, window.innerHeight - height - 4)),
    });
    back.current = document.activeElement;
    menu.querySelector<HTMLButtonElement>('button:not(:disabled)')?.focus();
    return () => {
      if (back.current instanceof HTMLElement) back.current.focus({ preventScroll: true });
    };
  }, [x, y]);

  useEffect(() => {
    const outside = (event: PointerEvent): void => {
      if (!ref.current?.contains(event.target as Node)) onClose();
    };
    window.addEventListener('pointerdown', outside, true);
    window.addEventListener('blur', onClose);
    return () => {
      window.removeEventListener('pointerdown', outside, true);
      window.removeEventListener('blur', onClose);
    };
  }, [onClose]);

  return createPortal(
    <div
      ref={ref}
      role="menu"
      tabIndex={-1}
      aria-label={title ?? 'Body'}
      className={styles.menu}
      style={place}
      onKeyDown={(event) => pressInMenu(event, ref.current, onClose)}
      onContextMenu={(event) => event.preventDefault()}
    >
      {title !== undefined && (
        <div className={styles.title} role="presentation" title={title}>
          {title}
        </div>
      )}
      {items.map((item) => (
        <button
          key={item.label}
          type="button"
          role="menuitem"
          tabIndex={-1}
          disabled={item.disabled}
          className={styles.item}
          onClick={() => {
            onClose();
            item.run();
          }}
        >
          <span>{item.label}</span>
          {item.keys && <span className={styles.keys}>{item.keys}</span>}
        </button>
      ))}
    </div>,
    document.body,
  );
};

/** Keys of the menu: arrows go round, Escape and Tab close it. */
function pressInMenu(event: React.KeyboardEvent, menu: HTMLElement | null, onClose: () => void): void {
  event.stopPropagation();
  const buttons = [...(menu?.querySelectorAll<HTMLButtonElement>('button:not(:disabled)') ?? [])];
  const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
  const go = (to: number): void => {
    event.preventDefault();
    buttons[(to + buttons.length) % buttons.length]?.focus();
  };
  if (event.key === 'ArrowDown') go(at + 1);
  else if (event.key === 'ArrowUp') go(at - 1);
  else if (event.key === 'Home') go(0);
  else if (event.key === 'End') go(-1);
  else if (event.key === 'Escape' || event.key === 'Tab') {
    event.preventDefault();
    onClose();
  }
}
