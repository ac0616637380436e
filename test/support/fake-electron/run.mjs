// Runs a built Electron host under a bare Node with the fake in Electron's place, driven by messages of the parent process:
// `node run.mjs HOST DATA_DIR`. Each message is a request of the page and is answered with the response.
import { register } from 'node:module';
import { pathToFileURL } from 'node:url';

register('./resolve.mjs', import.meta.url);
const { app, becomeReady, fake } = await import('./electron.mjs');

const [host, dataDir] = process.argv.slice(2);
process.argv.push(`--data-dir=${dataDir}`);
app.on('quit', (_event, code) => process.exit(code));
await import(pathToFileURL(host).href);
becomeReady();

process.on('message', async ({ id, url, method, headers, body }) => {
  while (!fake.handlers.has('bench')) await new Promise((resolve) => setImmediate(resolve));
  const response = await fake.handlers.get('bench')(new Request(url, { method, headers, body }));
  process.send({
    id,
    status: response.status,
    headers: [...response.headers],
    body: await response.text(),
    theme: (await import('./electron.mjs')).nativeTheme.themeSource,
  });
});
process.on('disconnect', () => process.exit(0));
