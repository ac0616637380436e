// Whatever was thrown, as something to show: what happened, what it means, what to do next.
import { ORPCError } from '@orpc/client';
import type { ErrorData } from '../../shared/model/errors.ts';
import { HostLostError, SessionEndedError } from './connection.ts';

export interface UserError {
  /** A code of the contract, or `HOST_LOST`, `SESSION_ENDED`, `UNEXPECTED`. */
  code: string;
  message: string;
  meaning: string | null;
  fix: string;
  details: Record<string, string | number | boolean>;
}

const plain = (code: string, message: string, meaning: string | null, fix: string): UserError => ({
  code,
  message,
  meaning,
  fix,
  details: {},
});

/** True when the person (or a newer call) ended the call: nothing to show. */
export function isAbort(thrown: unknown): boolean {
  return thrown instanceof DOMException && thrown.name === 'AbortError';
}

const isPlainValue = (value: unknown): value is string | number | boolean =>
  ['string', 'number', 'boolean'].includes(typeof value);

/** By hand: zod, which would be here for this alone, is a tenth of the code that a start waits for. */
function readErrorData(data: unknown): ErrorData | null {
  if (typeof data !== 'object' || data === null || !('fix' in data) || typeof data.fix !== 'string') return null;
  const meaning = 'meaning' in data && typeof data.meaning === 'string' ? data.meaning : undefined;
  const details = 'details' in data && typeof data.details === 'object' ? Object.entries(data.details ?? {}) : [];
  return { fix: data.fix, meaning, details: Object.fromEntries(details.filter(([, value]) => isPlainValue(value))) };
}

/** The first complaint of a refused input, as `path: message`. */
function firstIssue(data: unknown): string | null {
  if (typeof data !== 'object' || data === null || !('issues' in data) || !Array.isArray(data.issues)) return null;
  const issue: unknown = data.issues[0];
  if (typeof issue !== 'object' || issue === null || !('message' in issue)) return null;
  const path = 'path' in issue && Array.isArray(issue.path) ? issue.path.map(String).join('.') : '';
  return path ? `${path}: ${String(issue.message)}` : String(issue.message);
}

export function toUserError(thrown: unknown): UserError {
  if (thrown instanceof SessionEndedError)
    return plain(
      'SESSION_ENDED',
      thrown.message,
      'It was restarted, or this address was opened before.',
      'Open the address that Scopebench printed at its start.',
    );
  if (thrown instanceof ORPCError) {
    const data = readErrorData(thrown.data);
    if (data)
      return {
        code: thrown.code,
        message: thrown.message,
        meaning: data.meaning ?? null,
        fix: data.fix,
        details: data.details ?? {},
      };
    const issue = firstIssue(thrown.data);
    if (issue) return plain('INVALID_INPUT', 'This input cannot be taken.', issue, 'Change it and try again.');
    return plain(
      thrown.code,
      'Scopebench could not do this.',
      thrown.message,
      'Try again; if it stays, restart Scopebench.',
    );
  }
  // A stream that breaks off in the middle surfaces as a TypeError of the browser.
  if (thrown instanceof HostLostError || thrown instanceof TypeError)
    return plain(
      'HOST_LOST',
      'Scopebench’s local service does not answer.',
      'It may have been closed. What you typed is still here.',
      'Start Scopebench again, then retry.',
    );
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return plain(
    'UNEXPECTED',
    'Something went wrong inside Scopebench.',
    message,
    'Try again; if it stays, restart Scopebench.',
  );
}
