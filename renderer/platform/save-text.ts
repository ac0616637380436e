// Give the person a file: by the host's own save dialog where it has one, else as a download of the browser.
import { host } from './client.ts';
import { hostFactsStore } from './session-state/host-facts.ts';

/** As a download of the browser. */
export function download(filename: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = filename;
  link.click();
  URL.revokeObjectURL(url);
}

/** False when the person closed the dialog. Throws what the host throws. */
export async function saveText(filename: string, text: string, type = 'application/json'): Promise<boolean> {
  if (hostFactsStore.getState().capabilities.saveDialog) return (await host.host.saveText({ filename, text })).saved;
  download(filename, new Blob([text], { type }));
  return true;
}

/** The same for a stored body. `read` gives its bytes when the host has no dialog. */
export async function saveBody(filename: string, bodyId: string, read: () => Promise<Blob>): Promise<boolean> {
  if (hostFactsStore.getState().capabilities.saveDialog) return (await host.host.saveBody({ filename, bodyId })).saved;
  download(filename, await read());
  return true;
}
