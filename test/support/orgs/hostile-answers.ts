// Answers of a server that means ill or is broken, written to a raw socket, each with the failure that a person is to see. In
// every one the wire must end by its own limits: by the timeout where nothing arrives, by a few of them where a little arrives.
import type { Socket } from 'node:net';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { FailureKind } from './fake-origin-client.ts';

export interface HostileAnswer {
  name: string;
  /** Called when the first bytes of the request have arrived. */
  serve(socket: Socket): void;
  kind: FailureKind;
  code?: string | null;
  /** What the sentence says; the host is 127.0.0.1, the timeout 0.5 s. */
  says: string;
  /** `tls`: asked over https; `proxy`: the server is the proxy in between. */
  way?: 'tls' | 'proxy';
  method?: string;
}

/** What the sentences are about. */
export const HOSTILE_TIMEOUT_MS = 500;

const OK = 'HTTP/1.1 200 OK\r\n';
const CHUNKED = `${OK}Transfer-Encoding: chunked\r\n\r\n`;
const NO_ANSWER = 'did not answer within 0.5 s.';
const NOTHING_RECEIVED = 'stopped sending: nothing was received for 0.5 s. What had arrived is kept.';
const TRICKLE = 'sent so slowly that the response was still incomplete after 2 s. What had arrived is kept.';
const NOT_HTTP = 'answered with something that is not valid HTTP.';
const BROKE_RULES = 'broke the rules of HTTP inside the response. What had arrived is kept.';
const EARLY = 'ended early. What had arrived is kept.';
const DAMAGED = 'is damaged and cannot be unpacked further. What had arrived is kept.';
const OTHER_PROTOCOL = 'answered 101 Switching Protocols, though no other protocol was requested.';

/** Something every few milliseconds until the connection is closed. */
function drip(socket: Socket, part: string | Buffer, first: string | Buffer = ''): void {
  socket.write(first);
  const timer = setInterval(() => socket.write(part), 20);
  socket.once('close', () => clearInterval(timer));
}

/** As fast as the other side reads, without end. */
function flood(socket: Socket, part: string | Buffer, first = ''): void {
  if (first !== '') socket.write(first);
  const more = () => {
    while (!socket.destroyed && socket.write(part));
  };
  socket.on('drain', more);
  more();
}

const answer = (text: string) => (socket: Socket) => void socket.write(text);
const answerAndEnd = (text: string | Buffer) => (socket: Socket) => void socket.end(text);
/** Of deflate: it holds nothing, and another may follow. */
const EMPTY_BLOCK = Buffer.from([0, 0, 0, 0xff, 0xff]);
const GZIP_HEAD = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]);
const withCoding = (coding: string) => `${OK}Content-Encoding: ${coding}\r\n\r\n`;

