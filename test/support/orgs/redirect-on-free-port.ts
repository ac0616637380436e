// One more redirect URI of an app of a sandbox org, on a port of this computer that nobody has: two tests that run at the same time do not
// wait for each other's browser.

import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import type { ServedSandbox } from '../../../electron/sandbox/serve-sandbox.ts';

/** The port. The address is `http://127.0.0.1:{port}/callback`. */
export async function addRedirectOnFreePort(
  { url, sandbox }: Pick<ServedSandbox, 'sandbox' | 'url'>,
  appId: string,
): Promise<number> {
  const port = await freePort();
  const [root] = sandbox.apiTokens();
  const headers = { authorization: `SSWS ${root?.token}`, 'content-type': 'application/json' };
  const path = `${url}/api/v1/apps/${appId}`;
  const app = await (await fetch(path, { headers })).json();
  app.settings.oauthClient.redirect_uris.push(`http://127.0.0.1:${port}/callback`);
  const { status } = await fetch(path, { method: 'PUT', headers, body: JSON.stringify(app) });
  if (status !== 200) throw new Error(`the app was not changed: ${status}`);
  return port;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}
