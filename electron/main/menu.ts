// The application menu: the system's own verbs by role, the pages of the app by their address. Everything else that the bench
// can do is in the page's command palette, which is one key away.
import { app, Menu, type MenuItemConstructorOptions, shell } from 'electron';

const PAGES = [
  { label: 'Workbench', hash: '#/workbench' },
  { label: 'History', hash: '#/history' },
  { label: 'Tenants', hash: '#/tenants' },
  { label: 'Sandbox', hash: '#/sandbox' },
];
const SETTINGS = '#/settings';
const separator: MenuItemConstructorOptions = { type: 'separator' };

/** `go` leads the window to an address of the page. */
export function buildMenu(go: (hash: string) => void, platform: NodeJS.Platform = process.platform): void {
  const mac = platform === 'darwin';
  const settings: MenuItemConstructorOptions = {
    label: 'Settings…',
    accelerator: 'CommandOrControl+,',
    click: () => go(SETTINGS),
  };
  const template: MenuItemConstructorOptions[] = [
    ...(mac ? [macAppMenu(settings)] : []),
    { label: '&File', submenu: mac ? [{ role: 'close' }] : [settings, separator, { role: 'quit' }] },
    { role: 'editMenu' },
    {
      label: '&Go',
      submenu: PAGES.map(({ label, hash }, index) => ({
        label,
        accelerator: `CommandOrControl+${index + 1}`,
        click: () => go(hash),
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
        { label: 'Okta API reference', click: () => void shell.openExternal('https://developer.okta.com/docs/api/') },
        {
          label: 'OAuth 2.0 scopes',
          click: () => void shell.openExternal('https://developer.okta.com/docs/api/oauth2/'),
        },
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
