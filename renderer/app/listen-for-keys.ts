// One listener turns key presses into verbs. While something is typed only combinations with Ctrl or Cmd act, and while a
// dialog is open only the dialog hears keys. Sequences (`g w`) wait a second for their second key.
import { isMac, isStroke } from '../platform/keys.ts';
import { currentRoute } from '../platform/navigation.ts';
import { canRun, runVerb, type Verb, verbsStore } from '../platform/verbs.ts';

const SEQUENCE_MS = 1000;

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement)
    return true;
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'range'].includes(target.type);
}

const hasDialog = (): boolean => document.querySelector('[role="dialog"][aria-modal="true"]') !== null;

export function listenForKeys(): void {
  const mac = isMac();
  let first: { text: string; at: number } | null = null;

  const matches = (verb: Verb, event: KeyboardEvent, typing: boolean): boolean => {
    if (!verb.keys || (verb.page && verb.page !== currentRoute().page)) return false;
    const strokes = verb.keys.split(' ');
    const last = strokes.at(-1) ?? '';
    if (typing && !last.includes('mod+')) return false;
    if (!isStroke(event, last, mac)) return false;
    if (strokes.length === 1) return true;
    return first !== null && first.text === strokes[0] && event.timeStamp - first.at < SEQUENCE_MS;
  };

  window.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.isComposing) return;
    // The editor of a body lives in a shadow root: the real target is inside.
    const typing = isTyping(event.composedPath()[0] ?? event.target);
    const verb = hasDialog()
      ? undefined
      : verbsStore.getState().verbs.find((candidate) => matches(candidate, event, typing) && canRun(candidate));
    const plain = !typing && !event.ctrlKey && !event.metaKey && !event.altKey && event.key.length === 1;
    first = plain && !verb ? { text: event.key.toLowerCase(), at: event.timeStamp } : null;
    if (!verb) return;
    event.preventDefault();
    void runVerb(verb);
  });
}
