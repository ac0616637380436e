// The Electron host over a fake of the `electron` module that keeps Electron's rules of order: what is done before it is ready,
// what the page may do, what becomes of the window, the settings and the end.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { ContractRouterClient } from '@orpc/contract';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Contract } from '../../shared/contract/index.ts';
import { startOtherHost } from '../support/fake-electron/other-host.ts';
import { closeHosts, startHost, temporary } from '../support/fake-electron/start-host.ts';

afterEach(closeHosts);

function clientOver(ask: (url: string, init?: RequestInit) => Promise<Response>): ContractRouterClient<Contract> {
  return createORPCClient(
    new RPCLink({
      url: 'bench://app/rpc',
      fetch: async (request: Request) =>
        ask(request.url, {
          method: request.method,
          headers: request.headers,
          body: request.body === null ? null : await request.arrayBuffer(),
        }),
    }),
  );
}

describe('before Electron is ready', () => {
  it('registers the scheme, sandboxes every page and keeps the profile in the data folder, at once', async () => {
    const { fake, folder } = await startHost();
    expect(fake.schemes).toEqual([
      {
        scheme: 'bench',
        privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
      },
    ]);
    expect(fake.calls).toEqual([['requestSingleInstanceLock', join(folder, 'electron')], ['enableSandbox']]);
    expect(fake.windows).toEqual([]);
  });

  it('ends without a window when another one holds the lock', async () => {
    const { fake } = await startHost((settings) => {
      settings.lock = false;
    });
    expect(fake.ended).toBe(0);
    expect(fake.schemes).toEqual([]);
  });
});

describe('the page', () => {
  it('makes its calls over the scheme, through what Electron does to requests and responses', async () => {
    const { ask, ready, folder } = await startHost();
    await ready();
    const snapshot = await clientOver(ask).app.snapshot();
    expect(snapshot.capabilities).toEqual({ host: 'main', clipboard: true, saveDialog: true, openExternal: true });
    expect(snapshot.dataFolder).toBe(folder);
    expect(snapshot.vault.offers[0]).toEqual({ kind: 'safe-storage', available: true, reason: '' });
    const other = await ask('bench://elsewhere/rpc/app/snapshot', { method: 'POST' });
    expect(other.status).toBe(404);
  });

  it('runs sandboxed and isolated, without Node, preload, webview or spell check', async () => {
    const { ready } = await startHost();
    const { options, shown } = await ready();
    expect(options.webPreferences).toEqual({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: true,
    });
    expect(shown).toBe(1);
  });

  it('has no developer tools once it is packaged', async () => {
    const { fake, ready } = await startHost((settings) => {
      settings.packaged = true;
    });
    const { options } = await ready();
    expect(options.webPreferences.devTools).toBe(false);
    expect(JSON.stringify(fake.menu)).not.toContain('toggleDevTools');
  });

  it('cannot leave its origin, open windows, embed pages or get a permission', async () => {
    const { fake, makeEvent, ready } = await startHost();
    const { webContents } = await ready();
    for (const name of ['will-navigate', 'will-frame-navigate', 'will-redirect']) {
      for (const [url, stopped] of [
        ['https://acme.okta.example/', true],
        ['file:///etc/passwd', true],
        ['bench://other/', true],
        ['javascript:alert(1)', true],
        ['bench://app/#/history', false],
      ] as const) {
        const event = makeEvent({ url });
        webContents.emit(name, event);
        expect([name, url, event.defaultPrevented]).toEqual([name, url, stopped]);
      }
    }
    const embed = makeEvent();
    webContents.emit('will-attach-webview', embed);
    expect(embed.defaultPrevented).toBe(true);
    for (const permission of ['media', 'geolocation', 'clipboard-read', 'openExternal']) {
      const granted: boolean[] = [];
      fake.permissions.request?.(null, permission, (answer) => granted.push(answer));
      expect([...granted, fake.permissions.check?.(null, permission)]).toEqual([false, false]);
    }
    expect(fake.permissions.device?.({})).toBe(false);
  });

  it('opens links of the allow-list in the browser of the person, and no others', async () => {
    const { fake, ready } = await startHost();
    const { webContents } = await ready();
    const urls = ['https://developer.okta.com/docs/', 'https://evil.example/', 'file:///etc/passwd', 'bench://app/'];
    expect(urls.map((url) => webContents.windowOpenHandler({ url }))).toEqual(urls.map(() => ({ action: 'deny' })));
    expect(fake.opened).toEqual(['https://developer.okta.com/docs/']);
    const help = fake.menu?.find(({ role }) => role === 'help')?.submenu;
    if (!Array.isArray(help)) throw new Error('There is no Help menu.');
    for (const { click } of help) (click as () => void)();
    expect(fake.opened).toHaveLength(1 + help.length);
  });

  it('says so when the system has no browser for a link', async () => {
    const reported = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const { ready } = await startHost((fake) => {
      fake.browser = false;
    });
    const { webContents } = await ready();
    webContents.windowOpenHandler({ url: 'https://help.okta.com/' });
    await vi.waitFor(() => expect(reported).toHaveBeenCalledTimes(1));
    expect(reported.mock.calls[0]?.[0]).toBe('No browser could be opened. Open it yourself: https://help.okta.com/');
    reported.mockRestore();
  });

  it('is loaded again when it dies, but not over and over', async () => {
    const { ready } = await startHost();
    const { webContents } = await ready();
    const die = (reason: string) => webContents.emit('render-process-gone', {}, { reason, exitCode: 1 });
    die('clean-exit');
    expect(webContents.reloads).toBe(0);
    die('crashed');
    die('crashed');
    expect(webContents.reloads).toBe(1);
  });
});