export const HOSTILE_ANSWERS: HostileAnswer[] = [
  // No answer at all.
  { name: 'nothing, for ever', serve: () => {}, kind: 'timeout', says: NO_ANSWER },
  { name: 'a closed connection', serve: (socket) => socket.end(), kind: 'reset', says: 'without an answer.' },
  {
    name: 'a connection closed inside the headers',
    serve: answerAndEnd(`${OK}Content-Type: appl`),
    kind: 'reset',
    says: 'without an answer.',
  },
  { name: 'half of a status line', serve: answer('HTTP/1.1 2'), kind: 'timeout', says: NO_ANSWER },
  { name: 'headers without their end', serve: answer(`${OK}X-A: b\r\n`), kind: 'timeout', says: NO_ANSWER },
  { name: 'headers that drip', serve: (socket) => drip(socket, 'x', `${OK}X-A: `), kind: 'timeout', says: NO_ANSWER },
  {
    name: 'headers without measure',
    serve: (socket) => flood(socket, `X-A: ${'a'.repeat(1000)}\r\n`, OK),
    kind: 'protocol',
    code: 'HPE_HEADER_OVERFLOW',
    says: 'answered with more headers than are read (256 KiB).',
  },
  {
    name: 'a reason phrase without measure',
    serve: (socket) => flood(socket, 'a'.repeat(1000), 'HTTP/1.1 200 '),
    kind: 'protocol',
    code: 'HPE_HEADER_OVERFLOW',
    says: 'answered with more headers than are read (256 KiB).',
  },
  // Another protocol, and answers that are none.
  {
    name: '101 with Upgrade',
    serve: answer('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n'),
    kind: 'protocol',
    code: 'SWITCHING_PROTOCOLS',
    says: OTHER_PROTOCOL,
  },
  {
    name: '101 without Upgrade',
    serve: answer('HTTP/1.1 101 Switching Protocols\r\n\r\n'),
    kind: 'protocol',
    code: 'SWITCHING_PROTOCOLS',
    says: OTHER_PROTOCOL,
  },
  {
    name: '101 that closes at once',
    serve: answerAndEnd('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n'),
    kind: 'protocol',
    code: 'SWITCHING_PROTOCOLS',
    says: OTHER_PROTOCOL,
  },
  {
    name: '100 Continue without end',
    serve: (socket) => flood(socket, 'HTTP/1.1 100 Continue\r\n\r\n'.repeat(100)),
    kind: 'protocol',
    code: 'INTERIM_ANSWERS',
    says: 'sent one interim answer (1xx) after another and no final one.',
  },
  {
    name: '103 Early Hints, dripping',
    serve: (socket) => drip(socket, 'HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n'),
    kind: 'timeout',
    says: NO_ANSWER,
  },
  {
    name: 'status 000',
    serve: answer('HTTP/1.1 000 Nothing\r\nContent-Length: 0\r\n\r\n'),
    kind: 'protocol',
    code: 'STATUS_OUT_OF_RANGE',
    says: 'answered with the status 000, which HTTP does not have',
  },
  {
    name: 'status 999',
    serve: answer('HTTP/1.1 999 Denied\r\nContent-Length: 0\r\n\r\n'),
    kind: 'protocol',
    code: 'STATUS_OUT_OF_RANGE',
    says: 'answered with the status 999, which HTTP does not have',
  },
  { name: 'a status of four digits', serve: answer('HTTP/1.1 2000 OK\r\n\r\n'), kind: 'protocol', says: NOT_HTTP },
  { name: 'HTTP/0.9', serve: answerAndEnd('<html>ready</html>'), kind: 'protocol', says: NOT_HTTP },
  { name: 'HTTP/2 frames', serve: answer('\0\0\0\u0004\0\0\0\0\0'), kind: 'protocol', says: NOT_HTTP },
  {
    name: 'two lengths',
    serve: answer(`${OK}Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello`),
    kind: 'protocol',
    says: NOT_HTTP,
  },
  {
    name: 'a length beside chunks',
    serve: answer(`${OK}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`),
    kind: 'protocol',
    says: NOT_HTTP,
  },
  // Bodies without an end.
  {
    name: 'headers and no body',
    serve: answer(`${OK}Content-Length: 5\r\n\r\n`),
    kind: 'timeout',
    says: NOTHING_RECEIVED,
  },
  {
    name: 'a body that drips to its end, never',
    serve: (socket) => drip(socket, 'x', `${OK}Content-Length: 1000000\r\n\r\n`),
    kind: 'timeout',
    says: TRICKLE,
  },
  { name: 'chunks that drip', serve: (socket) => drip(socket, '1\r\nx\r\n', CHUNKED), kind: 'timeout', says: TRICKLE },
  {
    name: 'a compressed body that drips nothing',
    serve: (socket) => drip(socket, EMPTY_BLOCK, Buffer.concat([Buffer.from(withCoding('gzip')), GZIP_HEAD])),
    kind: 'timeout',
    says: NOTHING_RECEIVED,
  },
  {
    name: 'chunk extensions without end',
    serve: (socket) => flood(socket, 'a'.repeat(1000), `${CHUNKED}5;`),
    kind: 'protocol',
    says: BROKE_RULES,
  },
  {
    name: 'chunk extensions that drip',
    serve: (socket) => drip(socket, 'a', `${CHUNKED}5;`),
    kind: 'timeout',
    says: NOTHING_RECEIVED,
  },
  {
    name: 'trailers without end',
    serve: (socket) => flood(socket, `X-A: ${'a'.repeat(1000)}\r\n`, `${CHUNKED}2\r\nok\r\n0\r\n`),
    kind: 'protocol',
    says: 'more headers than are read',
  },
  {
    name: 'trailers that drip',
    serve: (socket) => drip(socket, 'X-A: b\r\n', `${CHUNKED}2\r\nok\r\n0\r\n`),
    kind: 'timeout',
    says: NOTHING_RECEIVED,
  },
  { name: 'a chunk size that is none', serve: answer(`${CHUNKED}xyz\r\n`), kind: 'protocol', says: BROKE_RULES },
  {
    name: 'a body that ends early',
    serve: answerAndEnd(`${OK}Content-Length: 9\r\n\r\nhal`),
    kind: 'truncated',
    says: EARLY,
  },
  {
    name: 'a body torn down',
    serve: (socket) => socket.write(`${CHUNKED}5\r\nhello\r\n`, () => socket.resetAndDestroy()),
    kind: 'truncated',
    says: EARLY,
  },
  // Codings.
  {
    name: 'three codings',
    serve: answer(withCoding('gzip, gzip, gzip')),
    kind: 'protocol',
    code: 'TOO_MANY_CODINGS',
    says: 'is packed 3 times over (Content-Encoding).',
  },
  {
    name: 'a thousand codings',
    serve: answer(`${OK}${'Content-Encoding: br, gzip\r\n'.repeat(500)}\r\n`),
    kind: 'protocol',
    code: 'TOO_MANY_CODINGS',
    says: 'is packed 1000 times over (Content-Encoding).',
  },
  { name: 'gzip that is none', serve: answerAndEnd(`${withCoding('gzip')}plain`), kind: 'truncated', says: DAMAGED },
  {
    name: 'brotli that is none',
    serve: answerAndEnd(Buffer.from(`${withCoding('br')}\xff\xff\xff\xff`, 'latin1')),
    kind: 'truncated',
    says: DAMAGED,
  },
  {
    name: 'half of a gzip in half of a brotli',
    serve: (socket) => {
      const packed = brotliCompressSync(gzipSync('x'.repeat(5000)));
      socket.write(withCoding('gzip, br'));
      socket.end(packed.subarray(0, packed.length / 2));
    },
    kind: 'truncated',
    says: EARLY,
  },
  // The way there.
  { name: 'a TLS handshake that hangs', serve: () => {}, way: 'tls', kind: 'timeout', says: NO_ANSWER },
  {
    name: 'a TLS handshake that drips',
    serve: (socket) => drip(socket, Buffer.from([0x16]), '\u0016\u0003\u0003'),
    way: 'tls',
    kind: 'timeout',
    says: NO_ANSWER,
  },
  { name: 'http where TLS should be', serve: answer(OK), way: 'tls', kind: 'tls', says: 'does not speak TLS on port' },
  {
    name: 'a proxy that says nothing',
    serve: () => {},
    way: 'proxy',
    kind: 'timeout',
    says: 'did not open a tunnel to',
  },
  {
    name: 'a proxy that drips',
    serve: (socket) => drip(socket, 'x', 'HTTP/1.1 200 '),
    way: 'proxy',
    kind: 'timeout',
    says: 'did not open a tunnel to',
  },
  {
    name: 'a proxy that answers 101',
    serve: answer('HTTP/1.1 101 Switching Protocols\r\n\r\n'),
    way: 'proxy',
    kind: 'proxy',
    says: 'refused to connect to acme.okta.example:443 (status 101)',
  },
  { name: 'a proxy that is none', serve: answer('220 ready\r\n'), way: 'proxy', kind: 'proxy', says: 'not valid HTTP' },
  {
    name: 'a proxy that closes',
    serve: (socket) => socket.end(),
    way: 'proxy',
    kind: 'proxy',
    says: 'could not be reached (ECONNRESET)',
  },
  {
    name: 'a tunnel in which TLS hangs',
    serve: answer('HTTP/1.1 200 Connection Established\r\n\r\n'),
    way: 'proxy',
    kind: 'timeout',
    says: NO_ANSWER,
  },
];
