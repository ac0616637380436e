// Failures of the way to the host and of HTTP itself, by code.
import type { Failure } from '../../../shared/model/exchange.ts';
import type { FailureContext } from './failure-context.ts';

const NO_ROUTE = new Set(['EHOSTUNREACH', 'ENETUNREACH', 'ENETDOWN', 'EHOSTDOWN', 'EADDRNOTAVAIL']);
const BROKEN = new Set(['ECONNRESET', 'EPIPE', 'ECONNABORTED', 'ERR_STREAM_PREMATURE_CLOSE']);
/** Codes of zlib, and of brotli, which differ between versions of Node. */
const DAMAGED = /^(Z_|ERR_(BROTLI_DECODER)?_ERROR_|ERR_BROTLI_)/;
const BAD_REQUEST = new Set(['ERR_INVALID_CHAR', 'ERR_INVALID_HTTP_TOKEN', 'ERR_UNESCAPED_CHARACTERS']);

export function describeConnection(context: FailureContext): Failure {
  const { code, host, port } = context;
  const failed = (kind: Failure['kind'], message: string, fix: string): Failure => ({ kind, code, message, fix });
  if (code === 'ENOTFOUND' || code === 'EAI_NONAME' || code === 'EAI_NODATA') {
    return failed(
      'dns',
      `${host} was not found: the name does not exist in DNS.`,
      'Check the spelling of the domain; a name inside a company may need its VPN.',
    );
  }
  if (code?.startsWith('EAI_')) {
    return failed(
      'dns',
      `${host} could not be looked up: no DNS server answered.`,
      'Check the network connection and the VPN, then try again.',
    );
  }
  if (code === 'ECONNREFUSED') {
    return failed(
      'refused',
      `${host} refused the connection on port ${port}: nothing listens there.`,
      'Check the domain and the port, and that the server runs.',
    );
  }
  if (code !== null && NO_ROUTE.has(code)) {
    return failed(
      'refused',
      `${host} cannot be reached from this network.`,
      'Check the network connection and the VPN.',
    );
  }
  if (code === 'ETIMEDOUT') {
    return failed(
      'timeout',
      `${host} did not accept a connection on port ${port} in time.`,
      'A firewall may drop the traffic: check the VPN and the proxy settings.',
    );
  }
  if (context.phase === 'body' && code !== null && DAMAGED.test(code) && code !== 'Z_BUF_ERROR') {
    return failed(
      'truncated',
      `The compressed response of ${host} is damaged and cannot be unpacked further. What had arrived is kept.`,
      'Send the request again; if it happens again, something in between changes the bytes.',
    );
  }
  if (code !== null && (BROKEN.has(code) || code === 'Z_BUF_ERROR')) return describeBroken(context);
  if (code === 'HPE_HEADER_OVERFLOW') {
    return failed(
      'protocol',
      `${host} answered with more headers than are read (256 KiB).`,
      'Something in between may be adding them: check the proxy, then send it again.',
    );
  }
  if (code?.startsWith('HPE_') && context.phase === 'body') {
    return failed(
      'protocol',
      `${host} broke the rules of HTTP inside the response. What had arrived is kept.`,
      'Send the request again; if it happens again, something in between changes the bytes.',
    );
  }
  if (code?.startsWith('HPE_')) {
    return failed(
      'protocol',
      `${host} answered with something that is not valid HTTP.`,
      'Check that the address and port belong to a web server.',
    );
  }
  if (code !== null && BAD_REQUEST.has(code)) {
    return failed(
      'protocol',
      'The request cannot be written as HTTP: a header or the path holds a character that is not allowed.',
      'Look for line breaks and unusual characters in the headers and the path.',
    );
  }
  return failed(
    'protocol',
    `The exchange with ${host} failed${code === null ? '' : ` (${code})`}.`,
    'Try again; if it happens again, run the network check under Settings.',
  );
}

export function describeBroken({ code, host, phase, reused }: FailureContext): Failure {
  // Node says ECONNRESET for both: a connection that ended before the announced length, and one that was torn down.
  if (phase === 'body') {
    const message = `The response of ${host} ended early. What had arrived is kept.`;
    return { kind: 'truncated', code, message, fix: 'Send the request again.' };
  }
  if (reused) {
    const message = `${host} closed the kept-open connection just as the request was sent.`;
    return { kind: 'reset', code, message, fix: 'Send it again: a new connection will be opened.' };
  }
  return {
    kind: 'reset',
    code,
    message: `${host} closed the connection without an answer.`,
    fix: 'Try again; if it happens again, a firewall or proxy may be cutting the connection.',
  };
}
