// The wire as the engine uses it, against real servers: what crosses the socket both ways, and how long each part took.
import { createServer } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { createWire } from '../../electron/adapters/wire/axios-wire.ts';
import { type FakeOrigin, startOrigin } from '../support/orgs/fake-origin.ts';
import { readText, wireRequest } from '../support/orgs/fake-origin-client.ts';

const open: { close(): Promise<void> }[] = [];
const keep = <T extends { close(): Promise<void> }>(server: T): T => {
  open.push(server);
  return server;
};
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()));
});

/** Answers with what it was sent. */
const mirror = (): Promise<FakeOrigin> =>
  startOrigin((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString('utf8');
      response.end(JSON.stringify({ method: request.method, url: request.url, headers: request.rawHeaders, body }));
    });
  });

describe('what is sent', () => {
  it('keeps names, order and repeats of the headers, and adds only what HTTP needs', async () => {
    const origin = keep(await mirror());
    const response = await createWire({ userAgent: 'Scopebench/9.9.9' }).send(
      wireRequest(`${origin.url}/api/v1/users?search=profile.login%20eq%20%22a%22`, {
        headers: [
          ['accept', 'application/json'],
          ['X-Twice', 'one'],
          ['Authorization', 'Bearer abc'],
          ['x-twice', 'two'],
        ],
      }),
    );
    expect(JSON.parse(await readText(response))).toEqual({
      method: 'GET',
      url: '/api/v1/users?search=profile.login%20eq%20%22a%22',
      headers: [
        ...['Host', `127.0.0.1:${origin.port}`, 'accept', 'application/json', 'X-Twice', 'one'],
        ...['Authorization', 'Bearer abc', 'x-twice', 'two', 'User-Agent', 'Scopebench/9.9.9'],
        ...['Accept-Encoding', 'gzip, br', 'Connection', 'keep-alive'],
      ],
      body: '',
    });
  });

  it('names the product and its version unless another User-Agent is given', async () => {
    const origin = keep(await mirror());
    const wire = createWire();
    const usual = JSON.parse(await readText(await wire.send(wireRequest(origin.url))));
    expect(usual.headers[usual.headers.indexOf('User-Agent') + 1]).toMatch(/^Scopebench\/\d+\.\d+\.\d+/);
    const own = JSON.parse(
      await readText(await wire.send(wireRequest(origin.url, { headers: [['user-agent', 'acme-sync/2']] }))),
    );
    expect(own.headers.filter((text: string) => /user-agent/i.test(text))).toEqual(['user-agent']);
    expect(own.headers).toContain('acme-sync/2');
  });

  it('sends the body byte for byte, whatever the content type says', async () => {
    const origin = keep(await mirror());
    const body = '  {"id": 12345678901234567890, "name": "Zoë"}  ';
    const sent = JSON.parse(
      await readText(
        await createWire().send(
          wireRequest(origin.url, { method: 'POST', body, headers: [['Content-Type', 'application/json']] }),
        ),
      ),
    );
    expect(sent.body).toBe(body);
    expect(sent.headers[sent.headers.indexOf('Content-Length') + 1]).toBe(String(Buffer.byteLength(body)));
  });

  it('says that a POST without a body has none, and sends none with a DELETE', async () => {
    const origin = keep(await mirror());
    const wire = createWire();
    const post = JSON.parse(await readText(await wire.send(wireRequest(origin.url, { method: 'POST' }))));
    expect(post.headers.join(' ')).toContain('Content-Length 0');
    expect(post.headers.join(' ')).not.toMatch(/transfer-encoding|content-type/i);
    const deletion = JSON.parse(await readText(await wire.send(wireRequest(origin.url, { method: 'DELETE' }))));
    expect(deletion.headers.join(' ')).not.toMatch(/content-length|transfer-encoding/i);
  });
});

