// Put text on the clipboard and say so. Only for what the page may know: raw tokens are copied by the host itself.
import { announceDone } from './announce-done.ts';

/** Throws an Error with a sentence when the browser refuses. */
export async function copyText(text: string, done = 'Copied'): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    if (!copyBySelection(text)) throw new Error('The browser refused access to the clipboard.');
  }
  announceDone(done);
}

/** The old way, for a browser that withholds the clipboard from a window without focus or permission. */
function copyBySelection(text: string): boolean {
  const area = document.createElement('textarea');
  area.value = text;
  area.setAttribute('readonly', '');
  area.className = 'visually-hidden';
  document.body.append(area);
  area.select();
  const copied = document.execCommand('copy');
  area.remove();
  return copied;
}
