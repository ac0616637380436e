// A command or a whole address that is pasted into the path: the request that it sends, for the tenant in use and without its
// secrets. Readers of commands are loaded with the first paste that looks like one.
import { selectedTenant } from '../../../platform/session-state/tenants.ts';
import { takePastedRequest } from './change-draft.ts';
import { currentDraft } from './request-store.ts';

const ADDRESS = /^\s*https?:\/\/\S+\s*$/i;
const COMMAND = /\bcurl(?:\.exe)?["']?\s|\b(?:Invoke-(?:WebRequest|RestMethod)|iwr|irm)\s|\bfetch\s*\(/i;

/** Whether to take the text as a request instead of as characters. `before`: what is left of the field in front of the cursor. */
export function isPastedRequest(text: string, before: string): boolean {
  if (COMMAND.test(text)) return true;
  // Behind a question mark an address is the value of a parameter.
  return ADDRESS.test(text) && !before.includes('?');
}

/** What reads a command is loaded with the first one. */
let reading: Promise<void> = Promise.resolve();

/** When what was pasted until now is in the request: whoever sends right after a paste means that. */
export const pastesRead = (): Promise<void> => reading;

export function pasteRequest(text: string): Promise<void> {
  const read = readPasted(text);
  reading = read.catch(() => undefined);
  return read;
}

async function readPasted(text: string): Promise<void> {
  const { builderRequest } = await import('../../../../shared/okta/commands/builder-request.ts');
  const tenant = selectedTenant();
  const found = builderRequest(text, tenant?.origin ?? '');
  if (!found) {
    // What cannot be read may hold a secret: nothing of it is shown.
    takePastedRequest({ path: currentDraft().path }, [
      'The pasted text looks like a command, but there is no address in it that can be read. Nothing was changed: paste the whole command, or only the path.',
    ]);
    return;
  }
  const { method, path, headers, body, elsewhere, notes } = found;
  const elsewhereNote =
    elsewhere === null
      ? []
      : [
          `This request is for ${elsewhere}, but ${tenant?.name ?? 'the tenant'} is ${tenant?.origin ?? 'not chosen'}. It cannot be sent: choose the tenant with that address, or keep only the path.`,
        ];
  // A whole address leaves the rest of the request as it is.
  const request = method === '' ? { path } : { method, path, headers, body };
  takePastedRequest(request, [...elsewhereNote, ...notes]);
}