describe('what is returned', () => {
  it('takes every status for a response and keeps repeated headers apart', async () => {
    const origin = keep(
      await startOrigin((_request, response) => {
        response.writeHead(403, 'Forbidden', [
          ...['Link', '<https://a>; rel="self"', 'link', '<https://b>; rel="next"'],
          ...['WWW-Authenticate', 'Bearer error="insufficient_scope"', 'Content-Length', '0'],
        ]);
        response.end();
      }),
    );
    const response = await createWire().send(wireRequest(origin.url));
    expect([response.status, response.statusText, response.httpVersion]).toEqual([403, 'Forbidden', '1.1']);
    expect(response.headers.slice(0, 3)).toEqual([
      ['Link', '<https://a>; rel="self"'],
      ['link', '<https://b>; rel="next"'],
      ['WWW-Authenticate', 'Bearer error="insufficient_scope"'],
    ]);
    expect(await readText(response)).toBe('');
  });

  it('never follows a redirect', async () => {
    const elsewhere: string[] = [];
    const origin = keep(
      await startOrigin((request, response) => {
        elsewhere.push(request.url ?? '');
        response.writeHead(302, { Location: '/elsewhere' }).end();
      }),
    );
    const response = await createWire().send(wireRequest(`${origin.url}/here`));
    await readText(response);
    expect(response.status).toBe(302);
    expect(response.headers).toContainEqual(['Location', '/elsewhere']);
    expect(elsewhere).toEqual(['/here']);
  });

  it('unpacks gzip and leaves the header that says so', async () => {
    const origin = keep(
      await startOrigin((_request, response) => {
        response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(gzipSync('{"ok":true}'));
      }),
    );
    const response = await createWire().send(wireRequest(origin.url));
    expect(response.headers).toContainEqual(['Content-Encoding', 'gzip']);
    expect(await readText(response)).toBe('{"ok":true}');
  });

  it('reads the answer to HEAD, which announces a length and sends nothing', async () => {
    const origin = keep(
      await startOrigin((_request, response) => {
        response.writeHead(200, { 'Content-Length': '500', 'Content-Encoding': 'gzip' }).end();
      }),
    );
    const response = await createWire().send(wireRequest(origin.url, { method: 'HEAD' }));
    expect(await readText(response)).toBe('');
  });
});

describe('timing', () => {
  it('has phases for a new connection and none for one that was kept open', async () => {
    const origin = keep(await startOrigin((_request, response) => void response.end('x'.repeat(5000))));
    const wire = createWire();
    const url = `http://localhost:${origin.port}/`;
    const first = await wire.send(wireRequest(url));
    expect(first.timing().download).toBeNull();
    await readText(first);
    const fresh = first.timing();
    expect(fresh.dns).toBeGreaterThanOrEqual(0);
    expect(fresh.connect).toBeGreaterThanOrEqual(0);
    expect(fresh.tls).toBeNull();
    expect(fresh.firstByte).toBeGreaterThan(0);
    expect(fresh.download).toBeGreaterThanOrEqual(0);
    expect(fresh.total).toBeGreaterThanOrEqual((fresh.connect ?? 0) + (fresh.firstByte ?? 0));
    const second = await wire.send(wireRequest(url));
    await readText(second);
    expect(second.timing()).toMatchObject({ dns: null, connect: null, tls: null });
    expect(origin.connections()).toBe(1);
  });

  it('counts the wait for the first byte and the download apart', async () => {
    const origin = keep(
      await startOrigin((_request, response) => {
        setTimeout(() => {
          response.writeHead(200).write('first');
          setTimeout(() => response.end('last'), 120);
        }, 80);
      }),
    );
    const response = await createWire().send(wireRequest(origin.url));
    await readText(response);
    const { firstByte, download, total } = response.timing();
    expect(firstByte).toBeGreaterThanOrEqual(75);
    expect(download).toBeGreaterThanOrEqual(115);
    expect(total).toBeGreaterThanOrEqual(190);
    // Complete, and still the same later.
    expect(response.timing().total).toBe(total);
  });
});

describe('large bodies', () => {
  it('stream 100 MB at the pace of the reader, without holding them', async () => {
    const chunk = Buffer.alloc(64 * 1024, 'a');
    const chunks = 1600;
    let written = 0;
    const server = createServer((_request, response) => {
      const more = () => {
        while (written < chunks) {
          written += 1;
          if (!response.write(chunk)) return void response.once('drain', more);
        }
        response.end();
      };
      more();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    keep({ close: () => new Promise<void>((resolve) => server.close(() => resolve())) });
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const response = await createWire().send(wireRequest(`http://127.0.0.1:${port}/`));
    let size = 0;
    let peak = 0;
    const before = process.memoryUsage().arrayBuffers;
    for await (const part of response.body) {
      if (size === 0) {
        // Nobody reads for a while: the server must be held back by the full sockets, far from the end.
        const settled = async (): Promise<number> => {
          const seen = written;
          await new Promise((resolve) => setTimeout(resolve, 50));
          return seen === written ? seen : settled();
        };
        expect(await settled()).toBeLessThan(chunks / 2);
      }
      size += part.byteLength;
      peak = Math.max(peak, process.memoryUsage().arrayBuffers - before);
    }
    expect(size).toBe(chunks * chunk.byteLength);
    expect(peak).toBeLessThan(70 * 1024 * 1024);
    server.closeAllConnections();
  });
});
