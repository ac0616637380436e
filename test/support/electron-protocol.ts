// The conversion that Electron's `protocol.handle` applies between a page's fetch and a handler, written from its documentation,
// so that what Electron will do to requests and responses is exercised where its binary is not: no signal reaches
// the handler, repeated headers are lost, an abort shows only as a cancelled stream, a thrown error is a load without a reason.

export type ProtocolHandler = (request: Request) => Response | Promise<Response>;

/**
 * What a page on the scheme gets for `fetch(request)`. Rejects as a page's fetch does: TypeError for a failed load,
 * AbortError once the request's signal is aborted.
 * @param streamed the page sends its body as a stream: then it arrives half-duplex, else as one buffer
 */
export async function throughElectronProtocol(
  request: Request,
  handler: ProtocolHandler,
  { streamed = false }: { streamed?: boolean } = {},
): Promise<Response> {
  const { signal } = request;
  if (signal.aborted) throw aborted();
  const asked = new Request(request.url, {
    method: request.method,
    headers: withBrowserHeaders(request),
    referrer: '',
    body: request.body === null ? null : streamed ? request.body : await request.arrayBuffer(),
    ...(streamed ? { duplex: 'half' } : {}),
  } as RequestInit);
  const answer = await orAborted(answerOf(handler, asked), signal);
  if (answer === null) throw new TypeError('Failed to fetch');
  return toPageResponse(answer, signal);
}

/** Null for what Electron turns into a failed load. */
async function answerOf(handler: ProtocolHandler, request: Request): Promise<Response | null> {
  try {
    const response: unknown = await handler(request);
    if (typeof response !== 'object' || response === null) return null;
    return (response as Response).type === 'error' ? null : (response as Response);
  } catch {
    return null;
  }
}

/** What Chromium adds by itself. */
function withBrowserHeaders(request: Request): Headers {
  const headers = new Headers(request.headers);
  const { protocol, host } = new URL(request.url);
  if (!headers.has('accept')) headers.set('accept', '*/*');
  headers.set('user-agent', 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Electron/45');
  headers.set('sec-fetch-site', 'same-origin');
  headers.set('sec-fetch-mode', 'cors');
  if (request.method !== 'GET' && request.method !== 'HEAD') headers.set('origin', `${protocol}//${host}`);
  return headers;
}

/** Headers through `Object.fromEntries`: of a repeated one, the last stays. */
function toPageResponse(response: Response, signal: AbortSignal): Response {
  const { body, status, statusText } = response;
  if (body !== null && !(body instanceof ReadableStream)) throw new TypeError('Failed to fetch');
  const headers = Object.fromEntries(response.headers);
  return new Response(body === null ? null : throughPipe(body, signal), { status, statusText, headers });
}

/** Chunk by chunk; an abort by the page cancels the handler's stream and fails the page's. */
function throughPipe(source: ReadableStream<Uint8Array>, signal: AbortSignal): ReadableStream<Uint8Array> {
  const reader = source.getReader();
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const stop = () => {
          controller.error(aborted());
          reader.cancel().catch(() => undefined);
        };
        signal.addEventListener('abort', stop, { once: true });
      },
      async pull(controller) {
        try {
          const { done, value } = await reader.read();
          if (done) controller.close();
          else controller.enqueue(value);
        } catch {
          controller.error(new TypeError('network error'));
        }
      },
      cancel: () => reader.cancel(),
    },
    { highWaterMark: 0 },
  );
}

/** The handler is not notified of an abort before its response: its work goes on and is dropped. */
function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(aborted()), { once: true });
    work.then(resolve, reject);
  });
}

function aborted(): DOMException {
  return new DOMException('The user aborted a request.', 'AbortError');
}
