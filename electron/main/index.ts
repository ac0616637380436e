// Entry of the Electron host. Nothing is awaited here: Electron gets ready only after this module has been evaluated.
import { createElectronSettings } from './electron-settings.ts';
import { startMain } from './start-main.ts';

startMain({ openSettings: createElectronSettings });
