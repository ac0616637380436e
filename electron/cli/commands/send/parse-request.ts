// What only `send` takes of a request: headers, a timeout, the statuses that are right.
import { type CliError, usageError } from '../../cli-error.ts';

const CREDENTIALS = new Set(['authorization', 'proxy-authorization', 'cookie']);

/** `Name: value`. A header that carries a secret is refused: arguments can be read by every program of the machine. */
export function parseHeader(line: string): [string, string] {
  const match = /^([!#$%&'*+.^_`|~\w-]+)\s*:\s*(.*)$/s.exec(line);
  const [, name = '', value = ''] = match ?? [];
  if (!match || /[\r\n\0]/.test(value))
    throw usageError(`${JSON.stringify(nameOf(line))} is no header.`, "Write it as 'Name: value'.");
  if (CREDENTIALS.has(name.toLowerCase()))
    throw usageError(
      `--header does not take ${name}.`,
      'Pipe a token in with --token-stdin, or use --no-auth to send none.',
      'Arguments are no place for secrets: every program on this machine can read them.',
    );
  return [name, value.trim()];
}

/** What may be a secret is not repeated. */
const nameOf = (line: string): string => line.split(':')[0]?.slice(0, 40) ?? '';

/** Seconds as milliseconds, 0.1 to 600 s. */
export function parseTimeout(text: string): number {
  const seconds = Number(text);
  if (/^\d+(\.\d+)?$/.test(text) && seconds >= 0.1 && seconds <= 600) return Math.round(seconds * 1000);
  throw usageError(`--timeout takes seconds from 0.1 to 600, not ${text}.`, 'For example --timeout 10.');
}

export function parseStatuses(text: string): Set<number> {
  const parts = text.split(/[\s,]+/).filter((part) => part !== '');
  if (parts.length > 0 && parts.every((part) => /^[1-5]\d\d$/.test(part))) return new Set(parts.map(Number));
  throw wrongStatuses(text);
}

function wrongStatuses(text: string): CliError {
  return usageError(`--expect-status takes HTTP statuses, not ${text}.`, 'For example --expect-status 200 or 200,404.');
}
