// A request as the bytes say it: fetch refuses methods and headers that anybody else can send. And what a well-formed answer
// of the org is, whatever was sent.
import { type Agent, request } from 'node:http';

export interface RawRequest {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: string | null;
}

export interface RawAnswer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
}

const PATIENCE_MS = 15_000;

/** Rejects when no whole answer arrives in time. */
export function sendRaw(port: number, agent: Agent, { method, path, headers, body }: RawRequest): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const length = body === null ? {} : { 'content-length': String(Buffer.byteLength(body)) };
    const sent = request(
      { host: '127.0.0.1', port, agent, method, path, headers: { ...headers, ...length }, timeout: PATIENCE_MS },
      (response) => {
        response.setEncoding('utf8');
        let text = '';
        response.on('data', (chunk: string) => {
          text += chunk;
        });
        response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }));
        response.on('error', reject);
      },
    );
    sent.on('timeout', () => sent.destroy(new Error(`no answer within ${PATIENCE_MS} ms: ${method} ${path}`)));
    sent.on('error', reject);
    sent.end(body ?? undefined);
  });
}

/** What is wrong with the answer, or null. */
export function faultOf({ method }: RawRequest, { status, headers, text }: RawAnswer): string | null {
  if (status < 200 || status >= 500) return `status ${status}`;
  if (typeof headers['x-okta-request-id'] !== 'string') return 'no request id';
  if (Number.isNaN(Date.parse(String(headers.date)))) return 'no date';
  if (text === '') return method === 'HEAD' || status < 400 || explainsItself(status, headers) ? null : 'a mute error';
  if (method === 'HEAD') return 'a body after HEAD';
  const json = parse(text);
  if (json === undefined) return 'a body that is no JSON';
  return status < 400 || isManagementError(json) || isOAuthError(json) ? null : 'an error of no known shape';
}

/** 411 has no body by HTTP and no other reason than itself. */
const explainsItself = (status: number, headers: RawAnswer['headers']): boolean =>
  status === 411 || /error="[^"]+", error_description="[^"]+"/.test(String(headers['www-authenticate']));

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isManagementError(json: unknown): boolean {
  if (typeof json !== 'object' || json === null) return false;
  const { errorCode, errorSummary, errorLink, errorId, errorCauses, ...rest } = json as Record<string, unknown>;
  return (
    [errorCode, errorSummary, errorId].every((field) => typeof field === 'string' && field !== '') &&
    errorLink === errorCode &&
    Array.isArray(errorCauses) &&
    errorCauses.every((cause) => typeof cause?.errorSummary === 'string') &&
    Object.keys(rest).length === 0
  );
}

function isOAuthError(json: unknown): boolean {
  if (typeof json !== 'object' || json === null) return false;
  const { error, error_description, ...rest } = json as Record<string, unknown>;
  return (
    [error, error_description].every((field) => typeof field === 'string' && field !== '') &&
    Object.keys(rest).length === 0
  );
}
