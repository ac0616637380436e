// Stands in for the browser of the app window: as much of the DevTools protocol over its pipes as `open-window.mjs` asks for. The
// address that it is led to is used as the page would use it, and the result is written to the file STAND_IN_SEEN.
import { createReadStream, createWriteStream, writeFileSync } from 'node:fs';

/** @param {string[]} args */
export function standInBrowser(args) {
  const opening = args.find((arg) => arg.startsWith('--app='))?.slice('--app='.length);
  const write = createWriteStream('', { fd: 4 });
  const send = (message) => write.write(`${JSON.stringify(message)}\0`);
  const answers = {
    'Page.getNavigationHistory': () => ({ currentIndex: 0, entries: [{ url: opening }] }),
    'Page.navigate': async ({ url }) => {
      writeFileSync(process.env.STAND_IN_SEEN, JSON.stringify(await visit(url)));
      return {};
    },
  };
  let rest = '';
  createReadStream('', { fd: 3, encoding: 'utf8' })
    .on('end', () => process.exit(0))
    .on('data', async (chunk) => {
      const parts = (rest + chunk).split('\0');
      rest = parts.pop();
      for (const { id, method, params, sessionId } of parts.map((part) => JSON.parse(part))) {
        if (method === 'Browser.close') process.exit(0);
        send({ id, sessionId, result: (await answers[method]?.(params)) ?? {} });
        if (method === 'Target.setAutoAttach')
          send({ method: 'Target.attachedToTarget', params: { sessionId: 'one', targetInfo: { type: 'page' } } });
      }
    });
}

/** The one-time token for a session, and the page's first call with it. */
async function visit(address) {
  const url = new URL(address);
  const json = { 'content-type': 'application/json' };
  const token = new URLSearchParams(url.hash.slice(1)).get('t');
  const swap = await fetch(new URL('/session', url), {
    method: 'POST',
    headers: json,
    body: JSON.stringify({ token }),
  });
  const { session } = await swap.json();
  const headers = { ...json, 'x-bench-session': session };
  const call = await fetch(new URL('/rpc/app/snapshot', url), { method: 'POST', headers, body: '{}' });
  const { json: snapshot } = await call.json();
  return { status: call.status, host: snapshot.capabilities.host, dataFolder: snapshot.dataFolder };
}
