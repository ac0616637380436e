// The application menu: the system's own verbs by role, the pages of the app by their address. Everything else that the bench
// can do is in the page's command palette, which is one key away.
import { app, Menu, type MenuItemConstructorOptions } from 'electron';
import { PAGE_IDS, PAGE_LABELS, type PageId } from '../../shared/model/pages.ts';
import { OKTA_SCOPES_PAGE } from '../../shared/okta/catalogue/okta-pages.ts';
import { openSite } from './open-site.ts';

/** What has a place of its own in every application's menu. */
const SETTINGS = 'settings';
const toHash = (id: PageId) => `#/${id}`;
const separator: MenuItemConstructorOptions = { type: 'separator' };

/** `go` leads the window to an address of the page. */
export function buildMenu(go: (hash: string) => void, platform: NodeJS.Platform = process.platform): void {
  const mac = platform === 'darwin';
  const settings: MenuItemConstructorOptions = {
    label: 'Settings…',
    accelerator: 'CommandOrControl+,',
    click: () => go(toHash(SETTINGS)),
  };
  const template: MenuItemConstructorOptions[] = [
    ...(mac ? [macAppMenu(settings)] : []),
    { label: '&File', submenu: mac ? [{ role: 'close' }] : [settings, separator, { role: 'quit' }] },
    { role: 'editMenu' },
    {
      label: '&Go',
      submenu: PAGE_IDS.filter((id) => id !== SETTINGS).map((id, index) => ({
        label: PAGE_LABELS[id],
        // There are nine digits.
        ...(index < 9 && { accelerator: `CommandOrControl+${index + 1}` }),
        click: () => go(toHash(id)),
      })),
    },
    {
      label: '&View',
      submenu: [
        { role: 'reload' },
        ...(app.isPackaged ? [] : [{ role: 'toggleDevTools' } as const]),
        separator,
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        separator,
        { role: 'togglefullscreen' },
      ],
    },
    { role: 'windowMenu' },
    {
      role: 'help',
      submenu: [
        { label: 'Okta API reference', click: () => openSite('https://developer.okta.com/docs/api/') },
        { label: 'OAuth 2.0 scopes', click: () => openSite(OKTA_SCOPES_PAGE) },
      ],
    },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}

function macAppMenu(settings: MenuItemConstructorOptions): MenuItemConstructorOptions {
  return {
    role: 'appMenu',
    submenu: [
      { role: 'about' },
      separator,
      settings,
      separator,
      { role: 'services' },
      separator,
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      separator,
      { role: 'quit' },
    ],
  };
}
