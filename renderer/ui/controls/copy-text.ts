// Put text on the clipboard and say so. Only for what the page may know: raw tokens are copied by the host itself.
import { putOnClipboard } from '../../platform/clipboard.ts';
import { announceDone } from '../notices/announce-done.ts';

/** Throws an Error with a sentence when the browser refuses. */
export async function copyText(text: string, done = 'Copied'): Promise<void> {
  if (!(await putOnClipboard(text))) throw new Error('The browser refused access to the clipboard.');
  announceDone(done);
}
