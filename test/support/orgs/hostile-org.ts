// An org that says what it is made to say, in every place of an answer that HTTP has: reason phrase, names and values of headers,
// cookies, redirects, content type, keys and texts of the body, in chunks that cut every secret in pieces.
import { type FakeOrigin, startRaw } from './fake-origin.ts';

export interface HostileAnswer {
  status?: number;
  /** Each of them in every place. */
  says: readonly string[];
  /** The body in place of one that is made of what it says. */
  body?: string | Buffer;
  headers?: readonly string[];
}

export interface HostileOrg extends FakeOrigin {
  answer: (request: string) => HostileAnswer;
}

const CHUNK = 61;

export async function startHostileOrg(): Promise<HostileOrg> {
  const origin = await startRaw((socket) => {
    // The request was read by whoever accepted; an answer in one go ends it.
    const { status = 200, says, body, headers = [] } = org.answer('');
    const inHeader = says.filter((text) => /^[\t\x20-\x7e\x80-\xff]*$/.test(text));
    const names = inHeader.filter((text) => /^[\w!#$%&'*+.^`|~-]{1,2000}$/.test(text));
    const head = [
      `HTTP/1.1 ${status} ${inHeader.join(' ')}`,
      `Content-Type: application/json; a=${inHeader.join('|')}`,
      ...inHeader.flatMap((text) => [
        `X-Echo: ${text}`,
        `Set-Cookie: ${text.replaceAll(/[=;\s]/g, '')}=1; Path=${text}`,
        `Location: https://elsewhere.example/${text}?x=${text}#state=${text}`,
        `WWW-Authenticate: Bearer error="${text}", error_description="${text}"`,
        `X-Okta-Request-Id: ${text}`,
      ]),
      ...names.map((text) => `${text}: 1`),
      ...headers,
      'Transfer-Encoding: chunked',
      'Connection: close',
    ].join('\r\n');
    const bytes = Buffer.from(
      body ?? `{${says.map((text) => `"${text}":"${text}","in":["x${text}"]`).join(',')},"error":"${says.join(' ')}"}`,
    );
    socket.write(`${head}\r\n\r\n`, 'latin1');
    for (let at = 0; at < bytes.length; at += CHUNK) {
      const part = bytes.subarray(at, at + CHUNK);
      socket.write(Buffer.concat([Buffer.from(`${part.length.toString(16)}\r\n`), part, Buffer.from('\r\n')]));
    }
    socket.end('0\r\n\r\n');
  });
  const org: HostileOrg = { ...origin, answer: () => ({ says: [] }) };
  return org;
}
