// Bodies that are larger than the org takes, over real sockets: refused with Okta's shape of an error, the connection closed
// and not torn down, no more of the body taken than a little, and nobody else held up.
import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { basic, NOON, type OrgUnderTest, startOrg } from '../support.ts';

const LIMIT = 4 * 1024 * 1024;
const HUGE = 200 * 1024 * 1024;
/** The limit, what is discarded, and what the kernel holds on both sides. */
const TAKEN_AT_MOST = 64 * 1024 * 1024;
const PIECE = Buffer.alloc(64 * 1024, 'x');
const CHUNK = Buffer.concat([Buffer.from('10000\r\n'), PIECE, Buffer.from('\r\n')]);

let org: OrgUnderTest;
let authorization: string;
let client: string;
beforeAll(async () => {
  org = await startOrg({ now: () => NOON });
  const { clientId, clientSecret } = org.client('Directory Insights');
  client = basic(clientId, clientSecret);
  authorization = `Bearer ${(await org.requestToken('Directory Insights', 'okta.groups.manage')).json.access_token}`;
});
afterAll(() => org.close());

interface Sent {
  text: string;
  ended: 'closed' | 'reset';
  bytes: number;
}

/** Send the head, then the piece again and again, until the org ends the connection or `most` is sent. `stops`: a client that does so, and closes, once it has its answer. */
async function send(
  head: string[],
  piece: Buffer,
  { most = HUGE, stops = false }: { most?: number; stops?: boolean } = {},
): Promise<Sent> {
  const socket = connect(org.port, '127.0.0.1');
  await once(socket, 'connect');
  let text = '';
  let bytes = 0;
  const over = new Promise<Sent['ended']>((resolve) => {
    socket.setEncoding('utf8').on('data', (data) => {
      text += data;
    });
    socket.on('end', () => resolve('closed'));
    socket.on('error', () => resolve('reset'));
    socket.on('close', () => resolve('closed'));
  });
  socket.write(`${head.join('\r\n')}\r\nHost: 127.0.0.1\r\n\r\n`);
  while (bytes < most && !socket.destroyed && !socket.readableEnded && !(stops && text !== '')) {
    bytes += piece.length;
    if (!socket.write(piece)) await Promise.race([once(socket, 'drain').catch(() => undefined), over]);
    else await new Promise((resolve) => setImmediate(resolve));
  }
  if (stops) {
    while (!text.endsWith('}')) await once(socket, 'data');
    socket.end();
  }
  const ended = await over;
  socket.destroy();
  return { text, ended, bytes };
}

const FORM = 'Content-Type: application/x-www-form-urlencoded';
const JSON_TYPE = 'Content-Type: application/json';
const TARGETS: [string, () => string[]][] = [
  ['the token endpoint', () => ['POST /oauth2/v1/token HTTP/1.1', FORM, `Authorization: ${client}`]],
  ['introspection', () => ['POST /oauth2/v1/introspect HTTP/1.1', FORM, `Authorization: ${client}`]],
  ['an API call', () => ['POST /api/v1/groups HTTP/1.1', JSON_TYPE, `Authorization: ${authorization}`]],
  ['an upload', () => ['POST /api/v1/brands/x/themes/x/logo HTTP/1.1', `Authorization: ${authorization}`]],
];

function expectTooLarge({ text }: Sent): void {
  const [head = '', body = ''] = text.split('\r\n\r\n');
  expect(head).toMatch(/^HTTP\/1\.1 413 Payload Too Large\r\n/);
  expect(head).toMatch(/\r\ncontent-type: application\/json/i);
  expect(head).toMatch(/\r\nx-okta-request-id: [\w-]{27}/i);
  expect(head).toMatch(/\r\nconnection: close/i);
  expect(JSON.parse(body)).toEqual({
    errorCode: 'E0000020',
    errorSummary: 'Bad request.',
    errorLink: 'E0000020',
    errorId: expect.stringMatching(/^oae/),
    errorCauses: [{ errorSummary: `The request body must not be larger than ${LIMIT} bytes.` }],
  });
}

