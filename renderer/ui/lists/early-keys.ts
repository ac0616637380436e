// Keys that are pressed after something with a search field was asked for, and before the field has the focus: whoever types at once would lose the
// first ones, or press with them what still has the focus. They are kept for the field, which takes them when it gets the focus.

let kept = '';
let stop: (() => void) | null = null;

/** From now on; until the field takes them, Escape, or a press of the pointer. */
export function catchEarlyKeys(): void {
  takeEarlyKeys();
  const press = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    if (event.key === 'Escape') {
      takeEarlyKeys();
      return;
    }
    const combined = (event.ctrlKey || event.altKey || event.metaKey) && !event.getModifierState('AltGraph');
    if (combined) return;
    if (event.key === 'Backspace') kept = kept.slice(0, -1);
    else if (event.key.length === 1) kept += event.key;
    // Enter would press the button that the focus is still on: nothing is done with what nobody has seen yet.
    else if (event.key !== 'Enter') return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  window.addEventListener('keydown', press, { capture: true });
  window.addEventListener('pointerdown', stopListening, { capture: true });
  stop = () => {
    window.removeEventListener('keydown', press, { capture: true });
    window.removeEventListener('pointerdown', stopListening, { capture: true });
  };
}

function stopListening(): void {
  stop?.();
  stop = null;
}

/** What was typed; from now on keys go where the focus is. */
export function takeEarlyKeys(): string {
  stopListening();
  const text = kept;
  kept = '';
  return text;
}
