// Speaks the DevTools protocol with a browser over two pipes that only its parent holds: JSON messages with a zero byte after
// each. No port is opened.

/** @returns {{ send(method: string, params?: object, sessionId?: string): Promise<any>, on(method: string, listener: Function): void }} */
export function createDevtoolsPipe(write, read) {
  const waiting = new Map();
  const listeners = new Map();
  let nextId = 0;
  let rest = Buffer.alloc(0);
  read.on('data', (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    for (let end = rest.indexOf(0); end >= 0; end = rest.indexOf(0)) {
      const message = JSON.parse(rest.subarray(0, end).toString('utf8'));
      rest = rest.subarray(end + 1);
      if (message.id === undefined) listeners.get(message.method)?.(message.params, message.sessionId);
      else {
        const { resolve, reject } = waiting.get(message.id) ?? {};
        waiting.delete(message.id);
        if (message.error) reject?.(new Error(message.error.message));
        else resolve?.(message.result);
      }
    }
  });
  const closed = () => {
    for (const { reject } of waiting.values()) reject(new Error('The browser has ended.'));
    waiting.clear();
  };
  for (const stream of [write, read]) stream.on('error', closed).on('close', closed);
  return {
    send: (method, params = {}, sessionId = undefined) =>
      new Promise((resolve, reject) => {
        nextId += 1;
        waiting.set(nextId, { resolve, reject });
        write.write(`${JSON.stringify({ id: nextId, method, params, sessionId })}\0`);
      }),
    on: (method, listener) => listeners.set(method, listener),
  };
}
