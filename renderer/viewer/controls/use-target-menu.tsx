// Copy path, copy value and open link of whatever the panel has selected: the same by menu and by key in every panel.
import { useCallback, useState } from 'react';
import { putOnClipboard } from '../../platform/clipboard.ts';
import { formatBytes } from '../../ui/values/format.ts';
import type { Target } from '../worker/body-protocol.ts';
import { ContextMenu, type MenuItem } from './ContextMenu.tsx';

export interface TargetMenu {
  /** Opens the menu at a place of the window. */
  open: (x: number, y: number) => void;
  copyPath: () => void;
  copyValue: () => void;
  menu: React.ReactNode;
}

/** `find` gives what is selected; `more` are the panel's own items. */
export const useTargetMenu = (
  find: () => Promise<Target | null>,
  more: MenuItem[],
  say: (message: string) => void,
  onOpenLink?: (url: string) => void,
): TargetMenu => {
  const [opened, setOpened] = useState<{ x: number; y: number; target: Target | null } | null>(null);
  const close = useCallback(() => setOpened(null), []);

  const put = async (text: string, what: string): Promise<void> => {
    say(
      (await putOnClipboard(text))
        ? `Copied ${what}`
        : 'The system refused to copy. Select the text and copy it by hand.',
    );
  };
  const putPath = (target: Target | null): void => {
    if (target) void put(target.path, target.path.length > 48 ? 'the path' : target.path);
  };
  const putValue = (target: Target | null): void => {
    if (!target) return;
    if (target.value === null)
      say(`This value is ${formatBytes(target.tooLarge ?? 0)}: too large to copy. Save the body.`);
    else void put(target.value, `the value (${formatBytes(new Blob([target.value]).size)})`);
  };

  const items: MenuItem[] = [];
  const target = opened?.target;
  if (target) {
    items.push({ label: 'Copy value', keys: 'V', run: () => putValue(target) });
    items.push({ label: 'Copy path', keys: 'P', run: () => putPath(target) });
    const { link } = target;
    if (link !== null && onOpenLink) items.push({ label: 'Open link', run: () => onOpenLink(link) });
  }
  return {
    open: (x, y) => void find().then((found) => setOpened({ x, y, target: found })),
    copyPath: () => void find().then(putPath),
    copyValue: () => void find().then(putValue),
    menu: opened && (
      <ContextMenu x={opened.x} y={opened.y} title={target?.path} items={[...items, ...more]} onClose={close} />
    ),
  };
};
