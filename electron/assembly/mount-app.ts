// The app handler over the built page of this installation, for a host to mount. It needs nothing of the bench but its calls,
// which may be provided later.
import { join } from 'node:path';
import { type App, type AppOptions, createApp } from '../app/create-app.ts';
import { findAppRoot } from './app-root.ts';

export function mountApp(options: Omit<AppOptions, 'pageFolder'>): App {
  return createApp({ ...options, pageFolder: join(findAppRoot().folder, 'out', 'renderer') });
}
