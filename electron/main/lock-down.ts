// What the page may not do: leave its origin, open windows, embed pages, ask for permissions or devices. Set for every web
// contents that is ever created, so that no window can be forgotten. (Electron's security checklist, points 4, 5, 11-14.)
import { app, session } from 'electron';
import { isAppUrl } from './bench-scheme.ts';
import { openSite } from './open-site.ts';

export function lockDown(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', (details) => {
      if (!isAppUrl(details.url)) details.preventDefault();
    });
    contents.on('will-frame-navigate', (details) => {
      if (!isAppUrl(details.url)) details.preventDefault();
    });
    contents.on('will-redirect', (details) => {
      if (!isAppUrl(details.url)) details.preventDefault();
    });
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(({ url }) => {
      // A link with target=_blank to a site of the allow-list opens in the person's browser; nothing opens in here.
      openSite(url);
      return { action: 'deny' };
    });
  });
  app.whenReady().then(() => {
    const { defaultSession } = session;
    defaultSession.setPermissionRequestHandler((_contents, _permission, callback) => callback(false));
    defaultSession.setPermissionCheckHandler(() => false);
    defaultSession.setDevicePermissionHandler(() => false);
  });
}
