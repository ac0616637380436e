// Key combinations as text: `mod+enter`, `mod+shift+k`, `?`, or a sequence `g w`. `mod` is Cmd on a Mac and Ctrl elsewhere.

export const isMac = (): boolean => /mac|iphone|ipad/i.test(navigator.platform);

interface Stroke {
  mod: boolean;
  shift: boolean;
  alt: boolean;
  key: string;
}

function parseStroke(text: string): Stroke {
  const parts = text.toLowerCase().split('+');
  return {
    mod: parts.includes('mod'),
    shift: parts.includes('shift'),
    alt: parts.includes('alt'),
    key: parts.at(-1) ?? '',
  };
}

type KeyPress = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;

/** Whether one key press is the stroke. A bare sign such as `?` may need Shift on some keyboards: it is not compared. */
export function isStroke(event: KeyPress, text: string, mac: boolean): boolean {
  const stroke = parseStroke(text);
  const mod = mac ? event.metaKey : event.ctrlKey;
  const other = mac ? event.ctrlKey : event.metaKey;
  const sign = stroke.key.length === 1 && !/[a-z0-9]/.test(stroke.key);
  return (
    event.key.toLowerCase() === stroke.key &&
    mod === stroke.mod &&
    !other &&
    event.altKey === stroke.alt &&
    (sign || event.shiftKey === stroke.shift)
  );
}

const NAMES: Record<string, string> = {
  enter: 'Enter',
  escape: 'Esc',
  arrowup: '↑',
  arrowdown: '↓',
  backspace: '⌫',
  delete: 'Del',
};

/** The keys of one verb as caps to draw: `mod+enter` → ['Ctrl', 'Enter'], or ['⌘', 'Enter'] on a Mac. */
export function keyCaps(keys: string, mac: boolean): string[] {
  return keys.split(' ').flatMap((text) => {
    const stroke = parseStroke(text);
    return [
      ...(stroke.mod ? [mac ? '⌘' : 'Ctrl'] : []),
      ...(stroke.alt ? [mac ? '⌥' : 'Alt'] : []),
      ...(stroke.shift ? [mac ? '⇧' : 'Shift'] : []),
      NAMES[stroke.key] ?? stroke.key.toUpperCase(),
    ];
  });
}