describe('a body of 200 MB', () => {
  it.each(TARGETS)('that is announced is refused by %s before it is sent', async (_, head) => {
    const sent = await send([...head(), `Content-Length: ${HUGE}`], PIECE, { stops: true, most: 1 });
    expectTooLarge(sent);
    expect(org.sandbox.journal.list(0, 1)[0]).toMatchObject({ status: 413, error: 'E0000020' });
  });

  it('that is announced is refused whoever sends it, and by whatever method', async () => {
    for (const method of ['GET', 'DELETE', 'PATCH'])
      expectTooLarge(
        await send([`${method} /api/v1/groups HTTP/1.1`, `Content-Length: ${HUGE}`], PIECE, { stops: true, most: 1 }),
      );
  });

  it.each(TARGETS.slice(0, 3))('in chunks is refused by %s once it is too large', async (_, head) => {
    const sent = await send([...head(), 'Transfer-Encoding: chunked'], CHUNK, { stops: true });
    expectTooLarge(sent);
    expect(sent.ended).toBe('closed');
    expect(sent.bytes).toBeGreaterThan(LIMIT);
    expect(sent.bytes).toBeLessThan(TAKEN_AT_MOST);
  });

  it.each([
    ['announced', `Content-Length: ${HUGE}`, PIECE],
    ['chunked', 'Transfer-Encoding: chunked', CHUNK],
  ])('of a client that never stops (%s) is cut off, and others are answered meanwhile', async (_, header, piece) => {
    const [, token] = TARGETS[0] ?? [];
    const endless = send([...(token?.() ?? []), header], piece);
    for (let time = 0; time < 20; time++)
      expect((await org.call('GET', '/.well-known/okta-organization')).status).toBe(200);
    const sent = await endless;
    expectTooLarge(sent);
    expect(sent.bytes).toBeLessThan(TAKEN_AT_MOST);
  });

  it('that nobody reads, of a GET or a refused call, ends the connection behind the answer', async () => {
    for (const head of [
      ['GET /api/v1/groups?limit=1 HTTP/1.1', `Authorization: ${authorization}`],
      ['POST /api/v1/groups HTTP/1.1'],
      ['POST /api/v1/nothing HTTP/1.1'],
    ]) {
      const sent = await send([...head, 'Transfer-Encoding: chunked'], CHUNK);
      expect(sent.text).toMatch(/^HTTP\/1\.1 (200|403|404) /);
      expect(sent.bytes).toBeLessThan(TAKEN_AT_MOST);
    }
  });
});

describe('a body just at the limit', () => {
  const form = (length: number): string =>
    'grant_type=client_credentials&scope=okta.users.read&padding='.padEnd(length, 'x');

  it.each([
    [LIMIT, 200],
    [LIMIT + 1, 413],
  ])('of %i bytes is %i, announced or not', async (length, status) => {
    const headers = { authorization: client, 'content-type': 'application/x-www-form-urlencoded' };
    const url = `${org.url}/oauth2/v1/token`;
    const announced = await fetch(url, { method: 'POST', headers, body: form(length) });
    expect(announced.status).toBe(status);
    await announced.text();
    const inPieces = new Blob([form(length)]).stream();
    const init: RequestInit & { duplex: 'half' } = { method: 'POST', headers, body: inPieces, duplex: 'half' };
    const chunked = await fetch(url, init);
    expect(chunked.status).toBe(status);
    await chunked.text();
  });

  it('of half a million parameters is answered within the patience of a test', async () => {
    const many = Array.from({ length: 500_000 }, (_, index) => index.toString(36)).join('&');
    const answer = await org.call('POST', '/oauth2/v1/token', {
      headers: { authorization: client, 'content-type': 'application/x-www-form-urlencoded' },
      body: many,
    });
    expect(answer.json.error_description).toContain("must specify a 'grant_type'");
  });
});
