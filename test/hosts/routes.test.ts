// What is refused and what is answered, by the path as it is routed: every route in every spelling, with every method, with a
// session and without, over a real socket of the loopback host and through the conversion that Electron applies.
import { readFile } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CONTROL_HEADER, SESSION_HEADER } from '../../electron/app/session-guard.ts';
import { newId } from '../../electron/engine/ids.ts';
import { serveLoopback } from '../../electron/hosting/serve-loopback.ts';
import { startTestBench, type TestBench } from '../support/bench.ts';
import { throughElectronProtocol } from '../support/electron-protocol.ts';
import { tempFolder } from '../support/temp-folder.ts';

const MARKER = 'the-stored-body-of-somebody';
const BODY = 'body-0mk3v9zq1abcdefghij';
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND'];
/** Path and the one method that is answered. */
const ROUTES: Record<string, string> = {
  '/': 'GET',
  '/index.html': 'GET',
  '/session': 'POST',
  '/session/invitation': 'POST',
  '/rpc/app/snapshot': 'POST',
  '/catalogue': 'GET',
  [`/bodies/${BODY}`]: 'GET',
};
const PUBLIC = ['/', '/index.html'];

const escaped = (text: string, upper: boolean) =>
  [...text]
    .map((letter) => `%${letter.charCodeAt(0).toString(16)}`)
    .map((code) => (upper ? code.toUpperCase() : code))
    .join('');
