// What becomes of a request that is answered before it was read to its end. Closing at once would tear the connection down
// under a client that is still sending, often before it sees the answer. So the answer is sent whole, what still arrives is
// thrown away unseen for a while, and then the connection ends.
import type { IncomingMessage, ServerResponse } from 'node:http';

const LONGEST_MS = 2_000;
/** Far more than is on its way when a client learns of the answer, and soon discarded. */
const MOST_BYTES = 16 * 1024 * 1024;
const LOOK_MS = 20;

/** Send the answer, ask the client to stop, and close once it has stopped or its time is up. */
export async function sendAndClose(outgoing: ServerResponse, response: Response): Promise<void> {
  for (const [name, value] of response.headers) outgoing.setHeader(name, value);
  outgoing.setHeader('connection', 'close');
  const body = Buffer.from(await response.arrayBuffer());
  outgoing.writeHead(response.status).flushHeaders();
  outgoing.write(body);
  await discardRest(outgoing.req);
  outgoing.end();
}

/** The same for an answer that goes its usual way: a connection whose request has no end is not kept. */
export function closeUnlessRead(outgoing: ServerResponse): void {
  const { req } = outgoing;
  outgoing.once('finish', async () => {
    if (!req.complete && !(await discardRest(req))) req.socket.destroySoon();
  });
}

/** True when the request has ended meanwhile. */
function discardRest(incoming: IncomingMessage): Promise<boolean> {
  return new Promise((resolve) => {
    const { socket } = incoming;
    const began = { at: performance.now(), bytes: socket.bytesRead };
    const done = () => {
      clearInterval(watch);
      resolve(incoming.complete);
    };
    // By what the socket has read, since a request that is being discarded does not report its bytes.
    const watch = setInterval(() => {
      const late = performance.now() - began.at > LONGEST_MS;
      if (late || socket.bytesRead - began.bytes > MOST_BYTES) done();
    }, LOOK_MS).unref();
    for (const event of ['end', 'close', 'error']) incoming.once(event, done);
    if (incoming.readableEnded || incoming.destroyed) return done();
    // Whoever read until now would go on keeping what arrives.
    incoming.removeAllListeners('data').resume();
  });
}
