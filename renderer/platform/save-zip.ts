// Several text files as one zip, made in the page: what a person saves in one go is one file.
import { strToU8, zipSync } from 'fflate';
import { host } from './client.ts';
import { download } from './save-text.ts';
import { hostFactsStore } from './session-state/host-facts.ts';

/** False when the person closed the dialog. Throws what the host throws. */
export async function saveZip(filename: string, files: readonly { name: string; text: string }[]): Promise<boolean> {
  const bytes = zipSync(Object.fromEntries(files.map(({ name, text }) => [name, strToU8(text)])));
  if (hostFactsStore.getState().capabilities.saveDialog)
    return (await host.host.saveBytes({ filename, base64: toBase64(bytes) })).saved;
  download(filename, new Blob([new Uint8Array(bytes)], { type: 'application/zip' }));
  return true;
}

function toBase64(bytes: Uint8Array): string {
  const PIECE = 8192;
  let text = '';
  for (let at = 0; at < bytes.length; at += PIECE) text += String.fromCharCode(...bytes.subarray(at, at + PIECE));
  return btoa(text);
}
