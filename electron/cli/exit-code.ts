// What the command line reports to a script by its exit code, in one place (README, "Exit codes"). The five are kept apart so
// that a pipeline can distinguish "your integration is wrong" (4) from "I could not ask" (3) and "you called me wrongly" (1).
import type { ErrorCode } from '../../shared/model/errors.ts';
import { VERDICT_FACTS, type Verdict } from '../../shared/okta/verdict/verdicts.ts';

export const EXIT = {
  /** Done, and what was expected is so. */
  met: 0,
  /** The call is wrong: an unknown option, a name that does not exist, a write that was not armed. */
  usage: 1,
  /** A file that was given cannot be read or is not what it should be. */
  badFile: 2,
  /** It could not be run: unreachable, vault locked, busy, port taken, storage. */
  notRun: 3,
  /** It ran, and the answer is not the expected one. */
  notMet: 4,
} as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** The command line's own: `USAGE`, the arguments do not make a call; `UNFINISHED`, the work stopped without an end. */
export type CliErrorCode = ErrorCode | 'USAGE' | 'INTERNAL' | 'UNFINISHED';

export const EXIT_BY_ERROR: Record<CliErrorCode, ExitCode> = {
  USAGE: EXIT.usage,
  INVALID_INPUT: EXIT.usage,
  NOT_FOUND: EXIT.usage,
  CONFLICT: EXIT.usage,
  WRITE_NOT_ARMED: EXIT.usage,
  ORIGIN_REFUSED: EXIT.usage,
  FILE_INVALID: EXIT.badFile,
  VAULT_LOCKED: EXIT.notRun,
  VAULT_ABSENT: EXIT.notRun,
  VAULT_DAMAGED: EXIT.notRun,
  PASSPHRASE_WRONG: EXIT.notRun,
  PROTECTION_UNAVAILABLE: EXIT.notRun,
  SECRET_MISSING: EXIT.notRun,
  SIGN_IN_NEEDED: EXIT.notRun,
  ADDRESS_CHANGED: EXIT.notRun,
  UNREACHABLE: EXIT.notRun,
  STORAGE_FAILED: EXIT.notRun,
  PORT_TAKEN: EXIT.notRun,
  CANCELLED: EXIT.notRun,
  BUSY: EXIT.notRun,
  ORG_REFUSED: EXIT.notRun,
  UNSUPPORTED: EXIT.notRun,
  INTERNAL: EXIT.notRun,
  UNFINISHED: EXIT.notRun,
};

export function exitCodeOf(code: CliErrorCode): ExitCode {
  return EXIT_BY_ERROR[code];
}

/** False for what a proxy, a sign-in page or another server said in place of the org: then nothing was tried out (exit 3). */
export function isOfTheOrg(verdict: Verdict): boolean {
  return verdict === 'unclear' || VERDICT_FACTS[verdict].group !== 'network';
}

export function isErrorCode(code: unknown): code is CliErrorCode {
  return typeof code === 'string' && Object.hasOwn(EXIT_BY_ERROR, code);
}
