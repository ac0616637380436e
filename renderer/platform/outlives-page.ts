// Which calls go through when the page is closed or loaded again a moment after a choice: a browser cuts off what is on its
// way, unless it was sent to be kept alive. For small changes only: what a person waits for ends with the page as ever.
// In Electron the protocol hands a call over at once, so there is nothing to be cut off and nothing is asked for.

/** A choice that is made by one click or key and needs no answer. */
const CHOICES = new Set([
  'settings.update',
  'history.pin',
  'sandbox.addFault',
  'sandbox.removeFault',
  'sandbox.moveClock',
  'sandbox.setClock',
  'errorLab.saveBaseline',
  'errorLab.forgetBaseline',
]);

/** A browser keeps 64 KiB alive for all calls of a page together and refuses what is beyond: room for four at once. */
const MOST_BYTES = 16 * 1024;

/** `path`: the procedure, as `['settings', 'update']`. `protocol`: of the page, with its colon. */
export function outlivesPage(path: readonly string[], input: unknown, protocol: string): boolean {
  if (!/^https?:$/.test(protocol) || !CHOICES.has(path.join('.'))) return false;
  // In UTF-8 a character of JavaScript is three bytes at most.
  return JSON.stringify(input ?? null).length <= MOST_BYTES / 3;
}
