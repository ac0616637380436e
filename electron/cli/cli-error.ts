// An error of the command line itself. It has the shape of the engine's (code, message, data), so that both are shown alike.
import type { ErrorData } from '../../shared/model/errors.ts';
import type { CliErrorCode } from './exit-code.ts';

export class CliError extends Error {
  override readonly name = 'CliError';
  readonly code: CliErrorCode;
  readonly data: ErrorData;

  constructor(code: CliErrorCode, message: string, data: ErrorData, options?: { cause?: unknown }) {
    super(message, options);
    this.code = code;
    this.data = data;
  }
}

/** An option that a command cannot do without. Not commander's own check: that one runs before it knows of typing mistakes. */
export function needed(value: string | undefined, flag: string, example: string): string {
  if (value === undefined) throw usageError(`${flag} is missing.`, `For example ${flag} ${example}.`);
  return value;
}

export function usageError(message: string, fix: string, meaning?: string): CliError {
  return new CliError('USAGE', message, meaning === undefined ? { fix } : { fix, meaning });
}
