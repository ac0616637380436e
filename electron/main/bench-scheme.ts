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

/** After Electron is ready, and before the first window asks. `onCall` is notified of each call of the page that was served. */
export function serveBench(fetch: (request: Request) => Promise<Response>, onCall: () => void): void {
  protocol.handle(SCHEME, async (request) => {
    if (!isAppUrl(request.url)) return new Response(null, { status: 404 });
    const response = await fetch(request);
    if (isCall(request)) onCall();
    return response;
  });
}

/** Only the page's own script calls: its files are asked for by Chromium, whether or not anything runs afterwards. */
function isCall({ method, url }: Request): boolean {
  return method === 'POST' && new URL(url).pathname.startsWith('/rpc/');
}

/** Whether a URL is the app's own page or a part of it. */
export function isAppUrl(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol: scheme, host } = new URL(url);
  return scheme === `${SCHEME}:` && host === 'app';
}
