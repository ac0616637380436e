// The one error class that leaves the engine: a stable code of the contract, what happened, and what to do next.
// Anything else that is thrown is a bug and reaches the page as an internal error without its text.
import type { ErrorCode, ErrorData } from '../../shared/model/errors.ts';
import type { Failure, Timing } from '../../shared/model/exchange.ts';

export class BenchError extends Error {
  override readonly name = 'BenchError';
  readonly code: ErrorCode;
  readonly data: ErrorData;

  constructor(code: ErrorCode, message: string, data: ErrorData, options?: { cause?: unknown }) {
    super(message, options);
    this.code = code;
    this.data = data;
  }
}

/** The data folder takes nothing now: it cannot be written, or another process has had its lock for too long. */
export function isFolderUnusable(error: unknown): boolean {
  return error instanceof BenchError && (error.code === 'STORAGE_FAILED' || error.code === 'BUSY');
}

/** A body had more bytes, decoded, than may be kept of one; what was received until then is kept. */
export class BodyTooLarge extends Error {
  override readonly name = 'BodyTooLarge';
  readonly maxBytes: number;
  /** Where it was kept: on the disk the limit is a setting, in memory it is not. */
  readonly place: 'disk' | 'memory';

  constructor(maxBytes: number, place: 'disk' | 'memory') {
    super(`more than ${maxBytes} bytes`);
    this.maxBytes = maxBytes;
    this.place = place;
  }
}

/** The wire could not get an answer. Carries what the exchange shows; never thrown out of the engine. */
export class WireError extends Error {
  override readonly name = 'WireError';
  readonly failure: Failure;
  readonly timing: Timing;

  constructor(failure: Failure, timing: Timing, options?: { cause?: unknown }) {
    super(failure.message, options);
    this.failure = failure;
    this.timing = timing;
  }
}
