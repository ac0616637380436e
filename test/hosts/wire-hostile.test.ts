// Every answer of the table of hostile ones through the wire, over a real socket: each ends in the right failure, by the wire's
// own limits. All at once, because what is tested is waiting.
import { afterAll, describe, expect, it } from 'vitest';
import { createWire } from '../../electron/adapters/wire/axios-wire.ts';
import { type FakeOrigin, startRaw } from '../support/orgs/fake-origin.ts';
import { DIRECT, failureOf, readText, wireRequest } from '../support/orgs/fake-origin-client.ts';
import { HOSTILE_ANSWERS, HOSTILE_TIMEOUT_MS, type HostileAnswer } from '../support/orgs/hostile-answers.ts';

/** Where an answer is expected, a busy machine must not be taken for a silent one. */
const PLENTY_MS = 30_000;
/** One for all: reading the roots for TLS takes a while, during which a dripping server would not drip. */
const wire = createWire();
const open: FakeOrigin[] = [];
afterAll(() => Promise.all(open.map((server) => server.close())));

async function request({ serve, way, kind }: HostileAnswer) {
  const timeoutMs = kind === 'timeout' ? HOSTILE_TIMEOUT_MS : PLENTY_MS;
  const server = await startRaw(serve);
  open.push(server);
  const url = way === 'tls' ? server.url.replace('http:', 'https:') : server.url;
  if (way !== 'proxy') return wireRequest(url, { timeoutMs });
  const proxy = { mode: 'manual' as const, url: server.url, username: '', password: null };
  return wireRequest('https://acme.okta.example/', { timeoutMs, network: { ...DIRECT, proxy } });
}

describe('hostile answers', () => {
  it.concurrent.each(HOSTILE_ANSWERS)('$name', async (answer) => {
    const { failure, timing } = await failureOf(wire, await request(answer));
    expect(failure.kind).toBe(answer.kind);
    expect(failure.message).toContain(answer.says);
    if (answer.code !== undefined) expect(failure.code).toBe(answer.code);
    expect(failure.fix).not.toBe('');
    expect(timing.total).toBeGreaterThan(0);
  });

  it('are at least thirty', () => expect(HOSTILE_ANSWERS.length).toBeGreaterThanOrEqual(30));

  it('spoil no connection that another request would be sent over', async () => {
    let asked = 0;
    const server = await startRaw((socket) => {
      const serve = () => {
        asked += 1;
        if (asked % 2 === 1) socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok');
        else socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n\r\nHTTP/1.1 ');
      };
      socket.on('data', serve);
      serve();
    });
    open.push(server);
    const send = () => wire.send(wireRequest(server.url));
    expect(await readText(await send())).toBe('ok');
    await expect(send()).rejects.toMatchObject({ failure: { code: 'SWITCHING_PROTOCOLS' } });
    expect(await readText(await send())).toBe('ok');
    expect(server.connections()).toBe(2);
  });
});

describe('a slow answer that is honest', () => {
  it('is read to its end for as long as enough arrives', async () => {
    const server = await startRaw((socket) => {
      socket.write('HTTP/1.1 200 OK\r\nContent-Length: 102400\r\n\r\n');
      let left = 100;
      const timer = setInterval(() => {
        socket.write('x'.repeat(1024));
        left -= 1;
        if (left === 0) clearInterval(timer);
      }, 10);
      socket.once('close', () => clearInterval(timer));
    });
    open.push(server);
    const response = await createWire().send(wireRequest(server.url, { timeoutMs: 100 }));
    expect(await readText(response)).toHaveLength(102_400);
  });

  it('has its reason and header names shown without what acts on a terminal', async () => {
    const server = await startRaw((socket) =>
      socket.write(`HTTP/1.1 200 Fine\u001b[2J\u0007${'y'.repeat(500)}\r\nContent-Length: 0\r\n\r\n`, 'latin1'),
    );
    open.push(server);
    const { statusText } = await createWire().send(wireRequest(server.url));
    expect(statusText).toMatch(/^Fine\ufffd\[2J\ufffdy+$/);
    expect(statusText.length).toBeLessThanOrEqual(200);
  });
});
