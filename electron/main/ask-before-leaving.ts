// A page that holds something unsaved asks the browser to stay. Electron then stays without a word, so the person is asked here.
import { type BrowserWindow, dialog } from 'electron';

export function askBeforeLeaving(window: BrowserWindow): void {
  window.webContents.on('will-prevent-unload', (event) => {
    const leave = dialog.showMessageBoxSync(window, {
      type: 'question',
      message: 'A plan has changes that are not saved.',
      detail: 'They are lost when the window is closed or loaded again.',
      buttons: ['Leave without saving', 'Stay'],
      defaultId: 1,
      cancelId: 1,
    });
    // Prevented is the staying: the page goes.
    if (leave === 0) event.preventDefault();
  });
}
