// What the sentences about a failed attempt are made of.

export interface FailureContext {
  host: string;
  port: string;
  /** The timeout in force. */
  seconds: number;
  phase: 'headers' | 'body';
  reused: boolean;
  proxy: string | null;
  /** The system's or Node's code; null when there is none. */
  code: string | null;
}

/** The code of an error, of its cause, or of the first of several attempts (an AggregateError of happy eyeballs). */
export function errorCode(error: unknown): string | null {
  for (const candidate of [error, firstOf(error), causeOf(error)]) {
    const code = (candidate as { code?: unknown } | null | undefined)?.code;
    if (code === 'EPROTO') return handshakeCode(candidate);
    if (typeof code === 'string' && code !== '') return code;
  }
  return null;
}

/** A server that speaks no TLS: OpenSSL and BoringSSL say so in the text only, under the general EPROTO. */
function handshakeCode(error: unknown): string {
  const text = error instanceof Error ? error.message : '';
  return /wrong.version.number|packet.length.too.long|http.request/i.test(text)
    ? 'ERR_SSL_WRONG_VERSION_NUMBER'
    : 'EPROTO';
}

function firstOf(error: unknown): unknown {
  return error instanceof AggregateError ? error.errors[0] : null;
}

function causeOf(error: unknown): unknown {
  return error instanceof Error ? error.cause : null;
}
