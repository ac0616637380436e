// The body of a request, refused while it is received, as soon as it is too large: a caller without a session must not fill the memory.

/** The request with no more body than `mostBytes`; null when it has more. What is not read any more is cancelled. */
export async function limitBody(request: Request, mostBytes: number): Promise<Request | null> {
  const declared = Number(request.headers.get('content-length') ?? Number.NaN);
  if (declared > mostBytes) {
    await drop(request);
    return null;
  }
  // What says its length has no more: HTTP ends the body there.
  if (request.body === null || declared <= mostBytes) return request;
  const reader = request.body.getReader();
  const parts: Uint8Array[] = [];
  let size = 0;
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    size += next.value.byteLength;
    if (size > mostBytes) {
      reader.cancel().catch(() => undefined);
      return null;
    }
    parts.push(next.value);
  }
  const { url, method, headers, signal } = request;
  return new Request(url, { method, headers, signal, body: Buffer.concat(parts) });
}

async function drop({ body }: Request): Promise<void> {
  await body?.cancel().catch(() => undefined);
}
