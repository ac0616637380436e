// The one gate that decides which errors leave: a BenchError with its code and sentences, bad input with the place,
// and nothing of anything else.
import { ORPCError, os, ValidationError } from '@orpc/server';
import { ERROR_STATUS, type ErrorData } from '../../shared/model/errors.ts';
import { BenchError } from '../engine/errors.ts';
import { issueWords } from '../engine/issue-words.ts';

/** Middleware: what a handler throws becomes a typed error of the contract. */
export const benchErrors = os.middleware(async ({ next }) => {
  try {
    return await next();
  } catch (error) {
    throw toContractError(error);
  }
});

/** The same for what a stream throws after its handler has returned. */
export async function* iterateWithBenchErrors<T>(source: AsyncGenerator<T>): AsyncGenerator<T> {
  try {
    yield* source;
  } catch (error) {
    throw toContractError(error);
  }
}

function toContractError(error: unknown): unknown {
  if (error instanceof BenchError)
    return new ORPCError(error.code, {
      status: ERROR_STATUS[error.code],
      message: error.message,
      data: error.data,
      cause: error,
    });
  if (error instanceof ORPCError && error.cause instanceof ValidationError && error.code === 'BAD_REQUEST') {
    const data: ErrorData = {
      fix: 'Correct it and try again; nothing was sent or changed.',
      meaning: error.cause.issues.map(issueWords).join(' '),
    };
    return new ORPCError('INVALID_INPUT', {
      status: ERROR_STATUS.INVALID_INPUT,
      message: 'Something in the input is not usable.',
      data,
    });
  }
  return error;
}
