// Stands in for Electron's binary in the tests of `npm start`: a program that goes wrong in one of the ways that the real one is
// known to, or the built host over the fake of the `electron` module, with or without a page that calls.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync } from 'node:fs';
import { register } from 'node:module';
import { pathToFileURL } from 'node:url';

/** @param {string} kind */
export async function standIn(kind) {
  await KINDS[kind]();
}

/** Holds the error output and listens until somebody connects, and says where. */
const HELPER = `require('net').createServer(() => process.exit()).listen(0, '127.0.0.1', function () {
  process.stderr.write('helper ' + this.address().port + '\\n');
  process.stdout.write('ready');
})`;

const KINDS = {
  /** As the loader of Linux says it, before any of the program has run. */
  'missing library'() {
    const secret = process.env.ACME_CLIENT_SECRET ?? '';
    process.stderr.write(`using ${secret} for http://someone:${secret}@proxy.example/\n`);
    process.stderr.write(
      `${process.argv[1]}: error while loading shared libraries: libnss3.so: cannot open shared object file: No such file or directory\n`,
    );
    process.exitCode = 127;
  },

  'no display'() {
    process.stderr.write('[1:1101/101010.101:ERROR:ozone_platform_x11.cc(257)] Missing X server or $DISPLAY\n');
    process.kill(process.pid, 'SIGSEGV');
  },

  /** Its helper would hold the data folder and the output for ever. */
  async 'never calls'() {
    // Time does not count until it is there.
    appendFileSync(process.env.SCOPEBENCH_START_RECORD, '{"step":"asking"}\n');
    await startHelper();
    await startHost();
  },

  async 'failed load'() {
    const { fake } = await startHost();
    fake.windows[0].webContents.emit('did-fail-load', {}, -6, 'ERR_FILE_NOT_FOUND', 'bench://app/', true);
  },

  async 'closed before it calls'() {
    const { fake } = await startHost();
    fake.windows[0].close();
  },

  async 'second start'() {
    await startHost((fake) => {
      fake.lock = false;
    });
  },

  /** What it leaves behind must not keep anybody waiting. */
  async 'crashes late'() {
    await startHelper();
    await openPage(await startHost());
    process.kill(process.pid, 'SIGSEGV');
  },

  async fine() {
    await openPage(await startHost());
    process.stderr.write('the page has called\n');
  },
};

async function startHelper() {
  const helper = spawn(process.execPath, ['-e', HELPER], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(helper.stdout, 'data');
}

/** The built host until its window is made, or until it has ended. */
async function startHost(prepare = () => undefined) {
  register('./resolve.mjs', import.meta.url);
  const { app, becomeReady, fake } = await import('./electron.mjs');
  prepare(fake);
  // Keeps the process as Electron's own loop would.
  const alive = setInterval(() => undefined, 60_000);
  app.on('quit', (_event, code) => process.exit(code));
  await import(pathToFileURL(`${process.argv[2]}/out/main/index.js`).href);
  becomeReady();
  while (fake.windows.length === 0) await new Promise((resolve) => setImmediate(resolve));
  return { fake, alive };
}

async function openPage({ fake }) {
  const ask = (path, init) => fake.handlers.get('bench')(new Request(`bench://app${path}`, init));
  await (await ask('/')).text();
  const headers = { 'content-type': 'application/json' };
  await (await ask('/rpc/app/snapshot', { method: 'POST', headers, body: '{}' })).text();
}