const twice = (text: string) => text.replaceAll('%', '%25');
const lettersOf = (path: string, upper: boolean) => path.replace(/[a-z0-9-]+/gi, (part) => escaped(part, upper));
const firstOf = (path: string, upper: boolean) => path.replace(/[a-z]/i, (letter) => escaped(letter, upper));
/** Another spelling of the path by each of the ways that a server or a proxy may undo. */
const SPELLINGS: Record<string, (path: string) => string> = {
  'first letter encoded': (path) => firstOf(path, false),
  'first letter encoded, upper case': (path) => firstOf(path, true),
  'all letters encoded': (path) => lettersOf(path, false),
  'all letters encoded, upper case': (path) => lettersOf(path, true),
  'encoded twice': (path) => twice(firstOf(path, false)),
  'all encoded twice': (path) => twice(lettersOf(path, true)),
  'slashes encoded': (path) => `/${path.slice(1).replaceAll('/', '%2f')}%2F`,
  'slashes encoded twice': (path) => `/${path.slice(1).replaceAll('/', '%252F')}%252f`,
  'a slash more': (path) => `/${path}`,
  'a slash more inside': (path) => path.replace(/(.)\//, '$1//').replace(/^\/$/, '//'),
  'a backslash': (path) => `${path.replace(/\//g, '\\').replace('\\', '/')}\\`,
  'an encoded backslash': (path) => `${path}%5c`,
  'a parameter': (path) => `${path};a=b`,
  'a null': (path) => `${path}%00`,
  'letters in upper case': (path) => `${path.toUpperCase()}/`,
  'more behind': (path) => `${path}/x/y`,
  overlong: (path) => `${path}/${'a'.repeat(9000)}`,
  'an overlong letter': (path) => `${path}%c1%a1`,
  'not percent': (path) => `${path}%zz`,
};
/** What every parser of URLs resolves before anybody sees it: the same path to guard and router. */
const RESOLVED: Record<string, (path: string) => string> = {
  'a dot': (path) => `/.${path}`,
  'two dots': (path) => `/assets/..${path}`,
  'two encoded dots': (path) => `/assets/%2e%2E${path}`,
  'a query': (path) => `${path}?a=/../${path}`,
};

const framing = (method: string, body: string) =>
  method === 'GET' || method === 'HEAD' ? {} : { 'content-length': String(Buffer.byteLength(body)) };

interface Answer {
  status: number;
  text: string;
}
interface Host {
  ask(method: string, path: string, headers?: Record<string, string>, body?: string): Promise<Answer>;
}

let local: TestBench;
let loopback: Host;
let electron: Host;
let origin = '';
let session = '';
let control = '';
const closing: (() => Promise<void>)[] = [];

beforeAll(async () => {
  local = await startTestBench();
  closing.push(local.close);
  electron = {
    async ask(method, path, headers = {}, body = '{}') {
      const answer = await throughElectronProtocol(
        new Request(`bench://app${path}`, {
          method,
          headers: { 'content-type': 'application/json', ...headers },
          ...(method === 'GET' || method === 'HEAD' ? {} : { body }),
        }),
        local.fetch,
      );
      return { status: answer.status, text: await answer.text() };
    },
  };
  const folder = await tempFolder();
  const served = await serveLoopback({ port: 0, dataDir: folder.path });
  if (served.running) throw new Error('Another host runs on a fresh folder');
  closing.unshift(served.close, folder.remove);
  for (const { engine } of [local.bench, await served.bench])
    await engine.ports.bodies.write(BODY, new Blob([MARKER]).stream(), 1e6);
  const url = new URL(served.url);
  origin = url.origin;
  loopback = {
    ask: (method, path, headers = {}, body = '{}') =>
      new Promise((resolve, reject) => {
        const sent = httpRequest(
          {
            hostname: url.hostname,
            port: url.port,
            path,
            method,
            // Node frames no body of OPTIONS and DELETE by itself.
            headers: { 'content-type': 'application/json', ...framing(method, body), ...headers },
          },
          (response) => {
            let text = '';
            response.on('data', (chunk) => {
              text += chunk;
            });
            response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
          },
        );
        sent.on('error', (error) => reject(new Error(`${method} ${path}: ${error.message}`)));
        sent.end(method === 'GET' || method === 'HEAD' ? undefined : body);
      }),
  };
  const swapped = await loopback.ask('POST', '/session', {}, JSON.stringify({ token: url.hash.slice('#t='.length) }));
  session = (JSON.parse(swapped.text) as { session: string }).session;
  const record = await readFile(join(folder.path, 'instance.json'), 'utf8');
  control = (JSON.parse(record) as { control: string }).control;
});
afterAll(async () => {
  for (const close of closing) await close();
});

const isAnswered = (method: string, path: string) =>
  method === ROUTES[path] || (method === 'HEAD' && PUBLIC.includes(path));

describe('on loopback, without a session', () => {
  test.each(Object.keys(ROUTES))('%s: nothing but the page and the swap of a token answers', async (path) => {
    const leaks: string[] = [];
    const look = async (name: string, asked: string, own: boolean) => {
      for (const method of METHODS) {
        const { status, text } = await loopback.ask(method, asked);
        const mayAnswer = own && PUBLIC.includes(path) && isAnswered(method, path);
        if (status < 400 !== mayAnswer || text.includes(MARKER)) leaks.push(`${method} ${name}: ${status}`);
      }
    };
    await look('as it is', path, true);
    for (const [name, resolved] of Object.entries(RESOLVED)) await look(name, resolved(path), true);
    for (const [name, spelt] of Object.entries(SPELLINGS))
      if (spelt(path) !== path) await look(name, spelt(path), false);
    expect(leaks).toEqual([]);
  });
});

describe.each(['loopback', 'Electron'])('over %s, by whoever may', (name) => {
  const host = () => (name === 'loopback' ? loopback : electron);
  const headers = () => ({ [SESSION_HEADER]: session, [CONTROL_HEADER]: control });

  test.each(Object.keys(ROUTES))('%s has one spelling and one method', async (path) => {
    const wrong: string[] = [];
    for (const method of METHODS) {
      const { status, text } = await host().ask(method, path, headers());
      // Electron's page has no token to swap; a token that nobody gave is refused.
      const answered =
        isAnswered(method, path) && path !== '/session' && (name === 'loopback' || !path.startsWith('/session'));
      if (status < 400 !== answered) wrong.push(`${method}: ${status}`);
      if (text.includes(MARKER) !== (answered && path.startsWith('/bodies'))) wrong.push(`${method}: ${text}`);
    }
    for (const [spelling, spelt] of Object.entries(SPELLINGS))
      for (const method of spelt(path) === path ? [] : METHODS) {
        const { status, text } = await host().ask(method, spelt(path), headers());
        if (status < 400 || text.includes(MARKER)) wrong.push(`${method} ${spelling}: ${status}`);
      }
    for (const [resolved, spelt] of Object.entries(RESOLVED)) {
      const { status } = await host().ask(ROUTES[path] ?? 'GET', spelt(path), headers());
      const plain = await host().ask(ROUTES[path] ?? 'GET', path, headers());
      if (status !== plain.status) wrong.push(`${resolved}: ${status}`);
    }
    expect(wrong).toEqual([]);
  });
});

test('a token is swapped by a few bytes: what is larger is refused while it is received, and not read to its end', async () => {
  const { hostname, port } = new URL(origin);
  const wanted = 64 * 1024 * 1024;
  let taken = 0;
  const answer = await new Promise<string>((resolve) => {
    const socket = connect(Number(port), hostname);
    let text = '';
    const chunk = Buffer.concat([Buffer.from('10000\r\n'), Buffer.alloc(0x10000, 'x'), Buffer.from('\r\n')]);
    const pump = () => {
      while (taken < wanted && !socket.destroyed) {
        taken += 0x10000;
        if (!socket.write(chunk)) return;
      }
    };
    socket.on('drain', pump);
    socket.on('data', (data) => {
      text += data;
    });
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(text));
    socket.write(`POST /session HTTP/1.1\r\nHost: ${hostname}:${port}\r\nTransfer-Encoding: chunked\r\n\r\n`);
    pump();
  });
  expect(answer).toMatch(/^HTTP\/1\.1 413 /);
  expect(taken).toBeLessThan(wanted / 4);
  const declared = await loopback.ask('POST', '/session', { 'content-length': '5000' }, 'x'.repeat(5000));
  expect(declared.status).toBe(413);
});

test('an id cannot be guessed', () => {
  const ids = Array.from({ length: 100 }, () => newId('ex', 1));
  // What they share is the time.
  for (const id of ids) expect(id).toMatch(/^ex-000000001[0-9a-z]{25}$/);
  expect(new Set(ids.map((id) => id.slice(12))).size).toBe(100);
});

test('who runs here identifies itself to a program, and says nothing to a page or for another address', async () => {
  const path = `/session/instance?nonce=${'n'.repeat(43)}`;
  const { host } = new URL(origin);
  expect((await loopback.ask('GET', path)).text).toMatch(/^{"digest":"[\w+/]{43}="}$/);
  const foreigners: Record<string, string>[] = [
    { origin: 'https://elsewhere.example' },
    { 'sec-fetch-site': 'cross-site', 'sec-fetch-dest': 'script' },
    { 'sec-fetch-site': 'same-origin' },
    { 'sec-fetch-dest': 'image' },
    { host: 'elsewhere.example' },
  ];
  for (const foreign of foreigners) {
    const { status, text } = await loopback.ask('GET', path, foreign);
    expect([status >= 400, text.includes('digest')], JSON.stringify(foreign)).toEqual([true, false]);
  }
  // An absolute target names an address of its own.
  const { status } = await loopback.ask('GET', `http://${host}${path}`, { host: 'elsewhere.example' });
  expect(status).toBe(403);
});
