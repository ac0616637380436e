// Every way in which an attempt can fail, made to happen for real: the kind, the system's code, and sentences that name the
// host, say what to do and never carry a secret.
import { inspect } from 'node:util';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { createWire } from '../../electron/adapters/wire/axios-wire.ts';
import { WireError } from '../../electron/engine/errors.ts';
import { freePort, startOrigin, startRaw } from '../support/orgs/fake-origin.ts';
import { failureOf, readText, wireRequest } from '../support/orgs/fake-origin-client.ts';

const open: { close(): Promise<void> }[] = [];
const keep = <T extends { close(): Promise<void> }>(server: T): T => {
  open.push(server);
  return server;
};
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()));
});

/** Reads until the error and gives both. */
async function readUntilError(request: ReturnType<typeof wireRequest>): Promise<{ text: string; error: WireError }> {
  const response = await createWire().send(request);
  let text = '';
  try {
    for await (const chunk of response.body) text += Buffer.from(chunk).toString('utf8');
  } catch (error) {
    if (error instanceof WireError) return { text, error };
    throw error;
  }
  throw new Error('the body ended well');
}

describe('no way to the host', () => {
  it('reports a name that is not in DNS', async () => {
    const { failure, timing } = await failureOf(createWire(), wireRequest('https://acme.okta.invalid/'));
    expect(failure.kind).toBe('dns');
    expect(failure.message).toContain('acme.okta.invalid');
    expect(failure.code).toMatch(/^(ENOTFOUND|EAI_)/);
    expect(timing.total).toBeGreaterThan(0);
    expect(timing.firstByte).toBeNull();
  });

  it('reports a port on which nothing listens, under every address of the name', async () => {
    const port = await freePort();
    const { failure } = await failureOf(createWire(), wireRequest(`http://localhost:${port}/`));
    expect(failure).toMatchObject({ kind: 'refused', code: 'ECONNREFUSED' });
    expect(failure.message).toBe(`localhost refused the connection on port ${port}: nothing listens there.`);
  });

  it('reports an address that is not one', async () => {
    for (const url of ['nonsense', 'ftp://acme.okta.example/', 'file:///etc/passwd', 'data:,x']) {
      expect((await failureOf(createWire(), wireRequest(url))).failure).toMatchObject({ kind: 'protocol' });
    }
  });
});

describe('no answer', () => {
  it('reports a connection that is torn down', async () => {
    const origin = keep(await startRaw((socket) => socket.resetAndDestroy()));
    const { failure } = await failureOf(createWire(), wireRequest(origin.url));
    expect(failure).toMatchObject({ kind: 'reset', code: 'ECONNRESET' });
    expect(failure.message).toBe('127.0.0.1 closed the connection without an answer.');
  });

  it('reports a kept-open connection that the server gave up', async () => {
    let served = 0;
    const origin = keep(
      await startRaw((socket) => {
        served += 1;
        socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok');
        socket.once('data', () => socket.destroy());
      }),
    );
    const wire = createWire();
    expect(await readText(await wire.send(wireRequest(origin.url)))).toBe('ok');
    const { failure } = await failureOf(wire, wireRequest(origin.url));
    expect(failure.kind).toBe('reset');
    expect(failure.message).toContain('kept-open connection');
    // One attempt is one attempt: nothing was sent a second time.
    expect(served).toBe(1);
  });

  it('reports something that is not HTTP', async () => {
    const origin = keep(await startRaw((socket) => socket.end('SSH-2.0-OpenSSH_9.6\r\n')));
    const { failure } = await failureOf(createWire(), wireRequest(origin.url));
    expect(failure.kind).toBe('protocol');
    expect(failure.code).toMatch(/^HPE_/);
  });

  it('waits for the headers no longer than asked', async () => {
    const origin = keep(await startOrigin(() => {}));
    const { failure, timing } = await failureOf(createWire(), wireRequest(origin.url, { timeoutMs: 100 }));
    expect(failure).toMatchObject({ kind: 'timeout', message: '127.0.0.1 did not answer within 0.1 s.' });
    expect(timing.connect).toBeGreaterThanOrEqual(0);
    expect(timing.total).toBeGreaterThanOrEqual(99);
  });

  it('refuses to write a header with a line break, naming neither value nor secret', async () => {
    const origin = keep(await startOrigin((_request, response) => void response.end()));
    const { failure } = await failureOf(
      createWire(),
      wireRequest(origin.url, { headers: [['X-Note', 'a\r\nX-Smuggled: b']] }),
    );
    expect(failure).toMatchObject({ kind: 'protocol', code: 'ERR_INVALID_CHAR' });
    expect(origin.connections()).toBe(0);
  });
});

