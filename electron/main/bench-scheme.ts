// The scheme of the app: `bench://app/` is its page, and everything under it goes to the app handler. A scheme of its own is
// never a file, has an origin of its own, and is reachable from this app only.
import { protocol } from 'electron';

const SCHEME = 'bench';
export const APP_URL = `${SCHEME}://app/`;

/** Before Electron is ready, once. `bypassCSP`, `corsEnabled` and service workers stay off. */
export function registerBenchScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: SCHEME,
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
    },
  ]);
}

/** After Electron is ready, and before the first window asks. */
export function serveBench(fetch: (request: Request) => Promise<Response>): void {
  protocol.handle(SCHEME, async (request) =>
    isAppUrl(request.url) ? fetch(request) : new Response(null, { status: 404 }),
  );
}

/** Whether a URL is the app's own page or a part of it. */
export function isAppUrl(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol: scheme, host } = new URL(url);
  return scheme === `${SCHEME}:` && host === 'app';
}
