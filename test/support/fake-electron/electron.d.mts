// What tests may do with the fake; the host under test sees Electron's own types.
import type { EventEmitter } from 'node:events';
import type { MenuItemConstructorOptions, WebPreferences } from 'electron';

export interface FakeWindow extends EventEmitter {
  options: { webPreferences: WebPreferences; width: number; height: number; x?: number; y?: number };
  webContents: EventEmitter & {
    reloads: number;
    windowOpenHandler(details: { url: string }): { action: string };
  };
  urls: string[];
  shown: number;
  maximized: boolean;
  minimized: boolean;
  bounds: { x: number; y: number; width: number; height: number };
  close(): void;
}

export interface Fake {
  lock: boolean;
  packaged: boolean;
  paths: Record<string, string>;
  displays: { workArea: { x: number; y: number; width: number; height: number } }[];
  browser: boolean;
  paints: boolean;
  switches: string[];
  pressed: number[];
  saveDialog: { canceled: boolean; filePath: string };
  storageBackend: string;
  ready: boolean;
  calls: [string, ...unknown[]][];
  schemes: { scheme: string; privileges: Record<string, boolean> }[];
  handlers: Map<string, (request: Request) => Promise<Response>>;
  windows: FakeWindow[];
  menu: MenuItemConstructorOptions[] | null;
  clipboard: string;
  opened: string[];
  permissions: {
    request?: (contents: unknown, permission: string, callback: (granted: boolean) => void) => void;
    check?: (contents: unknown, permission: string) => boolean;
    device?: (details: unknown) => boolean;
  };
  /** Exit code. */
  ended: number | null;
}

export const fake: Fake;
export const app: EventEmitter & { quit(): void };
export const nativeTheme: { themeSource: string };
export function becomeReady(): void;
export function makeEvent<Extra extends object>(
  extra?: Extra,
): Extra & { defaultPrevented: boolean; preventDefault(): void };
