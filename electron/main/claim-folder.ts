// A second start over the same data folder by another host (the browser host of `npm start -- --shell=window`) is shown to the
// person instead of opening a second view of the same things. Among Electron hosts the instance lock does that.
import { dialog } from 'electron';
import { identifiesItself } from '../adapters/stores/instance-identity.ts';
import { claimInstance, type InstanceClaim } from '../adapters/stores/instance-record.ts';
import { isFolderUnusable } from '../engine/errors.ts';
import { APP_URL } from './bench-scheme.ts';

/** Null when another host serves this folder and the person has been informed; `onAsk` is called before the message opens. */
export async function claimFolder(folder: string, onAsk: () => void): Promise<Pick<InstanceClaim, 'release'> | null> {
  try {
    const claim = await claimInstance({
      folder,
      open: async () => APP_URL,
      // A record of this host is left over when we hold the instance lock; one of the browser host is asked to identify itself.
      answers: (running) => identifiesItself(running, folder),
    });
    if (claim.running === null) return claim;
    onAsk();
    await dialog.showMessageBox({
      type: 'info',
      message: 'Scopebench is already running.',
      detail: `It is open in a browser (process ${claim.running.pid}). End it there to open it here.`,
      buttons: ['OK'],
    });
    return null;
  } catch (error) {
    // A folder that cannot be written keeps no record; the page shows the notice of the data folder.
    if (isFolderUnusable(error)) return { release: async () => undefined };
    throw error;
  }
}