describe('the host', () => {
  it('copies, saves and opens for the page', async () => {
    const { ask, fake, folder, ready } = await startHost();
    await ready();
    const client = clientOver(ask);
    expect(await client.host.saveText({ filename: 'notes.txt', text: 'hello' })).toEqual({ saved: false });
    fake.saveDialog = { canceled: false, filePath: join(folder, 'saved.txt') };
    expect(await client.host.saveText({ filename: '../../notes.txt', text: 'hello' })).toEqual({ saved: true });
    expect(await readFile(join(folder, 'saved.txt'), 'utf8')).toBe('hello');
    expect(await client.host.saveBytes({ filename: 'notes.zip', base64: 'UEsDBP8=' })).toEqual({ saved: true });
    expect(await readFile(join(folder, 'saved.txt'))).toEqual(Buffer.from([0x50, 0x4b, 0x03, 0x04, 0xff]));
    const asked = fake.calls.filter(([name]) => name === 'showSaveDialog').map(([, options]) => options);
    // Whatever the page calls the file, it is proposed in the folder for downloads.
    expect(asked).toEqual([
      { defaultPath: join('/nowhere/downloads', 'notes.txt') },
      { defaultPath: join('/nowhere/downloads', '-..-notes.txt') },
      { defaultPath: join('/nowhere/downloads', 'notes.zip') },
    ]);
    fake.saveDialog = { canceled: false, filePath: join(folder, 'no such folder', 'saved.txt') };
    await expect(client.host.saveText({ filename: 'a.txt', text: 'x' })).rejects.toMatchObject({
      code: 'STORAGE_FAILED',
    });
    await client.host.openExternal({ url: 'https://help.okta.com/' });
    await client.host.openExternal({ url: 'https://acme-admin.okta.com/' });
    await expect(client.host.openExternal({ url: 'https://acme-admin.okta.com/?x=1' })).rejects.toMatchObject({
      code: 'ORIGIN_REFUSED',
    });
    await expect(client.host.openExternal({ url: 'https://evil.example/' })).rejects.toMatchObject({
      code: 'ORIGIN_REFUSED',
    });
    expect(fake.opened).toEqual(['https://help.okta.com/', 'https://acme-admin.okta.com/']);
  });

  it('protects the vault by the key store of the desktop, and refuses one that is none', async () => {
    const first = await startHost();
    await first.ready();
    const status = await clientOver(first.ask).vault.setUp({ protection: { kind: 'safe-storage' } });
    expect(status.slots).toMatchObject([{ kind: 'safe-storage' }]);
    const bare = await startHost((fake) => {
      fake.storageBackend = 'basic_text';
    });
    await bare.ready();
    const refused = clientOver(bare.ask).vault.setUp({ protection: { kind: 'safe-storage' } });
    if (process.platform === 'linux') await expect(refused).rejects.toMatchObject({ code: 'PROTECTION_UNAVAILABLE' });
  });

  it('follows the theme setting', async () => {
    const { ask, nativeTheme, ready, folder, app, ended } = await startHost();
    await ready();
    await clientOver(ask).settings.update({ theme: 'dark' });
    expect(nativeTheme.themeSource).toBe('dark');
    app.quit();
    await ended();
    const again = await startHost(undefined, folder);
    await again.ready();
    expect(again.nativeTheme.themeSource).toBe('dark');
  });

  it('asks before it leaves a page that holds something unsaved', async () => {
    const { fake, makeEvent, ready } = await startHost();
    const { webContents } = await ready();
    fake.pressed.push(0, 1);
    const left = [0, 1].map(() => {
      const event = makeEvent();
      webContents.emit('will-prevent-unload', event);
      return event.defaultPrevented;
    });
    expect(left).toEqual([true, false]);
  });

  it('is brought to the front on a second start', async () => {
    const { app, ready } = await startHost();
    const window = await ready();
    window.minimized = true;
    app.emit('second-instance');
    expect([window.minimized, window.shown]).toEqual([false, 2]);
  });

  it('leads the window to a page from the menu without loading it again', async () => {
    const { fake, ready } = await startHost();
    const window = await ready();
    const go = fake.menu?.find(({ label }) => label === '&Go')?.submenu;
    if (!Array.isArray(go)) throw new Error('There is no Go menu.');
    for (const { click } of go) (click as () => void)();
    expect(window.urls.slice(1)).toEqual([
      'bench://app/#/workbench',
      'bench://app/#/scopes',
      'bench://app/#/sweep',
      'bench://app/#/errors',
      'bench://app/#/plans',
      'bench://app/#/recorder',
      'bench://app/#/readiness',
      'bench://app/#/protect',
      'bench://app/#/audit',
      'bench://app/#/history',
      'bench://app/#/tenants',
      'bench://app/#/sandbox',
    ]);
    // There are nine digits, and twelve pages.
    expect(go.map(({ accelerator }) => accelerator?.at(-1))).toEqual([...'123456789', undefined, undefined, undefined]);
  });

  it('keeps the place of the window, and mends it when its display is gone', async () => {
    const first = await startHost();
    const window = await first.ready();
    window.bounds = { x: 2000, y: 100, width: 1200, height: 800 };
    window.close();
    await first.ended();
    const wide = await startHost((fake) => {
      fake.displays = [
        { workArea: { x: 0, y: 0, width: 1920, height: 1080 } },
        { workArea: { x: 1920, y: 0, width: 1920, height: 1080 } },
      ];
    }, first.folder);
    expect((await wide.ready()).options).toMatchObject({ x: 2000, y: 100, width: 1200, height: 800 });
    wide.app.quit();
    await wide.ended();
    const narrow = await startHost((fake) => {
      fake.displays = [{ workArea: { x: 0, y: 0, width: 1100, height: 700 } }];
    }, first.folder);
    const { options } = await narrow.ready();
    expect(options).toMatchObject({ width: 1100, height: 700 });
    expect(options.x).toBeUndefined();
  });

  it('ends only after the engine has closed, and takes its record away', async () => {
    const { app, ended, fake, folder, ready } = await startHost();
    await ready();
    expect(JSON.parse(await readFile(join(folder, 'instance.json'), 'utf8'))).toMatchObject({ url: 'bench://app/' });
    app.quit();
    expect(fake.ended).toBeNull();
    await ended();
    expect(fake.ended).toBe(0);
    await expect(readFile(join(folder, 'instance.json'))).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('starts on a data folder that cannot be written, and says what is not kept', async () => {
    // A file in the place of the folder: refused whoever runs the test, root too.
    const blocked = join(await temporary(), 'blocked');
    await writeFile(blocked, '');
    const { ask, fake, ready, folder } = await startHost(undefined, blocked);
    await ready();
    expect(fake.paths.userData).toBe('/nowhere/userData');
    const { dataFolder, notices } = await clientOver(ask).app.snapshot();
    expect([dataFolder, notices.map(({ id }) => id)]).toEqual([folder, ['data-folder-read-only']]);
    expect(await readFile(blocked, 'utf8')).toBe('');
  });

  it.each([true, false])(
    'another host on the same folder: says so when it identifies itself (%s), else starts',
    async (identified) => {
      const folder = await temporary();
      await startOtherHost(folder, identified);
      const { becomeReady, ended, fake, ready } = await startHost((settings) => {
        settings.pressed = [0];
      }, folder);
      if (!identified) {
        await ready();
        expect(JSON.parse(await readFile(join(folder, 'instance.json'), 'utf8'))).toMatchObject({
          url: 'bench://app/',
        });
        return;
      }
      becomeReady();
      await ended();
      expect(fake.windows).toEqual([]);
      expect(fake.calls.find(([name]) => name === 'showMessageBox')?.[1]).toMatchObject({
        message: 'Scopebench is already running.',
      });
    },
  );

  it('writes where it broke and never what was in it', async () => {
    const { folder } = await startHost();
    const error = Object.assign(new TypeError('canary-secret in a message'), { code: 'E_ODD', token: 'canary-secret' });
    process.listeners('unhandledRejection').at(-1)?.(error, Promise.resolve());
    const log = await readFile(join(folder, 'crash.log'), 'utf8');
    expect(log).toContain('unhandled rejection: TypeError E_ODD');
    expect(log).toContain('main.test.ts');
    expect(log).not.toContain('canary-secret');
  });
});