describe('half an answer', () => {
  it('keeps what was received before the announced length was reached', async () => {
    const origin = keep(
      await startRaw((socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n[{"id":"00u1"')),
    );
    const { text, error } = await readUntilError(wireRequest(origin.url));
    expect(text).toBe('[{"id":"00u1"');
    expect(error.failure.kind).toBe('truncated');
    expect(error.failure.message).toBe('The response of 127.0.0.1 ended early. What had arrived is kept.');
    expect(error.timing.download).toBeGreaterThanOrEqual(0);
  });

  it('reports a chunked body without its end, and of one torn down', async () => {
    const head = 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n';
    const cut = keep(await startRaw((socket) => socket.end(head)));
    expect((await readUntilError(wireRequest(cut.url))).error.failure.kind).toBe('truncated');
    const torn = keep(await startRaw((socket) => socket.write(head, () => socket.resetAndDestroy())));
    expect((await failureOf(createWire(), wireRequest(torn.url))).failure.kind).toMatch(/^(truncated|reset)$/);
  });

  it('reports a gzip body that stops half-way, even when HTTP itself ended well', async () => {
    const packed = gzipSync(
      JSON.stringify(Array.from({ length: 2000 }, (_, index) => ({ index, text: `row ${index}` }))),
    );
    const origin = keep(
      await startOrigin((_request, response) => {
        response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(packed.subarray(0, packed.length / 2));
      }),
    );
    const { text, error } = await readUntilError(wireRequest(origin.url));
    expect(text.startsWith('[{"index":0')).toBe(true);
    expect(error.failure.kind).toBe('truncated');
  });

  it('reports a gzip body that is not gzip', async () => {
    const origin = keep(
      await startOrigin((_request, response) => {
        response.writeHead(200, { 'Content-Encoding': 'gzip' }).end('{"plain":true}');
      }),
    );
    const { failure } = await failureOf(createWire(), wireRequest(origin.url));
    expect(failure.kind).toBe('truncated');
    expect(failure.message).toContain('damaged');
  });

  it('gives up on a body that stops arriving, but not on a reader who takes long', async () => {
    const origin = keep(
      await startOrigin((request, response) => {
        response.writeHead(200).write('begin');
        if (request.url === '/slow-reader') response.end('end');
      }),
    );
    const { text, error } = await readUntilError(wireRequest(`${origin.url}/stuck`, { timeoutMs: 100 }));
    expect(text).toBe('begin');
    expect(error.failure).toMatchObject({ kind: 'timeout' });
    expect(error.failure.message).toContain('stopped sending');
    const response = await createWire().send(wireRequest(`${origin.url}/slow-reader`, { timeoutMs: 50 }));
    let slow = '';
    for await (const chunk of response.body) {
      slow += Buffer.from(chunk).toString('utf8');
      await new Promise((resolve) => setTimeout(resolve, 80));
    }
    expect(slow).toBe('beginend');
  });
});

describe('cancelling', () => {
  it('ends an attempt before, during and after the headers', async () => {
    const origin = keep(
      await startOrigin((request, response) => {
        if (request.url === '/body') response.writeHead(200).write('begin');
      }),
    );
    const wire = createWire();
    const early = await failureOf(wire, wireRequest(origin.url, { signal: AbortSignal.abort() }));
    expect(early.failure.kind).toBe('cancelled');
    expect(origin.connections()).toBe(0);

    const waiting = new AbortController();
    const pending = failureOf(wire, wireRequest(origin.url, { signal: waiting.signal }));
    while (origin.connections() === 0) await new Promise((resolve) => setImmediate(resolve));
    waiting.abort();
    expect((await pending).failure).toMatchObject({ kind: 'cancelled', message: 'The request was cancelled.' });

    const reading = new AbortController();
    const response = await wire.send(wireRequest(`${origin.url}/body`, { signal: reading.signal }));
    const rest = readText(response).then(
      () => null,
      (error: unknown) => error,
    );
    reading.abort();
    const error = await rest;
    expect(error).toBeInstanceOf(WireError);
    expect((error as WireError).failure.kind).toBe('cancelled');
  });

  it('closes the connection of a body that nobody reads to its end', async () => {
    let closed: () => void = () => {};
    const gone = new Promise<void>((resolve) => {
      closed = resolve;
    });
    const origin = keep(
      await startOrigin((_request, response) => {
        response.on('close', closed);
        response.writeHead(200).write('x'.repeat(100_000));
      }),
    );
    const response = await createWire().send(wireRequest(origin.url));
    for await (const _chunk of response.body) break;
    await gone;
  });
});

describe('secrets', () => {
  it('are in no error, however deep one looks', async () => {
    const canary = 'canary-4f9c1d';
    const headers: [string, string][] = [['Authorization', `Bearer ${canary}`]];
    const cut = keep(
      await startRaw((socket) =>
        socket.end(`HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"access_token":"${canary}"`),
      ),
    );
    const broken = keep(await startRaw((socket) => socket.end(`nonsense ${canary}\r\n`)));
    const port = await freePort();
    const network = {
      proxy: { mode: 'manual' as const, url: `http://127.0.0.1:${port}`, username: 'acme', password: canary },
      customCa: '',
    };
    const body = `client_secret=${canary}`;
    for (const request of [
      wireRequest(cut.url, { headers, body, method: 'POST' }),
      wireRequest(broken.url, { headers, body, method: 'POST' }),
      wireRequest(`http://127.0.0.1:${port}/`, { headers, body, method: 'POST' }),
      wireRequest('https://acme.okta.example/', { headers, body, method: 'POST', network }),
      wireRequest(cut.url, { headers, body, method: 'POST', signal: AbortSignal.abort() }),
    ]) {
      const error = await failureOf(createWire(), request);
      expect(inspect(error, { depth: 20, showHidden: true, getters: true })).not.toContain(canary);
      expect(error.failure.fix).not.toBe('');
    }
  });
});
