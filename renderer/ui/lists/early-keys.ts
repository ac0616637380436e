// Keys that are pressed after something with a search field was asked for, and before the field has the focus: whoever types at once would lose the
// first ones, or press with them what still has the focus. They are kept for the field, which takes them when it gets the focus. A field that never
// appears must not keep the keyboard: whatever shows that the person is elsewhere ends it.

let kept = '';
let stop: (() => void) | null = null;

/** As many keys as nobody types before a field appears. */
const MOST = 200;

/** Until the field takes them, Escape, a press of the pointer, a focus outside of what was asked for, or another window. */
export function catchEarlyKeys(): void {
  takeEarlyKeys();
  const listening = new AbortController();
  const options = { capture: true, signal: listening.signal };
  stop = () => listening.abort();
  window.addEventListener('keydown', press, options);
  window.addEventListener('pointerdown', stopListening, options);
  window.addEventListener('blur', forgetWhereItself, options);
  window.addEventListener('focusin', forgetOutside, options);
}

function press(event: KeyboardEvent): void {
  if (event.isComposing) return;
  if (event.key === 'Escape' || kept.length >= MOST) {
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
}

/** The window's own blur, not that of what was focused in it. */
function forgetWhereItself({ target }: Event): void {
  if (target === window) takeEarlyKeys();
}

/** What was asked for is a dialog: the focus on its way through it is no sign of anything. */
function forgetOutside({ target }: Event): void {
  const inDialog = target !== null && 'closest' in target && (target as Element).closest('[role="dialog"]') !== null;
  if (!inDialog) takeEarlyKeys();
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
