// The one limit of decoded bytes: whatever a server sends (no end, a gzip in a gzip, a byte a chunk), so much is kept and not
// more, the exchange names the limit as the cause, and the place to change it.
import type { Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createMemoryBodies, MEMORY_BODY_BYTES } from '../../electron/adapters/stores/memory-bodies.ts';
import { readSecretBody, storeBody } from '../../electron/engine/exchange/read-body.ts';
import { createScrubber } from '../../electron/engine/exchange/scrub.ts';
import { createEvidenceBodies } from '../../electron/engine/sweep/evidence-bodies.ts';
import { get, startTestBench, type TestBench } from '../support/bench.ts';
import { type FakeOrigin, startRaw } from '../support/orgs/fake-origin.ts';

const MB = 1_000_000;
const OK = 'HTTP/1.1 200 OK\r\n';
/** 50 MB of nothing in some hundred bytes. */
const BOMB = gzipSync(gzipSync(Buffer.alloc(50 * MB)));

let bench: TestBench;
let origin: FakeOrigin;
let tenantId: string;
beforeAll(async () => {
  bench = await startTestBench();
  origin = await startRaw((socket, asked) => {
    if (asked.startsWith('GET /bomb')) {
      socket.write(`${OK}Content-Encoding: gzip, gzip\r\nContent-Length: ${BOMB.length}\r\n\r\n`);
      socket.write(BOMB);
      return;
    }
    socket.write(`${OK}Transfer-Encoding: chunked\r\n\r\n`);
    pour(socket, asked.startsWith('GET /bytes') ? '1\r\nx\r\n'.repeat(10_000) : `10000\r\n${'x'.repeat(65_536)}\r\n`);
  });
  await bench.client.settings.update({ history: { maxBodyBytes: MB } });
  tenantId = (await bench.client.tenant.add({ name: 'Acme', url: origin.url, production: false })).id;
});
afterAll(async () => {
  await bench.close();
  await origin.close();
});

/** As fast as the other side reads, until it goes away. */
function pour(socket: Socket, part: string): void {
  const more = () => {
    while (!socket.destroyed && socket.write(part));
  };
  socket.on('drain', more);
  more();
}

test.each(['/endless', '/bytes', '/bomb'])(
  '%s is cut at the limit, and the page says where to change it',
  async (path) => {
    const result = await bench.client.request.send(get(null, path, [], { tenantId, auth: { kind: 'none' } }));
    if (result.outcome !== 'answered') throw new Error(result.outcome);
    const { failure, response, id } = result.exchange;
    expect(failure).toEqual({
      kind: 'too-large',
      code: null,
      message: 'The body of the response is larger than the limit of 1 MB. What was received until then is kept.',
      fix: 'Ask for less at once, with limit or a filter, or raise the limit under Settings, History.',
    });
    expect(response).toMatchObject({ status: 200, body: { size: MB, truncated: true } });
    const stored = await bench.bench.engine.ports.bodies.open(response?.body.id ?? '');
    expect(stored?.size).toBe(MB);
    await stored?.stream.cancel();
    expect((await bench.client.history.get({ exchangeId: id })).failure?.kind).toBe('too-large');
  },
);

describe('what is held in memory', () => {
  /** As many as are asked for, in ever the same buffer. */
  async function* endless(state: { stopped: boolean }) {
    const chunk = new Uint8Array(256 * 1024).fill(65);
    try {
      for (;;) yield chunk;
    } finally {
      state.stopped = true;
    }
  }

  test('has a limit that no setting raises', async () => {
    const state = { stopped: false };
    const read = await storeBody(createMemoryBodies(), 'body-1', endless(state), createScrubber([]), 10 ** 12);
    expect(read).toMatchObject({ size: MEMORY_BODY_BYTES, failure: { kind: 'too-large' } });
    expect(read.failure?.message).toContain('the limit of 64 MB');
    expect(state.stopped).toBe(true);
  });

  test('is under the setting where that is less', async () => {
    const read = await storeBody(createMemoryBodies(), 'body-1', endless({ stopped: false }), createScrubber([]), MB);
    expect([read.size, read.failure?.fix]).toEqual([MB, expect.stringContaining('Settings, History')]);
  });

  test('of a sweep is read no further than that', async () => {
    const state = { stopped: false };
    const read = await storeBody(createEvidenceBodies(), 'body-1', endless(state), createScrubber([]), MB);
    expect([read.failure?.kind, state.stopped]).toEqual(['too-large', true]);
  });

  test('of an answer with a token is little, and longer ones are named', async () => {
    const state = { stopped: false };
    const read = await readSecretBody(endless(state));
    expect([read.size, read.raw.length, state.stopped]).toEqual([MB, MB, true]);
    expect(read.failure).toMatchObject({ kind: 'too-large', message: expect.stringContaining('limit of 1 MB') });
  });
});
